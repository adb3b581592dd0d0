import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { useNow } from '../../../lib/now.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type Version, versionsQuery } from '../api.ts';
import { Difference } from './difference.tsx';
import { fileOf } from './exchange.ts';
import { ImportDialog } from './import-dialog.tsx';

const isAhead = (version: Version, now: number): boolean =>
  version.state === 'active' && version.activeFrom !== null && Date.parse(version.activeFrom) > now;

function State({ version, active }: { version: Version; active: string | undefined }) {
  const ahead = isAhead(version, useNow()) && version.id !== active;
  const state = ahead ? 'scheduled' : version.state;
  if (state === 'draft') return <Chip tone="changed">{t('attributions.state.draft')}</Chip>;
  return <span className={state === 'active' ? 'font-semibold' : 'text-ink-2'}>{t(`attributions.state.${state}`)}</span>;
}

function Span({ version }: { version: Version }) {
  const { activeFrom, activeUntil } = version;
  if (!activeFrom) return <span className="text-ink-3">{t('attributions.versions.never')}</span>;
  if (!activeUntil) return t('attributions.versions.since', { from: dateTime(activeFrom) });
  return t('attributions.versions.span', { from: dateTime(activeFrom), to: dateTime(activeUntil) });
}

type Props = {
  shown: string;
  active: string | undefined;
  mayDraft: boolean;
  onShow: (version: Version) => void;
  /** A draft was made of another version, or of a file. */
  onDraft: () => void;
};

/** Every version there was: who wrote it, who put it in force and from when until when. Any of them can be read, compared, gone back to and taken as a file. */
export function Versions({ shown, active, mayDraft, onShow, onDraft }: Props) {
  const [compared, setCompared] = useState<Version | null>(null);
  const [taking, setTaking] = useState(false);
  const versions = useQuery(versionsQuery);
  if (versions.error)
    return <Problem error={versions.error} kept={null} onRetry={() => void versions.refetch()} className="m-6" />;
  if (!versions.data) return <Waiting lines={5} />;
  const columns: Column<Version>[] = [
    {
      key: 'number',
      title: t('attributions.versions.number'),
      cell: (version) => (
        <button
          type="button"
          className="link num min-h-6 font-semibold whitespace-nowrap"
          aria-current={version.id === shown ? 'true' : undefined}
          onClick={() => onShow(version)}
        >
          {t('attributions.versions.one', { number: version.number })}
        </button>
      ),
    },
    { key: 'state', title: t('attributions.versions.state'), cell: (version) => <State version={version} active={active} /> },
    {
      key: 'span',
      title: t('attributions.versions.inForce'),
      cell: (version) => (
        <span className="whitespace-nowrap">
          <Span version={version} />
        </span>
      ),
    },
    {
      key: 'by',
      title: t('attributions.versions.activatedBy'),
      cell: (version) => version.activatedBy ?? <span className="text-ink-3">{t('attributions.versions.nobody')}</span>,
    },
    {
      key: 'made',
      title: t('attributions.versions.createdBy'),
      cell: (version) => (
        <>
          <span className="whitespace-nowrap">{version.createdBy}</span>
          <span className="block text-s whitespace-nowrap text-ink-3">{dateTime(version.createdAt)}</span>
        </>
      ),
    },
    {
      key: 'note',
      title: t('attributions.note'),
      cell: (version) => <span className="inline-block min-w-45 text-ink-2">{version.note}</span>,
    },
    {
      key: 'does',
      title: <span className="sr-only">{t('attributions.versions.does')}</span>,
      cell: (version) => (
        <span className="flex items-center justify-end gap-3">
          <Button size="s" onClick={() => setCompared(version)}>
            {t('attributions.difference')}
          </Button>
          <a className="link inline-flex min-h-6 items-center" href={fileOf(version.id)} download>
            {t('attributions.export')}
            <span className="sr-only"> {t('attributions.versions.one', { number: version.number })}</span>
          </a>
        </span>
      ),
    },
  ];
  return (
    <div className="grid gap-4 px-4 py-4 sm:px-6">
      {mayDraft ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => setTaking(true)}>{t('attributions.import.open')}</Button>
          <span className="text-s text-ink-2">{t('attributions.import.why')}</span>
        </div>
      ) : null}
      <Table caption={t('attributions.versions')} columns={columns} rows={versions.data} rowKey={(version) => version.id} />
      {compared ? (
        <Difference
          version={compared}
          active={active}
          versions={versions.data}
          mayDraft={mayDraft}
          onClose={() => setCompared(null)}
          onRestored={onDraft}
        />
      ) : null}
      {taking ? <ImportDialog onClose={() => setTaking(false)} onTaken={onDraft} /> : null}
    </div>
  );
}
