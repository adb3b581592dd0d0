import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, memo, type RefObject, Suspense, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { api, type Case, caseQuery, type Held, queuesQuery, type Suggestion } from '../api.ts';
import type { BarHandle } from './bar-handle.ts';
import { CaseHead } from './case-head.tsx';
import { useCaseWrite } from './case-write.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import { Merged } from './merged.tsx';
import { othersOpen, saidMore } from './one-matter.ts';
import type { Draft } from './draft.ts';
import { Points } from './points.tsx';
import { Others, useBeHere } from './presence.tsx';
import { ChatStrip } from '../../chat/parts/strip.tsx';
import { Thread } from './thread.tsx';

const Resolve = lazy(() => import('./resolve.tsx'));
const Assign = lazy(() => import('./assign.tsx'));
const Merge = lazy(() => import('./merge.tsx'));
const Split = lazy(() => import('./split.tsx'));

/** Instead of the composer: the case is closed, or somebody else speaks with this customer. */
function Shut({ one }: { one: Case }) {
  useBeHere(one.id, false);
  const write = useCaseWrite((_given: null, key) => api('POST /cases/:caseId/reopen', { params: { caseId: one.id }, key }));
  return (
    <div className="px-4 pb-4 sm:px-6">
      <Others others={one.others} />
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-m border border-line bg-paper px-3.5 py-3">
        <span className="text-ink-2">{one.may.reopen ? t('cases.shut.closed') : t('cases.shut.readOnly')}</span>
        {one.may.reopen ? (
          <Button busy={write.isPending} onClick={() => write.mutate(null)}>
            {t('cases.reopen')}
          </Button>
        ) : null}
        {write.error ? <Problem className="w-full" error={write.error} /> : null}
      </div>
    </div>
  );
}

function OpenCase({ one, bar }: { one: Case; bar: RefObject<BarHandle | null> }) {
  /** The resolution begins with what was being written. */
  const [dialog, setDialog] = useState<'assign' | 'merge' | 'split' | { resolve: Draft } | null>(null);
  const queries = useQueryClient();
  const composer = useRef<ComposerHandle>(null);
  const close = (): void => setDialog(null);
  const assign = (): void => void (one.may.assign && setDialog('assign'));
  const resolve = (): void => void (one.may.resolve && setDialog({ resolve: composer.current?.reply() ?? one.draft }));
  const merge = one.may.act && othersOpen(one).length > 0 ? (): void => setDialog('merge') : null;
  const split = one.may.act && saidMore(one) ? (): void => setDialog('split') : null;
  const use = (suggestion: Suggestion): void => {
    if (suggestion.kind === 'reply') composer.current?.take(suggestion.text);
    else bar.current?.open(suggestion);
  };
  /** It is a draft again, where its writer left it. */
  const back = async (held: Held): Promise<void> => {
    await composer.current?.keep();
    await api('POST /cases/:caseId/held/:heldId/take-back', { params: { caseId: one.id, heldId: held.id } });
    const fresh = await queries.fetchQuery({ ...caseQuery(one.id), staleTime: 0 });
    composer.current?.restore(fresh.draft);
  };
  useKeys('here', [
    ...(one.may.assign ? [{ keys: 'i', word: 'cases.key.assign' as const, run: assign }] : []),
    ...(one.may.resolve ? [{ keys: 's', word: 'cases.key.resolve' as const, run: resolve }] : []),
    ...(merge ? [{ keys: 'y', word: 'cases.key.merge' as const, run: merge }] : []),
  ]);
  return (
    // Where the window is low or the letters are large, the whole pane scrolls and the thread keeps its height.
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <CaseHead one={one} onAssign={assign} onMerge={merge} onSplit={split} />
      <Merged one={one} />
      <Points one={one} />
      <Thread one={one} onUse={use} onBack={back} />
      <ChatStrip caseId={one.id} />
      {one.may.reply ? (
        <Composer
          one={one}
          handle={composer}
          reach={{
            consult: () => bar.current?.ask('consult'),
            authorise: () => bar.current?.focus('authorised'),
            act: () => bar.current?.focus('own'),
            resolve,
          }}
        />
      ) : (
        <Shut one={one} />
      )}
      <Suspense>
        {dialog === 'assign' ? <Assign one={one} onClose={close} /> : null}
        {dialog === 'merge' ? <Merge one={one} onClose={close} /> : null}
        {dialog === 'split' ? <Split one={one} onClose={close} /> : null}
        {typeof dialog === 'object' && dialog !== null ? <Resolve one={one} written={dialog.resolve} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

/** The middle pane: one case, whole. */
export const CasePane = memo(function CasePane({ caseId, bar }: { caseId: string; bar: RefObject<BarHandle | null> }) {
  const { data: one, error, refetch } = useQuery(caseQuery(caseId));
  if (one) return <OpenCase one={one} bar={bar} />;
  if (!error) return <Waiting lines={7} />;
  return (
    <div className="grid gap-3 p-4">
      <Problem error={error} kept={null} onRetry={() => void refetch()} />
      <Link to="/" search={(kept) => kept} className="link justify-self-start">
        {t('cases.back')}
      </Link>
    </div>
  );
});

/** Nothing is open yet: how to begin, where there is anything to begin with. */
export function NoCase() {
  const { data: queues } = useQuery(queuesQuery);
  const open = queues?.queues.reduce((sum, one) => sum + one.open, 0) ?? 0;
  return open > 0 ? <Empty title={t('cases.pick.title')} todo={t('cases.pick.do')} /> : null;
}
