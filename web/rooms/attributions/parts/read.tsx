import { useQuery } from '@tanstack/react-query';
import { date, money } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { locale, t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Row, Unit } from '../api.ts';
import { colleaguesQuery } from './chain-queries.ts';
import { conditionInWords, limitInWords, requirementInWords, unitName } from './say.ts';
import { deciderChoices } from './steps-editor.tsx';
import type { CellView } from './views.ts';

function List({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title} level={3}>
      <ul className="m-0 grid list-none gap-1 p-0">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Who decides by the row's own steps, in order. */
function StepsRead({ row, units, currency }: { row: Row; units: readonly Unit[]; currency: string }) {
  const people = useQuery({ ...colleaguesQuery, enabled: row.steps.length > 0 });
  const labels = new Map(deciderChoices(people.data ?? [], units).map((one) => [one.value, one.label]));
  const lines = row.steps.map(({ need, of, upTo }, at) => {
    const names = of.map(({ kind, ref }) => labels.get(`${kind}:${ref}`) ?? ref).join(', ');
    const who = of.length === 1 && need === 'any' ? names : t(`attributions.chain.${need}`, { names });
    const until = upTo === null ? '_none' : money({ minor: upTo, currency }, { whole: true });
    return t('attributions.chain.read', { step: at + 1, who, upTo: until });
  });
  return <List title={t('attributions.chain.title')} lines={lines} />;
}

function OneRow({ row, units }: { row: Row; units: readonly Unit[] }) {
  const { currency } = useMe().centre;
  const reason = locale() === 'en' ? row.reasonEn : row.reasonEs;
  const limits = row.limits.map((limit) => limitInWords(limit, currency));
  const from = row.validFrom ? [t('attributions.read.from', { at: date(row.validFrom) })] : [];
  const to = row.validTo ? [t('attributions.read.to', { at: date(row.validTo) })] : [];
  return (
    <div className="grid gap-4">
      <p className="m-0 text-l">
        {row.circuit === 'forbidden' ? (
          <b className="font-semibold">{t('attributions.notOffered')}</b>
        ) : (
          <Sign kind={row.circuit}>
            {row.circuit === 'consulted'
              ? t('attributions.cell.consults', { department: unitName(units, row.department) })
              : t(`attributions.circuit.${row.circuit}`)}
          </Sign>
        )}
      </p>
      {reason ? <p className="m-0 text-ink-2">{reason}</p> : null}
      <StepsRead row={row} units={units} currency={currency} />
      <List
        title={t('attributions.limits')}
        lines={row.circuit === 'own' && limits.length === 0 ? [t('attributions.limits.none')] : limits}
      />
      <List title={t('attributions.conditions')} lines={row.conditions.map((one) => conditionInWords(one, currency))} />
      <List title={t('attributions.expression')} lines={row.expression ? [row.expression] : []} />
      <List title={t('attributions.requirements')} lines={row.requirements.map(requirementInWords)} />
      <List title={t('attributions.edit.validity')} lines={[...from, ...to]} />
    </div>
  );
}

/** A cell in full for those who read it: circuit, every limit, when it counts and what it asks. */
export function ReadCell({ view, units }: { view: CellView; units: readonly Unit[] }) {
  const rows = view.rows.length > 0 ? view.rows : view.line.everyone ? [view.line.everyone] : [];
  const { above } = view.column;
  return (
    <div className="grid gap-5">
      {rows.map((row) => (
        <OneRow key={row.id} row={row} units={units} />
      ))}
      {rows.length === 0 ? (
        <p className="m-0 text-ink-2">
          {t(view.shown.circuit === 'authorised' ? 'attributions.read.silent' : 'attributions.read.nobody')}
        </p>
      ) : null}
      {above && view.shown.circuit !== 'none' ? (
        <p className="m-0 border-t border-line pt-3 text-ink-2">
          {t('attributions.read.above')} <Sign kind="authorised">{above}</Sign>
        </p>
      ) : null}
    </div>
  );
}
