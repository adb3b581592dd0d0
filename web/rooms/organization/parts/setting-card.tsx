import type { ReactNode } from 'react';

/** One thing that was set up: its name and state at the head, its facts, and what can be done with it. */
export function SettingCard({
  title,
  state,
  children,
  actions,
}: {
  title: string;
  state?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <article className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <header className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 className="head-650 m-0 text-l">{title}</h2>
        {state}
        {actions ? <div className="ml-auto flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      {children}
    </article>
  );
}
