import { Link } from '@tanstack/react-router';
import { money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { api, type CaseAction } from '../api.ts';
import { useCaseWrite } from './case-write.ts';

const gone = new Set<CaseAction['state']>(['refused', 'withdrawn', 'lapsed']);

/** An action of the case with how far it is. A department's yes is carried out from here, once. */
export function ActionChip({
  caseId,
  action,
  mayAct,
  className,
}: {
  caseId: string;
  action: CaseAction;
  mayAct: boolean;
  className: string;
}) {
  const write = useCaseWrite((actionId: string, key) =>
    api('POST /cases/:caseId/actions/:actionId/execute', { params: { caseId, actionId }, key }),
  );
  const { state, circuit, amount, name, note, requestId } = action;
  const agreed = state === 'granted' && circuit === 'consulted';
  const words = t(agreed ? 'cases.action.agreed' : `cases.action.${state}`);
  const figure = amount ? money(amount) : '';
  return (
    <>
      <span className={cx(className, gone.has(state) && 'text-ink-3')}>
        <Sign kind={circuit}>
          {name}
          {figure ? <span className="num">{figure}</span> : null}
        </Sign>
        <span className={cx(state === 'failed' && 'font-semibold text-bad', state === 'unknown' && 'font-semibold')}>
          {requestId ? (
            <Link to="/requests/$requestId" params={{ requestId }} className="link">
              {words}
            </Link>
          ) : (
            words
          )}
          {note && state !== 'done' ? `: ${note}` : null}
        </span>
        {agreed && mayAct ? (
          <Button size="s" tone="primary" busy={write.isPending} onClick={() => write.mutate(action.id)}>
            {figure ? t('cases.action.doAmount', { amount: figure }) : t('cases.action.do')}
          </Button>
        ) : null}
      </span>
      {write.error ? <Problem className="w-full" error={write.error} /> : null}
    </>
  );
}
