import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { firstRunQuery } from '../api.ts';
import { DoorFrame } from '../parts/door-frame.tsx';
import { FirstRunForm } from '../parts/first-run-form.tsx';
import { FirstSteps } from '../parts/first-steps.tsx';

/** Nobody has made the centre yet: makes it, and says what comes first. */
export function FirstRun() {
  const [made, setMade] = useState<string | null>(null);
  const queries = useQueryClient();
  const firstRun = useQuery({ ...firstRunQuery, enabled: made === null });
  if (made !== null) return <FirstSteps centre={made} />;
  if (firstRun.data?.needed === false) return <Navigate to="/sign-in" replace />;
  return (
    <DoorFrame title={t('organization.firstRun.title')} todo={t('organization.firstRun.todo')} ownLanguage>
      <FirstRunForm
        onDone={(centre) => {
          setMade(centre);
          queries.clear();
        }}
      />
    </DoorFrame>
  );
}
