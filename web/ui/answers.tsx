import type { ReactNode } from 'react';
import { ariaKeys } from '../lib/keys.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';

/** One answer: `title` with the amount in it, its consequence under it, `short` for a telephone. Register `keys` with `useKeys`. */
export type AnswerChoice = {
  title: string;
  short?: string;
  consequence: ReactNode;
  keys?: string;
  tone?: 'primary' | 'plain' | 'danger';
  why?: string | null;
  busy?: boolean;
  onClick: () => void;
};

function Wide({ title, consequence, keys, tone = 'plain', why, busy, onClick }: AnswerChoice) {
  return (
    <Button
      tone={tone === 'danger' ? 'plain' : tone}
      why={why}
      {...(busy ? { busy } : {})}
      onClick={onClick}
      className="min-h-13 w-full justify-start gap-3 px-3 py-2 text-left whitespace-normal!"
      {...(keys ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
    >
      {keys ? <Kbd keys={keys} size="l" onFill={tone === 'primary'} /> : null}
      <span className="grid min-w-0">
        <b className={cx('num font-semibold', tone === 'danger' && 'text-bad')}>{title}</b>
        <small className={cx('text-s font-normal', tone !== 'primary' && 'text-ink-2')}>{consequence}</small>
      </span>
    </Button>
  );
}

/**
 * The answers to a request, the granting one first. On a telephone that one is the large button at the bottom and the last one
 * (denying) stands farthest from the thumb. `remark` says what silence does and what the grant is bound to.
 */
export function Answers({ answers, remark }: { answers: AnswerChoice[]; remark?: ReactNode }) {
  const [first, ...others] = answers;
  return (
    <div className="@container">
      <div className="hidden gap-2 @sm:grid @sm:grid-cols-2 @3xl:grid-cols-[1.16fr_1fr_1fr_1fr]">
        {answers.map((answer) => (
          <Wide key={answer.title} {...answer} />
        ))}
      </div>
      {remark ? <p className="num m-0 text-s text-ink-3 max-md:pb-2 max-md:text-center md:pt-2">{remark}</p> : null}
      <div className="grid gap-2 @sm:hidden">
        <div className="flex gap-2">
          {others.toReversed().map((answer) => (
            <Button
              key={answer.title}
              tone={answer.tone ?? 'plain'}
              why={answer.why}
              onClick={answer.onClick}
              size="l"
              className="flex-1 px-1! text-m!"
            >
              {answer.short ?? answer.title}
            </Button>
          ))}
        </div>
        {first ? (
          <Button
            tone="primary"
            size="l"
            why={first.why}
            {...(first.busy ? { busy: true } : {})}
            onClick={first.onClick}
            className="min-h-14"
          >
            {first.title}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
