import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Page } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { kindsQuery, type Matrix, matrixQuery, proposalsQuery, unitsQuery, versionsQuery } from '../api.ts';
import { Audits } from '../parts/audits.tsx';
import { ChainsStrip } from '../parts/chains-strip.tsx';
import { useDraft } from '../parts/draft.ts';
import { Examples } from '../parts/examples.tsx';
import { DraftFoot } from '../parts/foot.tsx';
import { Kinds } from '../parts/kinds.tsx';
import { MatrixView } from '../parts/matrix-view.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { auditsQuery, trialsQuery } from '../parts/trial-queries.ts';
import { useLeads } from '../parts/trial-say.ts';
import { Trials } from '../parts/trials.tsx';
import { Versions } from '../parts/versions.tsx';
import { WhoDecidesPanel } from '../parts/who-decides.tsx';

const VIEWS = ['matrix', 'kinds', 'examples', 'proposals', 'trials', 'audits', 'versions', 'who'] as const;
/** Those who organise others' work read what the past speaks for. */
const READS_PROPOSALS = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY'];
type View = (typeof VIEWS)[number];

/** Who may grant what, up to where. Everybody reads it; whoever may, drafts what is to change, and somebody else puts it in force. */
export function Attributions() {
  const [asked, setAsked] = useState<string | null>(null);
  const inForce = useQuery(matrixQuery(null));
  const open = inForce.data?.may.draft ? inForce.data.draft : null;
  const version = asked ?? open?.id ?? null;
  const other = useQuery({ ...matrixQuery(version), enabled: version !== null });
  const matrix = version === null ? inForce.data : other.data;
  const error = inForce.error ?? other.error;
  if (error) {
    return (
      <Page title={t('attributions.title')}>
        <Problem
          error={error}
          kept={null}
          onRetry={() => void Promise.all([inForce.refetch(), version ? other.refetch() : null])}
          className="m-6"
        />
      </Page>
    );
  }
  if (!matrix || !inForce.data) {
    return (
      <Page title={t('attributions.title')}>
        <Waiting lines={12} />
      </Page>
    );
  }
  return <Loaded matrix={matrix} inForce={inForce.data} onShow={setAsked} />;
}

type Props = { matrix: Matrix; inForce: Matrix; onShow: (version: string | null) => void };

function Loaded({ matrix, inForce, onShow }: Props) {
  const { tab, id } = useSearch({ from: '/framed/attributions' });
  const reads = READS_PROPOSALS.includes(useMe().person.role);
  const proposals = useQuery({ ...proposalsQuery, enabled: reads });
  const open = proposals.data?.proposals.filter((one) => one.state === 'open').length;
  const leads = useLeads();
  const trials = useQuery({ ...trialsQuery, enabled: leads });
  const running = trials.data?.filter((one) => one.state === 'running').length;
  const audits = useQuery({ ...auditsQuery(false), enabled: leads });
  const navigate = useNavigate();
  const view: View =
    VIEWS.find((one) => one === tab && (one !== 'proposals' || reads) && (leads || (one !== 'trials' && one !== 'audits'))) ??
    'matrix';
  const setView = (next: View): void =>
    void navigate({ to: '/attributions', search: (kept) => ({ ...kept, tab: next, id: undefined }) });
  const openIn =
    (next: View) =>
    (one: string | null): void =>
      void navigate({ to: '/attributions', search: one ? { tab: next, id: one } : { tab: next } });
  const kinds = useQuery(kindsQuery);
  const units = useQuery(unitsQuery);
  const versions = useQuery(versionsQuery);
  const draft = useDraft(matrix);
  const { active, version, may, examples } = matrix;
  const isDraft = version.state === 'draft' && may.draft;
  const failed = kinds.error ?? units.error;
  return (
    <Page
      title={t('attributions.title')}
      tabs={
        <Tabs
          label={t('attributions.title')}
          value={view}
          onChange={setView}
          tabs={[
            { value: 'matrix', label: t('attributions.matrix') },
            ...(may.draft ? [{ value: 'kinds' as const, label: t('attributions.kinds') }] : []),
            { value: 'examples', label: t('attributions.examples'), count: examples.length },
            ...(reads
              ? [{ value: 'proposals' as const, label: t('attributions.proposals'), ...(open ? { count: open } : {}) }]
              : []),
            ...(leads
              ? [
                  { value: 'trials' as const, label: t('attributions.trials'), ...(running ? { count: running } : {}) },
                  {
                    value: 'audits' as const,
                    label: t('attributions.audits'),
                    ...(audits.data?.length ? { count: audits.data.length } : {}),
                  },
                ]
              : []),
            { value: 'versions', label: t('attributions.versions'), ...(versions.data ? { count: versions.data.length } : {}) },
            { value: 'who', label: t('attributions.who.tab') },
          ]}
        />
      }
      aside={
        active?.activeFrom
          ? t('attributions.inForce', { number: active.number, from: dateTime(active.activeFrom) })
          : t('attributions.inForce.none')
      }
      foot={
        isDraft && (view === 'matrix' || view === 'examples') ? (
          <DraftFoot matrix={matrix} draft={draft} onFailing={() => setView('examples')} />
        ) : null
      }
    >
      {view === 'matrix' || view === 'who' ? <ChainsStrip /> : null}
      {failed ? <Problem error={failed} kept={null} className="m-6" /> : null}
      {view === 'who' && kinds.data ? <WhoDecidesPanel kinds={kinds.data} /> : null}
      {view === 'proposals' ? <Proposals id={id ?? null} /> : null}
      {view === 'trials' ? <Trials id={id ?? null} onOpen={openIn('trials')} /> : null}
      {view === 'audits' ? <Audits id={id ?? null} onOpen={openIn('audits')} /> : null}
      {view === 'versions' ? (
        <Versions
          shown={version.id}
          active={active?.id}
          mayDraft={may.draft}
          onDraft={() => {
            onShow(null);
            setView('matrix');
          }}
          onShow={(next) => {
            onShow(next.id === active?.id && !inForce.draft ? null : next.id);
            setView('matrix');
          }}
        />
      ) : null}
      {view === 'kinds' && kinds.data && may.draft ? <Kinds kinds={kinds.data} /> : null}
      {view === 'examples' && kinds.data ? <Examples matrix={matrix} draft={draft} kinds={kinds.data} /> : null}
      {view === 'matrix' && kinds.data && units.data ? (
        <MatrixView
          matrix={matrix}
          inForce={inForce}
          kinds={kinds.data}
          units={units.data}
          draft={draft}
          onBack={() => onShow(null)}
        />
      ) : null}
      {view === 'matrix' && !failed && !(kinds.data && units.data) ? <Waiting lines={12} /> : null}
    </Page>
  );
}
