import { money } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign, type SignKind } from '../../../ui/sign.tsx';
import type { Request } from '../api.ts';
import { firstName } from './choice.ts';
import { dueWords } from './due.ts';
import { useNow } from '../../../lib/now.ts';

export const signOf: Record<Request['kind'], SignKind> = {
  authorization: 'authorised',
  consultation: 'consulted',
  supply: 'supply',
};

/** What sets this one apart from the next: it waits for the asker, a deputy holds it, it climbed, somebody has it in hand. */
function remark(request: Request): string {
  if (!request.isOpen) return said(`requests.outcome.${request.outcome ?? ''}`) ?? request.outcome ?? '';
  if (request.waitingFor === 'asker') return t('requests.row.waitsForAsker', { name: firstName(request.askedBy.name) });
  if (request.to.standsInFor) return t('requests.row.standsIn', { name: request.to.standsInFor });
  if (request.takenBy) return t('requests.row.taken', { name: request.takenBy });
  if (request.level > 0) return t('requests.row.climbed');
  return request.reminders > 0 ? t('requests.row.reminders', { count: request.reminders }) : '';
}

/** One request in the list. `RequestRow` and `AskedRow` differ in whom they name: who asks, or who was asked. */
function Row({ item, person }: { item: Request; person: string }) {
  const due = dueWords(item, useNow());
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-3">
        <b className="truncate font-semibold">{item.title}</b>
        <span className={cx('num shrink-0', due.pressing ? 'font-semibold text-bad' : 'text-ink-2')}>{due.text}</span>
      </div>
      <span className="num truncate text-ink-2">
        {item.amount ? `${money(item.amount)} · ` : ''}
        {t('requests.row.case', { key: item.caseKey })}
      </span>
      <div className="flex min-w-0 items-center gap-2.5 text-meta text-ink-2">
        <Sign kind={signOf[item.kind]} />
        {item.isOpen && item.waitingFor === 'asker' ? null : <span className="truncate">{person}</span>}
        <span className="max-w-[60%] shrink-0 truncate">{remark(item)}</span>
      </div>
    </div>
  );
}

export const RequestRow = ({ item }: { item: Request }) => (
  <Row item={item} person={t('requests.row.from', { name: item.askedBy.name })} />
);
export const AskedRow = ({ item }: { item: Request }) => (
  <Row item={item} person={t('requests.row.to', { name: item.to.name })} />
);
