import { useState } from 'react';
import type { Money } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Circuit, Condition, Example, Kind, Matrix } from '../api.ts';
import type { Draft } from './draft.ts';
import { factsOf } from './example-holder.ts';
import { FactsEditor } from './facts-editor.tsx';
import { holderKey, speakingColumns } from './lines.ts';
import { nameOf } from './say.ts';

const CIRCUITS: readonly Circuit[] = ['own', 'consulted', 'authorised', 'forbidden'];
type Props = { matrix: Matrix; draft: Draft; kinds: readonly Kind[]; onClose: () => void };

/** A new case whose circuit is to hold from now on. */
export function ExampleDialog({ matrix, draft, kinds, onClose }: Props) {
  const { currency } = useMe().centre;
  const columns = speakingColumns(matrix.holders, matrix.attributions);
  const [title, setTitle] = useState('');
  const [who, setWho] = useState(columns[0] ? holderKey(columns[0].holder) : '');
  const [action, setAction] = useState(kinds[0]?.code ?? '');
  const [amount, setAmount] = useState<Money | null>(null);
  const [facts, setFacts] = useState<Condition[]>([]);
  const [expects, setExpects] = useState<Circuit>('own');
  const kind = kinds.find((one) => one.code === action);
  const column = columns.find((one) => holderKey(one.holder) === who);
  const { examples } = draft;

  function add(): void {
    if (!title.trim() || !column) return;
    const known: Example['facts'] = Object.fromEntries(facts.map(({ fact, value }) => [fact, value ?? null]));
    const amountMinor = kind?.exposure === 'money' ? (amount?.minor ?? null) : null;
    const example = { title: title.trim(), holder: factsOf(column.holder), action, facts: known, amountMinor, expects };
    examples.mutate({ putExamples: [example] }, { onSuccess: onClose });
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attributions.example.add')}
      description={t('attributions.example.what')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            tone="primary"
            busy={examples.isPending}
            why={title.trim() ? null : t('attributions.example.untitled')}
            onClick={add}
          >
            {t('attributions.example.add')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {examples.error ? <Problem error={examples.error} /> : null}
        <Field label={t('attributions.example.title')} hint={t('attributions.example.title.hint')}>
          <Input autoFocus value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('attributions.example.who')}>
            <Select
              value={who}
              onChange={setWho}
              options={columns.map((one) => ({ value: holderKey(one.holder), label: one.name }))}
            />
          </Field>
          <Field label={t('attributions.head.action')}>
            <Select value={action} onChange={setAction} options={kinds.map((one) => ({ value: one.code, label: nameOf(one) }))} />
          </Field>
          {kind?.exposure === 'money' ? (
            <Field label={t('attributions.example.amount')} optional>
              <MoneyInput value={amount} currency={currency} onChange={setAmount} />
            </Field>
          ) : null}
          <Field label={t('attributions.example.expects')}>
            <Select
              value={expects}
              onChange={setExpects}
              options={CIRCUITS.map((one) => ({
                value: one,
                label: one === 'forbidden' ? t('attributions.notOffered') : t(`attributions.circuit.${one}`),
              }))}
            />
          </Field>
        </div>
        <FactsEditor facts={facts} currency={currency} onChange={setFacts} />
      </div>
    </Dialog>
  );
}
