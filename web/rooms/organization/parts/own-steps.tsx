import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api } from '../api.ts';
import { ConfirmSteps } from './confirm-steps.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Two-step sign-in: off, being set up, with its recovery codes to keep, on. */
export function OwnSteps() {
  const me = useMe();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<string[] | null>(null);
  const start = useMutation({ mutationFn: () => api('POST /me/totp') });
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          void queries.invalidateQueries(meQuery);
        }}
      />
    );
  if (me.totp) return <p className="m-0 text-ink-2">{t('organization.own.steps.on')}</p>;
  if (start.data) return <ConfirmSteps secret={start.data.secret} qr={start.data.qr} onDone={setCodes} onCancel={start.reset} />;
  return (
    <div className="grid justify-items-start gap-3">
      {start.error ? <Problem error={start.error} /> : null}
      <p className="m-0 text-ink-2">{t('organization.own.steps.about')}</p>
      <Button busy={start.isPending} onClick={() => start.mutate()}>
        {t('organization.own.steps.start')}
      </Button>
    </div>
  );
}
