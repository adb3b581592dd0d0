import { useState } from 'react';
import { money } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { offerUndo } from '../../../ui/undo.tsx';
import type { Circuit, Example, Kind, Matrix } from '../api.ts';
import type { Draft } from './draft.ts';
import { ExampleDialog } from './example-editor.tsx';
import { holderName } from './example-holder.ts';
import { factInWords, kindName } from './say.ts';

function Outcome({ circuit }: { circuit: Circuit }) {
  if (circuit === 'forbidden') return <b className="font-semibold">{t('attributions.notOffered')}</b>;
  return <Sign kind={circuit}>{t(`attributions.circuit.${circuit}`)}</Sign>;
}

function factsInWords(example: Example, currency: string): string {
  const facts = Object.entries(example.facts).filter(([, value]) => value !== null);
  return facts.map(([fact, value]) => factInWords(fact, value, currency)).join(', ');
}

type RowProps = { example: Example; matrix: Matrix; kinds: readonly Kind[]; currency: string; onRemove: (() => void) | null };

function ExampleRow({ example, matrix, kinds, currency, onRemove }: RowProps) {
  const { title, action, amountMinor, expects, got, holds, holder } = example;
  const amount = amountMinor === null ? '' : money({ minor: amountMinor, currency }, { whole: true });
  return (
    <li className="grid items-start gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[minmax(0,1fr)_24rem_auto]">
      <div className="min-w-0">
        <p className="m-0 font-semibold">{title}</p>
        <p className="num m-0 text-s text-ink-2">
          {[holderName(holder, matrix.holders), kindName(kinds, action), amount, factsInWords(example, currency)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-2">
        {holds ? (
          <>
            <Icon name="check" size={14} className="text-ink-2" label={t('attributions.example.holds')} />
            <Outcome circuit={got} />
          </>
        ) : (
          <>
            <Icon name="warn" size={14} className="text-bad" label={t('attributions.example.fails')} />
            <span className="text-bad">{t('attributions.example.expected')}</span>
            <Outcome circuit={expects} />
            <span className="text-bad">{t('attributions.example.got')}</span>
            <Outcome circuit={got} />
          </>
        )}
      </div>
      {onRemove ? (
        <Button tone="quiet" size="s" aria-label={t('attributions.example.remove', { title })} onClick={onRemove}>
          <Icon name="close" size={13} />
        </Button>
      ) : null}
    </li>
  );
}

/** Cases whose circuit is known: a draft that gives one of them another circuit is not put in force. Those that fail come first. */
export function Examples({ matrix, draft, kinds }: { matrix: Matrix; draft: Draft; kinds: readonly Kind[] }) {
  const [adding, setAdding] = useState(false);
  const { currency } = useMe().centre;
  const editable = matrix.may.draft && (matrix.version.state === 'draft' || matrix.version.state === 'active');
  const sorted = matrix.examples.toSorted((a, b) => Number(a.holds) - Number(b.holds) || a.title.localeCompare(b.title));
  const remove = (one: Example): void =>
    draft.examples.mutate(
      { removeExamples: [one.id] },
      { onSuccess: () => offerUndo({ words: t('attributions.example.removed', { title: one.title }), undo: draft.backTo }) },
    );
  return (
    <div className="max-w-260 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-3 pb-3">
        <p className="m-0 max-w-140 text-ink-2">{t('attributions.examples.what')}</p>
        {editable ? (
          <Button
            onClick={() => {
              draft.examples.reset();
              setAdding(true);
            }}
          >
            <Icon name="plus" size={13} />
            {t('attributions.example.add')}
          </Button>
        ) : null}
      </div>
      {draft.examples.error && !adding ? <Problem error={draft.examples.error} className="mb-3" /> : null}
      {sorted.length === 0 ? (
        <Empty title={t('attributions.examples.empty.title')} todo={t('attributions.examples.empty.do')} />
      ) : null}
      <ul className="m-0 list-none border-t border-line p-0">
        {sorted.map((one) => (
          <ExampleRow
            key={one.id}
            example={one}
            matrix={matrix}
            kinds={kinds}
            currency={currency}
            onRemove={editable ? () => remove(one) : null}
          />
        ))}
      </ul>
      {adding ? <ExampleDialog matrix={matrix} draft={draft} kinds={kinds} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
