import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import type { Matrix } from '../api.ts';
import { offerQuery } from './trial-queries.ts';
import { useLeads } from './trial-say.ts';
import { TrialStart } from './trial-start.tsx';

/** Whom half of the team would be, where the draft can be tried at all. */
export function TrialStep({ matrix }: { matrix: Matrix }) {
  const offer = useQuery({ ...offerQuery(500, 28), enabled: useLeads() && matrix.version.checkedAt !== null });
  const { people, widened, whyNot } = offer.data ?? {};
  return people && whyNot === null
    ? t('attributions.step.try.who', { people, widened: widened ?? 0 })
    : t('attributions.step.try.free');
}

/** Begins a trial of the draft. `why`: what stands in the way of authorising it at all. */
export function TrialButton({ matrix, why }: { matrix: Matrix; why: string | null }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  useKeys('here', why ? [] : [{ keys: 'p', word: 'attributions.trial.try', run: () => setAsking(true) }]);
  return (
    <>
      <Button why={why} onClick={() => setAsking(true)} {...(why ? {} : { keys: 'p' })}>
        {t('attributions.trial.try')}
      </Button>
      <TrialStart
        open={asking}
        onClose={() => setAsking(false)}
        matrix={matrix}
        onStarted={(id) => void navigate({ to: '/attributions', search: { tab: 'trials', id } })}
      />
    </>
  );
}
