import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { locale, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, type Case, type Order, unitsQuery } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { FormCard } from './form-card.tsx';
import { Items } from './items-field.tsx';

type Purpose = 'exchange' | 'resend' | 'spare' | 'service';
type Line = { sku: string; name: string; quantity: number };
const PURPOSES: readonly Purpose[] = ['exchange', 'resend', 'spare', 'service'];

/** Asks a section below for stock, a spare or a service, at once; the lines begin as the order has them. */
export function SupplyForm({ one, order, onDone }: { one: Case; order: Order | null; onDone: () => void }) {
  const { data: units } = useQuery(unitsQuery);
  const sections = (units ?? []).filter(({ kind }) => kind === 'section');
  const [section, setSection] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<Purpose>('resend');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<Line[]>(
    () => order?.lines.map(({ sku, name, quantity }) => ({ sku, name, quantity })) ?? [],
  );
  const write = useCaseWrite((body: { section: string; purpose: Purpose; lines: Line[]; note: string }, key) =>
    api('POST /cases/:caseId/supplies', { params: { caseId: one.id }, body, key }),
  );
  const to = section ?? sections.find(({ code }) => code === 'SECTION_STOCK')?.code ?? sections[0]?.code ?? null;
  const wanted = lines.filter(({ sku, quantity }) => sku.trim() !== '' && quantity > 0);
  const why = !to ? t('cases.supply.section.why') : wanted.length === 0 ? t('cases.supply.lines.why') : null;
  const ask = (): void => {
    if (!why && to && !write.isPending)
      write.mutate({ section: to, purpose, lines: wanted, note: note.trim() }, { onSuccess: onDone });
  };
  return (
    <FormCard title={t('cases.supply.title')} onSubmit={ask} onCancel={onDone}>
      {write.error ? <Problem error={write.error} kept={t('cases.kept')} /> : null}
      <Field label={t('cases.supply.purpose')}>
        <Select
          value={purpose}
          onChange={setPurpose}
          options={PURPOSES.map((value) => ({ value, label: t(`cases.supply.${value}`) }))}
        />
      </Field>
      <Field label={t('cases.supply.section')}>
        <Select
          value={to}
          onChange={setSection}
          options={sections.map(({ code, nameEs, nameEn }) => ({ value: code, label: locale() === 'en' ? nameEn : nameEs }))}
        />
      </Field>
      <Items label={t('cases.supply.lines')} items={lines} known={order?.lines ?? []} onChange={setLines} />
      <Field label={t('cases.supply.note')} optional>
        <Input value={note} maxLength={2000} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
      <Button tone="primary" keys="mod+Enter" busy={write.isPending} why={why} onClick={ask} className="justify-self-start">
        {t('cases.supply.do')}
      </Button>
    </FormCard>
  );
}
