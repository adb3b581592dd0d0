import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { said, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { type Proposal, proposing } from '../api.ts';
import { changesPolicy } from './proposal-say.ts';

type DismissProps = { one: Proposal; open: boolean; onClose: () => void; onDone: () => void };

function Dismiss({ one, open, onClose, onDone }: DismissProps) {
  const [reason, setReason] = useState('');
  const key = useState(newKey)[0];
  const dismiss = useMutation({
    mutationFn: () =>
      proposing('POST /attributions/proposals/:proposalId/dismiss', { params: { proposalId: one.id }, body: { reason }, key }),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('attributions.proposals.dismiss')}
      description={t('attributions.proposals.dismiss.means')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            tone="primary"
            busy={dismiss.isPending}
            why={reason.trim() === '' ? t('attributions.proposals.dismiss.noReason') : null}
            onClick={() => dismiss.mutate()}
          >
            {t('attributions.proposals.dismiss.short')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {dismiss.error ? <Problem error={dismiss.error} kept={t('attributions.proposals.kept')} /> : null}
        <Field label={t('attributions.proposals.dismiss.reason')}>
          <Textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
      </div>
    </Dialog>
  );
}

/** What can be made of a proposal: into the draft, or away with a reason. Whoever only reads is told who decides. */
export function ProposalFoot({ one }: { one: Proposal }) {
  const { role } = useMe().person;
  const queries = useQueryClient();
  const [dismissing, setDismissing] = useState(false);
  const key = useState(newKey)[0];
  const refresh = () => void queries.invalidateQueries({ queryKey: ['attributions'] });
  const accept = useMutation({
    mutationFn: () => proposing('POST /attributions/proposals/:proposalId/accept', { params: { proposalId: one.id }, key }),
    onSuccess: refresh,
  });
  const { may } = one;
  useKeys('here', [
    ...(may.accept ? [{ keys: 'a', word: 'attributions.key.proposal.accept' as const, run: () => accept.mutate() }] : []),
    ...(may.dismiss ? [{ keys: 'd', word: 'attributions.key.proposal.dismiss' as const, run: () => setDismissing(true) }] : []),
  ]);
  if (!may.accept && !may.dismiss) {
    return one.state === 'open' ? (
      <p className="m-0 border-t border-line-strong bg-paper px-6 py-3 text-s text-ink-2">{t('attributions.proposals.mayNot')}</p>
    ) : null;
  }
  const drafts = changesPolicy(one);
  const as = said(`organization.role.${role}`) ?? role;
  return (
    <footer className="grid gap-2 border-t border-line-strong bg-surface px-4 py-3 sm:px-6">
      {accept.error ? <Problem error={accept.error} kept={t('attributions.proposals.kept')} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <p className="m-0 mr-auto min-w-64 flex-1 text-s text-ink-2 max-sm:hidden">
          <span className="block font-semibold text-ink">
            <Sign kind="own" /> {t('attributions.proposals.may', { role: as })}
          </span>
          {t(drafts ? 'attributions.proposals.may.draft' : 'attributions.proposals.may.plain')}
        </p>
        {may.dismiss ? (
          <Button keys="d" onClick={() => setDismissing(true)} className="max-sm:min-h-12 max-sm:flex-1">
            {t('attributions.proposals.dismiss')}
          </Button>
        ) : null}
        {may.accept ? (
          <Button
            tone="primary"
            keys="a"
            busy={accept.isPending}
            onClick={() => accept.mutate()}
            className="max-sm:min-h-12 max-sm:flex-1"
          >
            {t(drafts ? 'attributions.proposals.accept' : 'attributions.proposals.accept.plain')}
          </Button>
        ) : null}
      </div>
      <Dismiss one={one} open={dismissing} onClose={() => setDismissing(false)} onDone={refresh} />
    </footer>
  );
}
