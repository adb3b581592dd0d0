import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Supply } from '../api.ts';
import type { Line } from './choice.ts';
import { Said } from './said.tsx';

function Lines({ lines, caption }: { lines: Line[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.sku}
      columns={[
        {
          key: 'sku',
          title: t('supplies.sku'),
          cell: (line) => <b className="font-semibold [font-variant-numeric:normal]">{line.sku}</b>,
        },
        { key: 'name', title: t('supplies.what'), cell: (line) => line.name },
        { key: 'quantity', title: t('supplies.units'), numeric: true, cell: (line) => line.quantity },
      ]}
    />
  );
}

/** What is needed and what for; what is offered instead; when it comes, or how it left. */
export function SupplyMain({ it }: { it: Supply }) {
  const facts = [
    { name: t('supplies.state'), value: t(`supplies.state.${it.state}`) },
    { name: t('supplies.purpose'), value: t(`supplies.purpose.${it.purpose}`) },
    ...(it.orderRef ? [{ name: t('stores.order'), value: it.orderRef }] : []),
    ...(it.eta ? [{ name: t('supplies.expected'), value: moment(it.eta) }] : []),
    ...(it.tracking ? [{ name: t('supplies.tracking'), value: it.tracking }] : []),
  ];
  return (
    <>
      <Section level={3} title={t('supplies.needed')} aside={it.section.name}>
        <Lines lines={it.lines} caption={t('supplies.needed')} />
      </Section>
      {it.substitute ? (
        <Section level={3} title={t('supplies.offered')}>
          <Lines lines={it.substitute} caption={t('supplies.offered')} />
        </Section>
      ) : null}
      <Facts facts={facts} columns={2} />
      {it.note ? <Said text={it.note} by={it.request.askedBy.name} /> : null}
      {it.reason ? (
        <Section level={3} title={t('supplies.reason')}>
          <Said text={it.reason} by={it.section.name} />
        </Section>
      ) : null}
    </>
  );
}
