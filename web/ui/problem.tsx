import { RefusalError, UnreachableError } from '../lib/client.ts';
import { t } from '../lib/words.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

type Said = { happened: string; todo: string };

function say(error: unknown): Said {
  if (error instanceof UnreachableError) return { happened: t('shell.offline.title'), todo: t('shell.offline.do') };
  if (error instanceof RefusalError)
    return { happened: error.message || t('shell.problem.title'), todo: t(`shell.problem.${error.kind}`) };
  return { happened: t('shell.problem.title'), todo: t('shell.problem.internal') };
}

/**
 * What happened, what was kept, what to do. `kept` overrides "nothing has changed"; pass null where nothing was being written.
 * A refusal that names a field is shown by that `Field`; put the Problem above the form for the rest.
 */
export function Problem({
  error,
  kept = t('shell.problem.kept'),
  onRetry,
  className,
}: {
  error: unknown;
  kept?: string | null;
  onRetry?: () => void;
  className?: string;
}) {
  const { happened, todo } = say(error);
  return (
    <div
      role="alert"
      className={cx('grid grid-cols-[auto_1fr] gap-x-2.5 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2.5', className)}
    >
      <Icon name="warn" size={16} className="mt-0.5 text-bad" />
      <div className="grid justify-items-start gap-0.5">
        <p className="m-0 font-semibold">{happened}</p>
        <p className="m-0 text-ink-2">{kept ? `${kept} ${error instanceof UnreachableError ? '' : todo}` : todo}</p>
        {onRetry ? (
          <Button size="s" className="mt-1.5" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
