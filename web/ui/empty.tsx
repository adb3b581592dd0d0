import type { ReactNode } from 'react';

/** Nothing is here: what that means, and what to do first. `action` is a Button or a link. */
export function Empty({ title, todo, action }: { title: string; todo: string; action?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-84 justify-items-start gap-2 px-6 py-10">
      <span aria-hidden="true" className="mb-1 h-px w-10 bg-line-strong" />
      <p className="head-650 m-0 text-l">{title}</p>
      <p className="m-0 text-ink-2">{todo}</p>
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
