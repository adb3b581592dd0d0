import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { moment } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { Table } from '../../../ui/table.tsx';
import { PostedLetters } from '../../post/parts/posted-letters.tsx';
import { api, type OutgoingFax, sentFaxesQuery } from '../api.ts';
import { spelled } from './arrived.ts';

/** Faxes and letters that left, with what became of each. */
export function Left() {
  return (
    <div className="grid grid-cols-1 gap-6">
      <Faxes />
      <PostedLetters />
    </div>
  );
}

function Faxes() {
  const faxes = useInfiniteQuery(sentFaxesQuery);
  if (faxes.error) return <Problem error={faxes.error} kept={null} onRetry={() => void faxes.refetch()} />;
  if (!faxes.data) return <Waiting lines={4} />;
  const sent = faxes.data.pages.flat();
  return (
    <Section title={t('fax.sent')}>
      {sent.length === 0 ? (
        <Empty title={t('fax.sent.empty')} todo={t('fax.sent.empty.do')} />
      ) : (
        <Table
          caption={t('fax.sent')}
          rows={sent}
          rowKey={(fax) => fax.id}
          columns={[
            { key: 'to', title: t('fax.col.to'), cell: (fax) => <To fax={fax} /> },
            { key: 'case', title: t('fax.col.case'), cell: (fax) => <CaseOf fax={fax} /> },
            { key: 'state', title: t('fax.col.state'), cell: (fax) => <SentState fax={fax} /> },
          ]}
        />
      )}
      {faxes.hasNextPage ? (
        <p className="mt-4">
          <Button busy={faxes.isFetchingNextPage} onClick={() => void faxes.fetchNextPage()}>
            {t('fax.more')}
          </Button>
        </p>
      ) : null}
    </Section>
  );
}

const CaseOf = ({ fax }: { fax: OutgoingFax }) => (
  <span className="grid justify-items-start gap-1 whitespace-nowrap">
    <Link to="/case/$caseId" params={{ caseId: fax.caseId }} search={{}} className="link">
      {fax.caseKey}
    </Link>
    <a
      href={`/api/v1/fax/outgoing/${fax.id}/file`}
      className="link min-h-6 text-s"
      aria-label={t('fax.seePagesOf', { key: fax.caseKey })}
    >
      {t('fax.seePages')}
    </a>
  </span>
);

const To = ({ fax }: { fax: OutgoingFax }) => (
  <span className="grid gap-0.5">
    <span className="whitespace-nowrap">{spelled(fax.number)}</span>
    <span className="text-s font-normal text-ink-2">{[fax.line ?? t('fax.noLine'), moment(fax.createdAt)].join(' · ')}</span>
  </span>
);

function SentState({ fax }: { fax: OutgoingFax }) {
  const queries = useQueryClient();
  const sees = useMe().scope === 'all';
  const again = useMutation({
    mutationFn: () => api('POST /fax/outgoing/:faxId/send', { params: { faxId: fax.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['fax'] }),
  });
  const isStuck = fax.state === 'failed' || fax.state === 'outbox';
  return (
    <span className="grid justify-items-start gap-1">
      <Chip tone={fax.state === 'failed' ? 'late' : fax.state === 'sent' ? 'plain' : 'changed'}>
        {fax.state === 'outbox' && fax.line ? t('fax.out.noMail') : t(`fax.out.${fax.state}`)}
      </Chip>
      {fax.problem ? <span className="max-w-60 text-s break-words text-ink-2">{fax.problem}</span> : null}
      {isStuck && sees ? (
        <Button size="s" busy={again.isPending} onClick={() => again.mutate()}>
          {t('fax.again')}
        </Button>
      ) : null}
      {again.error ? <Problem error={again.error} kept={null} /> : null}
    </span>
  );
}
