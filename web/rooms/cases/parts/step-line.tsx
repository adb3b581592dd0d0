import { memo } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Step } from '../api.ts';
import { sayStep } from './steps.ts';

const edge = { demand: 'border-demand', answer: 'border-answer', none: 'border-line-strong' };

/** Something that happened between two messages: red edge for what was asked, green for what came back. */
export const StepLine = memo(function StepLine({ step }: { step: Step }) {
  const { title, detail } = sayStep(step);
  return (
    <div
      className={cx(
        'step-line ml-0.5 flex flex-wrap items-center gap-x-2 border-l-2 py-0.5 pl-3 text-s text-ink-2 [.step-line+&]:-mt-2.5',
        edge[step.arrow],
      )}
    >
      {step.arrow === 'none' ? null : <span className="sr-only">{t(`cases.arrow.${step.arrow}`)}</span>}
      {step.circuit ? <Sign kind={step.circuit}>{title}</Sign> : <b className="font-semibold">{title}</b>}
      {detail ? <span className="num min-w-0 break-words">{detail}</span> : null}
      <span className="num text-ink-3">
        {step.byAssistant ? <Icon name="assistant" size={12} className="mr-1 inline" label={t('cases.assistant')} /> : null}
        {step.by && step.by !== t('shell.name') ? `${step.by} · ` : null}
        <time dateTime={step.at}>{moment(step.at)}</time>
      </span>
    </div>
  );
});
