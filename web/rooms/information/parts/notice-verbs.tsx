import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { information, type Notice, noticeQuery } from '../api.ts';
import type { FormWish } from './form.ts';

/** What whoever leads it may do with a notice. Withdrawing is not taken back, so it is asked once, with what follows from it. */
export function NoticeVerbs({ notice, onWrite }: { notice: Notice; onWrite: (wish: FormWish) => void }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [key] = useState(newKey);
  const may = (verb: Notice['may'][number]): boolean => notice.may.includes(verb);
  const change = useMutation({
    mutationFn: (verb: 'publish' | 'withdraw') =>
      information(`POST /notices/:noticeId/${verb}`, { params: { noticeId: notice.id }, key: `${key}${verb}` }),
    onSuccess: (next) => {
      setAsking(false);
      queries.setQueryData(noticeQuery(notice.id).queryKey, next);
      void queries.invalidateQueries({ queryKey: ['information'] });
    },
  });
  if (!may('change') && !may('publish') && !may('supersede') && !may('withdraw')) return null;
  return (
    <div className="grid gap-2 pt-1.5">
      {change.error && !asking ? <Problem error={change.error} /> : null}
      <div className="flex flex-wrap gap-2">
        {may('publish') ? (
          <Button tone="primary" busy={change.isPending} onClick={() => change.mutate('publish')}>
            {t('information.publish')}
          </Button>
        ) : null}
        {may('change') ? <Button onClick={() => onWrite({ kind: 'change', notice })}>{t('information.change')}</Button> : null}
        {may('supersede') ? (
          <Button onClick={() => onWrite({ kind: 'supersede', notice })}>{t('information.supersede')}</Button>
        ) : null}
        {may('withdraw') ? (
          <Button tone="danger" onClick={() => setAsking(true)}>
            {t(notice.phase === 'draft' ? 'information.drop' : 'information.withdraw')}
          </Button>
        ) : null}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('information.withdraw.title', { number: notice.number })}
        width="s"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('shell.cancel')}</Button>
            <Button tone="danger" busy={change.isPending} onClick={() => change.mutate('withdraw')}>
              {t(notice.phase === 'draft' ? 'information.drop' : 'information.withdraw')}
            </Button>
          </>
        }
      >
        {change.error ? <Problem error={change.error} className="mb-3" /> : null}
        <p className="m-0">
          {notice.phase === 'draft'
            ? t('information.drop.means')
            : notice.supersedes
              ? t('information.withdraw.restores', { number: notice.supersedes.number })
              : t('information.withdraw.means')}
        </p>
      </Dialog>
    </div>
  );
}
