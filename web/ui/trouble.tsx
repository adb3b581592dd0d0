import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Problem } from './problem.tsx';

/** In place of a screen that could not be drawn. Trying again asks the server again, for this screen and for who may see it. */
export function Trouble({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const again = async (): Promise<void> => {
    queries.reset();
    await router.invalidate();
    reset();
  };
  return (
    <div className="mx-auto max-w-140 p-6">
      <Problem error={error} kept={null} onRetry={() => void again()} />
    </div>
  );
}
