import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode; ruled?: boolean; level?: 2 | 3; className?: string };

/** A part of a pane: small capitals, a remark at the right end, a hairline above where it follows another. `level` 3 inside another part. */
export function Section({ title, aside, children, ruled, level = 2, className }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={cx(ruled && 'border-t border-line pt-4', className)}>
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <Heading className="label-caps m-0">{title}</Heading>
        {aside ? <span className="num text-s text-ink-3">{aside}</span> : null}
      </header>
      {children}
    </section>
  );
}

/** Facts as pairs: the name quiet, the value in ink. `columns` 2 where the pane has room for them. */
export function Facts({ facts, columns = 1 }: { facts: { name: string; value: ReactNode; big?: boolean }[]; columns?: 1 | 2 }) {
  return (
    <div className="@container">
      <dl className={cx('num m-0 grid gap-x-8', columns === 2 && '@lg:grid-cols-2')}>
        {facts.map(({ name, value, big }) => (
          <div key={name} className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-3 border-b border-line py-1.5">
            <dt className="text-ink-3">{name}</dt>
            <dd className={cx('m-0 wrap-anywhere', big ? 'head-650 text-l' : 'font-medium')}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
