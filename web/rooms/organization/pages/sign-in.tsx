import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { firstRunQuery } from '../api.ts';
import { DoorFrame } from '../parts/door-frame.tsx';
import { SignInCode } from '../parts/sign-in-code.tsx';
import { SignInPassword } from '../parts/sign-in-password.tsx';

/** Password, then a code where one is asked for, then back to where the person was going. */
export function SignIn() {
  const { next } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const router = useRouter();
  const queries = useQueryClient();
  const firstRun = useQuery(firstRunQuery);
  const enter = (): void => {
    // Nothing that somebody else read on this page stays in its memory.
    queries.clear();
    router.history.replace(next ?? '/');
  };
  if (firstRun.data?.needed) return <Navigate to="/first-run" replace />;
  return step === 'code' ? (
    <DoorFrame title={t('organization.signIn.second')} todo={t('organization.signIn.second.todo', { email })}>
      <SignInCode onDone={enter} onBack={() => setStep('password')} />
    </DoorFrame>
  ) : (
    <DoorFrame title={t('organization.signIn.title')} todo={next ? t('organization.signIn.next') : undefined}>
      <SignInPassword email={email} onEmail={setEmail} onDone={enter} onCode={() => setStep('code')} />
    </DoorFrame>
  );
}
