import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { duration, moment } from '../../../lib/format.ts';
import { useNow } from '../../../lib/now.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { api, type CallBack } from '../api.ts';
import { CallNumber } from './call-number.tsx';
import { DropCallBack } from './drop-call-back.tsx';
import { spelled } from './said.ts';

function Due({ owed }: { owed: CallBack }) {
  const now = useNow();
  if (owed.state !== 'open')
    return (
      <span className={cx('num text-right', owed.late ? 'text-bad' : 'text-ink-2')}>
        {t(owed.state === 'dropped' ? 'phone.owed.dropped' : owed.late ? 'phone.owed.late' : 'phone.owed.kept', {
          at: moment(owed.endedAt ?? ''),
        })}
      </span>
    );
  const left = Date.parse(owed.dueAt) - now;
  return (
    <span className={cx('num text-right font-semibold', left < 0 && 'text-bad')}>
      {left < 0 ? t('shell.late', { time: duration(left) }) : t('phone.owed.by', { at: moment(owed.dueAt) })}
    </span>
  );
}

/** Somebody who is owed a call: since when and why, until when, who calls, and what may be done. */
export function CallBackRow({ owed }: { owed: CallBack }) {
  const queries = useQueryClient();
  const { person } = useMe();
  const [dropping, setDropping] = useState(false);
  const params = { callBackId: owed.id };
  const onSuccess = (): Promise<void> => queries.invalidateQueries({ queryKey: ['phone'] });
  const take = useMutation({ mutationFn: () => api('POST /phone/call-backs/:callBackId/take', { params }), onSuccess });
  const again = useMutation({ mutationFn: () => api('POST /phone/call-backs/:callBackId/try', { params, body: {} }), onSuccess });
  const done = useMutation({
    mutationFn: () => api('POST /phone/call-backs/:callBackId/end', { params, body: { state: 'done' } }),
    onSuccess,
  });
  const error = take.error ?? again.error ?? done.error;
  const mine = owed.takenById === person.id;
  const number = spelled(owed.number);
  const known = owed.name && owed.name !== owed.number;
  return (
    <li className="border-b border-line px-4 py-3 sm:px-6">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
        <p className="m-0 truncate">
          <span className="font-semibold">{known ? owed.name : number}</span>
          {known ? <span className="num text-ink-2"> · {number}</span> : null}
        </p>
        <Due owed={owed} />
      </div>
      <p className="num m-0 text-s text-ink-2">
        {t(`phone.owed.why.${owed.reason}`, { at: moment(owed.createdAt), who: owed.createdBy })}
        {owed.takenBy ? ` · ${mine ? t('phone.owed.mine') : t('phone.owed.taken', { who: owed.takenBy })}` : ''}
        {owed.attempts > 0 ? ` · ${t('phone.owed.attempts', { count: owed.attempts })}` : ''}
        {owed.nextTryAt ? ` · ${t('phone.owed.next', { at: moment(owed.nextTryAt) })}` : ''}
      </p>
      {owed.note ? <p className="m-0 pt-0.5">{owed.note}</p> : null}
      {error ? <Problem error={error} kept={null} className="my-2" /> : null}
      <div className="flex flex-wrap items-center gap-2 pt-2">
        {owed.state === 'open' ? (
          <>
            <CallNumber number={owed.number} words={t('phone.owed.call')} onCall={() => (mine ? undefined : take.mutate())} />
            {mine ? null : (
              <Button size="s" busy={take.isPending} onClick={() => take.mutate()}>
                {t('phone.owed.take')}
              </Button>
            )}
            <Button size="s" busy={again.isPending} onClick={() => again.mutate()}>
              {t('phone.owed.try')}
            </Button>
            <Button size="s" busy={done.isPending} onClick={() => done.mutate()}>
              {t('phone.owed.done')}
            </Button>
            <Button size="s" tone="quiet" onClick={() => setDropping(true)}>
              {t('phone.owed.drop')}
            </Button>
          </>
        ) : null}
        {owed.caseId ? (
          <Link
            to="/case/$caseId"
            params={{ caseId: owed.caseId }}
            className="link ml-auto inline-flex min-h-6 items-center text-s"
          >
            {owed.caseKey}
          </Link>
        ) : null}
      </div>
      {dropping ? <DropCallBack owed={owed} onClose={() => setDropping(false)} /> : null}
    </li>
  );
}
