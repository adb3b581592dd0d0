import { Document, isScalar, visit } from 'yaml';
import type { ActionKind, Attribution, Circuit, Facts, HolderFacts } from '../../contract.ts';
import { type Directory, FILE } from '../notation/contract.ts';
import { conditionText, holderText, limitText, moneyText, requirementText } from '../notation/decide.ts';

export type Example = {
  title: string;
  holder: Partial<HolderFacts>;
  action: string;
  facts: Facts;
  amountMinor: number | null;
  expects: Circuit;
};
/** A policy as a file has it; rows without ids. */
export type Policy = {
  kinds: readonly Omit<ActionKind, 'position'>[];
  rows: readonly Omit<Attribution, 'id'>[];
  examples: readonly Example[];
};

/** Keys with nothing to say are left out: what is not written is as it usually is. */
const said = (entries: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

const rowOf = (row: Omit<Attribution, 'id'>, names: Directory, currency: string) =>
  said({
    may: row.isRight ? 'right' : row.circuit,
    department: row.department,
    limits: row.limits.map((one) => limitText(one, currency)),
    when: row.conditions.map(conditionText),
    needs: row.requirements.map(requirementText),
    if: row.expression,
    steps: row.steps.map(({ need, of, upTo }) =>
      said({ [need]: of.map((one) => holderText(one, names)), upTo: upTo === null ? null : moneyText(upTo, currency) }),
    ),
    reasonEs: row.reasonEs,
    reasonEn: row.reasonEn,
    from: row.validFrom,
    to: row.validTo,
  });

function holderWithNames(holder: Partial<HolderFacts>, names: Directory): Record<string, unknown> {
  const { personId, unitIds, vendorId, ...rest } = holder;
  return {
    ...rest,
    ...(personId === undefined ? {} : { person: names.email(personId) }),
    ...(unitIds === undefined ? {} : { units: unitIds.map(names.unitCode) }),
    ...(vendorId === undefined ? {} : { vendor: vendorId === null ? null : names.unitCode(vendorId) }),
  };
}

const kindOf = (kind: Omit<ActionKind, 'position'>) => ({
  es: kind.nameEs,
  en: kind.nameEn,
  section: kind.section,
  exposure: kind.exposure,
  ...said({
    movesMoney: kind.movesMoney || null,
    reversible: kind.reversible || null,
    op: kind.op,
    params: kind.params.map(({ name, type, required, choices }) => said({ name, type, required: required || null, choices })),
    fits: kind.fits.map(conditionText),
    needs: kind.asks.map(requirementText),
  }),
});

const exampleOf = ({ title, holder, action, facts, amountMinor, expects }: Example, names: Directory, currency: string) => ({
  title,
  action,
  holder: holderWithNames(holder, names),
  facts,
  ...(amountMinor === null ? {} : { amount: moneyText(amountMinor, currency) }),
  expects,
});

/** A policy as one YAML file: by action, then by holder, then row by row. Rows of trials are not written: they come and go by themselves. */
export function writePolicy({ kinds, rows, examples }: Policy, names: Directory, currency: string, head: string): string {
  const mine = rows.filter((row) => row.trialId === null);
  const actions = kinds.map((kind) => {
    const holders = Map.groupBy(
      mine.filter((row) => row.action === kind.code),
      (row) => holderText(row.holder, names),
    );
    const grants = [...holders].map(([holder, list]) => [holder, list.map((row) => rowOf(row, names, currency))] as const);
    return [kind.code, { ...kindOf(kind), ...said({ grants: grants.length ? Object.fromEntries(grants) : null }) }] as const;
  });
  const content = {
    mostrador: FILE.version,
    currency,
    actions: Object.fromEntries(actions),
    examples: examples.map((one) => exampleOf(one, names, currency)),
  };
  const document = new Document(content, { aliasDuplicateObjects: false });
  document.commentBefore = ` ${head}`;
  visit(document, {
    Map(key, node) {
      const inParams = typeof key === 'number' && node.has('type') && node.has('name');
      if (inParams) node.flow = true;
    },
    Seq(_, node) {
      const [only, ...more] = node.items;
      if (isScalar(only) && more.length === 0) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
