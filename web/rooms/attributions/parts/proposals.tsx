import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Panes } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Proposals as All, proposalsQuery } from '../api.ts';
import { ProposalDetail } from './proposal-detail.tsx';
import { ProposalFoot } from './proposal-foot.tsx';
import { ProposalList } from './proposal-list.tsx';
import { type Shelf, shelfOf } from './proposal-say.ts';
import { ProposalSide } from './proposal-side.tsx';

/** What the past speaks for: a list, the one that is open, and what it rests on. Its address is the proposal's. */
export function Proposals({ id }: { id: string | null }) {
  const proposals = useQuery(proposalsQuery);
  if (proposals.error)
    return <Problem error={proposals.error} kept={null} onRetry={() => void proposals.refetch()} className="m-6" />;
  if (!proposals.data) return <Waiting lines={10} />;
  return <Loaded all={proposals.data} id={id} />;
}

function Loaded({ all, id }: { all: All; id: string | null }) {
  const navigate = useNavigate();
  const asked = all.proposals.find((one) => one.id === id) ?? null;
  const [shelf, setShelf] = useState<Shelf>(asked ? shelfOf(asked) : 'open');
  const on = all.proposals
    .filter((one) => shelfOf(one) === shelf)
    .toSorted((a, b) => Number(a.state === 'seen') - Number(b.state === 'seen'));
  // At a desk the first one is open at once; on a telephone the list is.
  const one = asked ?? on[0] ?? null;
  const open = (next: string): void => {
    void navigate({ to: '/attributions', search: { tab: 'proposals', id: next }, replace: id !== null });
  };
  const step = (by: number): void => {
    const at = on.findIndex((other) => other.id === one?.id);
    const next = on[Math.max(0, Math.min(on.length - 1, at + by))];
    if (next) open(next.id);
  };
  useKeys('here', [
    { keys: 'j', word: 'attributions.key.proposal.next', run: () => step(1) },
    { keys: 'k', word: 'attributions.key.proposal.previous', run: () => step(-1) },
  ]);
  const choose = (next: Shelf): void => {
    setShelf(next);
    void navigate({ to: '/attributions', search: { tab: 'proposals' } });
  };
  return (
    <Panes
      show={asked ? 'main' : 'list'}
      list={<ProposalList all={all} shelf={shelf} onShelf={choose} selected={one?.id ?? null} onOpen={open} />}
      main={
        one ? (
          <>
            <div className="min-h-0 flex-1 overflow-y-auto">
              <ProposalDetail one={one} />
            </div>
            <ProposalFoot key={one.id} one={one} />
          </>
        ) : (
          <Empty title={t('attributions.proposals.choose')} todo={t('attributions.proposals.choose.do')} />
        )
      }
      {...(one
        ? {
            side: <ProposalSide one={one} />,
            labels: { main: t('attributions.proposals.requests'), side: t('attributions.proposals.evidence') },
          }
        : {})}
    />
  );
}
