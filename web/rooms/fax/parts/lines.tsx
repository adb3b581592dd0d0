import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { api, type FaxLine, linesQuery } from '../api.ts';
import { LineDialog } from './line-dialog.tsx';
import { TokenShown } from './token-shown.tsx';

/** The fax lines of the centre, as a part of its settings. */
export function FaxLines() {
  const lines = useQuery(linesQuery);
  const [opened, setOpened] = useState<{ line: FaxLine | null } | null>(null);
  const [token, setToken] = useState<string | null>(null);
  if (lines.error) return <Problem error={lines.error} kept={null} onRetry={() => void lines.refetch()} />;
  if (!lines.data) return <Waiting lines={4} />;
  const add = (
    <Button tone="primary" onClick={() => setOpened({ line: null })}>
      {t('fax.line.add')}
    </Button>
  );
  return (
    <Section title={t('fax.lines')} aside={lines.data.length > 0 ? add : null} ruled>
      {token ? <TokenShown token={token} onClose={() => setToken(null)} /> : null}
      {lines.data.length === 0 ? <Empty title={t('fax.lines.empty')} todo={t('fax.lines.empty.do')} action={add} /> : null}
      {lines.data.map((line) => (
        <Line key={line.id} line={line} onChange={() => setOpened({ line })} onToken={setToken} />
      ))}
      {opened ? <LineDialog line={opened.line} onClose={() => setOpened(null)} onToken={setToken} /> : null}
    </Section>
  );
}

function Line({ line, onChange, onToken }: { line: FaxLine; onChange: () => void; onToken: (token: string) => void }) {
  const queries = useQueryClient();
  const renew = useMutation({
    mutationFn: () => api('POST /fax/lines/:lineId/token', { params: { lineId: line.id } }),
    onSuccess: async ({ token }) => {
      onToken(token);
      await queries.invalidateQueries({ queryKey: ['fax', 'lines'] });
    },
  });
  const way = line.kind === 'server' ? line.host || t('fax.line.here') : [line.sender, line.domain].filter(Boolean).join(' → ');
  const heard = line.lastInAt ? moment(line.lastInAt) : t('fax.line.never');
  return (
    <article className="grid gap-3 border-b border-line py-4 last:border-0">
      <header className="flex flex-wrap items-center gap-3">
        <h3 className="head-650 m-0 text-l">{line.name}</h3>
        {line.isActive ? null : <Chip>{t('fax.line.off')}</Chip>}
        {line.isQuiet ? <Chip tone="late">{t('fax.line.quiet')}</Chip> : null}
        <span className="ml-auto inline-flex gap-2">
          {line.kind === 'server' ? (
            <Button size="s" busy={renew.isPending} onClick={() => renew.mutate()}>
              {t('fax.line.renew')}
            </Button>
          ) : null}
          <Button size="s" onClick={onChange}>
            {t('fax.line.change')}
          </Button>
        </span>
      </header>
      {renew.error ? <Problem error={renew.error} kept={null} /> : null}
      <Facts
        columns={2}
        facts={[
          { name: t('fax.line.kind'), value: t(`fax.line.kind.${line.kind}`) },
          { name: t('fax.number'), value: line.number || '—' },
          { name: t('fax.line.way'), value: way || '—' },
          { name: t('fax.line.lastIn'), value: heard },
          ...(line.kind === 'gateway'
            ? [{ name: t('fax.line.origin'), value: t(line.believesUnproved ? 'fax.line.origin.any' : 'fax.line.origin.proved') }]
            : []),
        ]}
      />
    </article>
  );
}
