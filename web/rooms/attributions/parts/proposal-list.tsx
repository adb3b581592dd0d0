import { useMutation, useQueryClient } from '@tanstack/react-query';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Pane } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { type Proposals, proposing } from '../api.ts';
import { ProposalRow } from './proposal-row.tsx';
import { type Shelf, shelfOf } from './proposal-say.ts';

type Props = {
  all: Proposals;
  shelf: Shelf;
  onShelf: (shelf: Shelf) => void;
  selected: string | null;
  onOpen: (id: string) => void;
};

const shelves: Shelf[] = ['open', 'taken', 'dismissed'];

/** Proposals of one shelf, the most saving first; under the open ones those that were looked at and not proposed. */
export function ProposalList({ all, shelf, onShelf, selected, onOpen }: Props) {
  const queries = useQueryClient();
  const look = useMutation({
    mutationFn: () => proposing('POST /attributions/proposals/look'),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['attributions', 'proposals'] }),
  });
  const on = (which: Shelf) => all.proposals.filter((one) => shelfOf(one) === which && one.state !== 'seen');
  const seen = shelf === 'open' ? all.proposals.filter((one) => one.state === 'seen') : [];
  const shown = on(shelf);
  const row = (one: (typeof shown)[number]) => (
    <ProposalRow key={one.id} one={one} selected={one.id === selected} onOpen={() => onOpen(one.id)} />
  );
  return (
    <Pane
      head={
        <Tabs
          label={t('attributions.proposals')}
          value={shelf}
          onChange={onShelf}
          tabs={shelves.map((value) => ({ value, label: t(`attributions.proposals.${value}`), count: on(value).length }))}
        />
      }
      foot={
        <span className="num flex items-center justify-between gap-3">
          {all.lookedAt
            ? t('attributions.proposals.looked', { when: moment(all.lookedAt) })
            : t('attributions.proposals.neverLooked')}
          {all.may.look ? (
            <Button size="s" busy={look.isPending} onClick={() => look.mutate()}>
              {t('attributions.proposals.look')}
            </Button>
          ) : null}
        </span>
      }
    >
      {look.error ? <Problem error={look.error} kept={null} className="m-4" /> : null}
      {shown.length > 0 ? (
        <>
          <p className="m-0 flex justify-between border-b border-line px-4 py-1.5 text-s text-ink-3">
            <span>{t('attributions.proposals.saving')}</span>
            <span>{t('attributions.proposals.units')}</span>
          </p>
          <ul className="m-0 list-none p-0">{shown.map(row)}</ul>
        </>
      ) : (
        <Empty title={t(`attributions.proposals.empty.${shelf}`)} todo={t(`attributions.proposals.empty.${shelf}.do`)} />
      )}
      {seen.length > 0 ? (
        <>
          <h2 className="label-caps m-0 border-b border-line bg-sunken px-4 py-1.5">{t('attributions.proposals.seen')}</h2>
          <ul className="m-0 list-none p-0">{seen.map(row)}</ul>
        </>
      ) : null}
    </Pane>
  );
}
