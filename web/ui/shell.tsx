import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { time } from '../lib/format.ts';
import { useKeys } from '../lib/keys.ts';
import { goLive, useLiveState } from '../lib/live.ts';
import { t } from '../lib/words.ts';
import { Icon } from './icon.tsx';
import { PhoneBar, Rail, useScreens } from './rail.tsx';
import { UndoBar } from './undo.tsx';

const Palette = lazy(() => import('./palette.tsx'));
const Help = lazy(() => import('./help.tsx'));

/** Says in words that the page is no longer live. Silent for the first seconds: most breaks mend themselves unseen. */
function LiveLine() {
  const live = useLiveState();
  const since = live.state === 'broken' ? live.since : null;
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setShown(since), since ? 4_000 : 0);
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <div role="status">
      {shown ? (
        <p className="m-0 flex items-center gap-2 border-b border-line bg-consulted-soft px-4 py-1.5 text-s">
          <Icon name="warn" size={14} className="text-consulted" />
          {t('shell.live.broken', { time: time(shown) })}
        </p>
      ) : null}
    </div>
  );
}

/** The frame around every screen: rail or bottom bar, palette, help, undo, the state of the live connection. `tools` stand on the rail, and on the bar; `over` stands over whatever screen is open. */
export function Shell({
  tools,
  over,
  children,
}: {
  tools?: { rail: ReactNode; bar: ReactNode };
  over?: ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mine = useScreens();
  useEffect(() => goLive(queries), [queries]);
  useKeys('everywhere', [
    { keys: 'mod+k', word: 'shell.palette', inInputs: true, run: () => setOpen('palette') },
    { keys: '?', word: 'shell.help', run: () => setOpen('help') },
    ...mine.map((screen) => ({ keys: screen.keys, word: screen.word, run: () => void navigate({ to: screen.to }) })),
  ]);
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="pop sr-only z-40 focus-visible:not-sr-only focus-visible:fixed focus-visible:top-2 focus-visible:left-2 focus-visible:px-3 focus-visible:py-2"
      >
        {t('shell.skip')}
      </a>
      <Rail tool={tools?.rail} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <LiveLine />
        {over}
        <main id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <PhoneBar tool={tools?.bar} />
      <UndoBar />
      <Suspense>
        {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
        {open === 'help' ? <Help onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </div>
  );
}
