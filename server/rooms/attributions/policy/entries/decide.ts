import { isMap, isSeq, type Node } from 'yaml';
import {
  type ActionKind,
  type Attribution,
  type Limit,
  type Step,
  zActionKind,
  zAttribution,
  zCircuit,
  zFacts,
  zHolderFacts,
} from '../../contract.ts';
import { conditionOf, holderOf, limitOf, moneyOf, requirementOf } from '../notation/decide.ts';
import type { Example } from '../writing/decide.ts';
import type { Lines } from '../reading/contract.ts';
import { fieldsIn, meantIn, plainOf, type Reader, textIn } from '../pieces/decide.ts';

const KIND = ['es', 'en', 'section', 'exposure', 'movesMoney', 'reversible', 'op', 'params', 'fits', 'needs', 'grants'];

/** A kind of action; null where something is wrong with it, which has been told. */
export function kindIn(code: string, node: Node, reader: Reader): Omit<ActionKind, 'position'> | null {
  const fields = fieldsIn(node, KIND, reader, code);
  if (!fields) return null;
  const plain = (name: string): unknown => plainOf(fields.get(name));
  const parsed = zActionKind.safeParse({
    code,
    nameEs: plain('es'),
    nameEn: plain('en'),
    section: plain('section'),
    exposure: plain('exposure'),
    movesMoney: plain('movesMoney') ?? false,
    reversible: plain('reversible') ?? false,
    op: plain('op') ?? null,
    params: plain('params') ?? [],
    fits: meantIn(fields, 'fits', reader, 'condition', conditionOf).map(({ meant }) => meant),
    asks: meantIn(fields, 'needs', reader, 'requirement', requirementOf).map(({ meant }) => meant),
  });
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? code);
  const called = { nameEs: 'es', nameEn: 'en', asks: 'needs' }[name] ?? name;
  reader.wrong(fields.get(called) ?? node, fields.has(called) || called === 'code' ? 'shape' : 'missing', called);
  return null;
}

const ROW = ['may', 'department', 'limits', 'when', 'needs', 'if', 'steps', 'reasonEs', 'reasonEn', 'from', 'to'];
/** Where a field of a row is written: `put.0.conditions.1.value` of the judge is `when.1` of the file. */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{ circuit: 'may', isRight: 'may', department: 'department', limits: 'limits', conditions: 'when', requirements: 'needs' },
  ...{ expression: 'if', steps: 'steps', validFrom: 'from', validTo: 'to', reasonEs: 'reasonEs', reasonEn: 'reasonEn' },
};

/** The line of a field that the judge names, such as `conditions.1.value`; the row's where it is not written. */
export function lineOfField(lines: Lines, field: string): number {
  const [name = '', at = ''] = field.split('.');
  const written = WRITTEN[name] ?? '';
  return lines.get(`${written}.${at}`) ?? lines.get(written) ?? lines.get('') ?? 1;
}

function stepIn(node: Node, reader: Reader): Step | null {
  const fields = fieldsIn(node, ['any', 'all', 'upTo'], reader, 'steps');
  if (!fields) return null;
  const need = fields.has('any') ? 'any' : 'all';
  const of = meantIn(fields, need, reader, 'holder', (text) => {
    const holder = holderOf(text, reader.names);
    return holder && (holder.kind === 'role' || holder.kind === 'unit' || holder.kind === 'person')
      ? { kind: holder.kind, ref: holder.ref }
      : null;
  }).map(({ meant }) => meant);
  const upTo = textIn(fields, 'upTo', reader);
  const money = upTo === undefined ? null : moneyOf(upTo);
  if (upTo !== undefined && money?.currency !== reader.currency) reader.wrong(fields.get('upTo'), 'shape', 'upTo');
  return { need, of, upTo: money?.minor ?? null };
}

/** A row of one action and holder, with where its parts stand; null where it is none, which has been told. */
export function rowIn(
  action: string,
  holder: string,
  node: Node,
  reader: Reader,
): { row: Omit<Attribution, 'id'>; lines: Lines } | null {
  const fields = fieldsIn(node, ROW, reader, holder);
  const who = holderOf(holder, reader.names);
  if (!who) reader.wrong(node, 'holder', holder);
  if (!fields || !who) return null;
  const may = textIn(fields, 'may', reader);
  const circuit = zCircuit.safeParse(may === 'right' ? 'own' : may);
  if (!circuit.success) reader.wrong(fields.get('may') ?? node, fields.has('may') ? 'shape' : 'missing', 'may');
  const lines = new Map<string, number>([['', reader.lineOf(node)]]);
  for (const [name, part] of fields) {
    lines.set(name, reader.lineOf(part));
    if (isSeq(part)) for (const [at, item] of part.items.entries()) lines.set(`${name}.${at}`, reader.lineOf(item as Node));
  }
  const steps = fields.get('steps');
  if (steps && !isSeq(steps)) reader.wrong(steps, 'shape', 'steps');
  const parsed = zAttribution.omit({ id: true }).safeParse({
    action,
    holder: who,
    circuit: circuit.data,
    isRight: may === 'right',
    department: textIn(fields, 'department', reader) ?? null,
    limits: limitsIn(fields, reader),
    conditions: meantIn(fields, 'when', reader, 'condition', conditionOf).map(({ meant }) => meant),
    requirements: meantIn(fields, 'needs', reader, 'requirement', requirementOf).map(({ meant }) => meant),
    expression: textIn(fields, 'if', reader) ?? null,
    steps: isSeq(steps) ? steps.items.map((item) => stepIn(item as Node, reader)).filter((one) => one !== null) : [],
    reasonEs: textIn(fields, 'reasonEs', reader) ?? '',
    reasonEn: textIn(fields, 'reasonEn', reader) ?? '',
    validFrom: textIn(fields, 'from', reader) ?? null,
    validTo: textIn(fields, 'to', reader) ?? null,
  });
  if (parsed.success) return { row: parsed.data, lines };
  const [name = ''] = parsed.error.issues[0]?.path.map(String) ?? [];
  const written = WRITTEN[name] ?? name;
  if (circuit.success) reader.wrong(fields.get(written) ?? node, 'shape', written);
  return null;
}

function limitsIn(fields: Map<string, Node>, reader: Reader): Limit[] {
  return meantIn(fields, 'limits', reader, 'limit', (text) => limitOf(text, reader.currency)).flatMap(({ meant, node }) => {
    if (!('foreign' in meant)) return [meant];
    reader.wrong(node, 'currency', meant.foreign);
    return [];
  });
}

const EXAMPLE = ['title', 'action', 'holder', 'facts', 'amount', 'expects'];
const HOLDER = ['person', 'name', 'role', 'units', 'vendor', 'assistant', 'certifications', 'reviews'];

export function exampleIn(node: Node, reader: Reader): Example | null {
  const fields = fieldsIn(node, EXAMPLE, reader, 'examples');
  if (!fields) return null;
  const [title, action] = [textIn(fields, 'title', reader), textIn(fields, 'action', reader)];
  const expects = zCircuit.safeParse(textIn(fields, 'expects', reader));
  const facts = zFacts.safeParse(plainOf(fields.get('facts')) ?? {});
  const amount = textIn(fields, 'amount', reader);
  const money = amount === undefined ? null : moneyOf(amount);
  const missing = (['title', 'action', 'expects'] as const).find((name) => !fields.has(name));
  if (missing) reader.wrong(node, 'missing', missing);
  else if (!expects.success) reader.wrong(fields.get('expects'), 'shape', 'expects');
  if (!facts.success) reader.wrong(fields.get('facts'), 'shape', 'facts');
  if (amount !== undefined && money?.currency !== reader.currency) reader.wrong(fields.get('amount'), 'shape', 'amount');
  const holder = holderFactsIn(fields.get('holder'), reader);
  if (!title || !action || !expects.success || !facts.success || !holder) return null;
  return { title, action, holder, facts: facts.data, amountMinor: money?.minor ?? null, expects: expects.data };
}

function holderFactsIn(node: Node | undefined, reader: Reader): Example['holder'] | null {
  if (!node) return {};
  const fields = isMap(node) ? fieldsIn(node, HOLDER, reader, 'holder') : null;
  if (!fields) {
    if (!isMap(node)) reader.wrong(node, 'shape', 'holder');
    return null;
  }
  const { person, units, vendor, ...rest } = plainOf(node) as Record<string, unknown>;
  const parsed = zHolderFacts.partial().safeParse({
    ...rest,
    ...(typeof person === 'string' ? { personId: reader.names.personId(person) } : {}),
    ...(Array.isArray(units) ? { unitIds: units.map((code) => reader.names.unitId(String(code))) } : {}),
    ...(vendor === null ? { vendorId: null } : typeof vendor === 'string' ? { vendorId: reader.names.unitId(vendor) } : {}),
  });
  if (parsed.success) return parsed.data;
  reader.wrong(node, 'shape', 'holder');
  return null;
}
