import type { Money } from '../../../lib/format.ts';
import type { WordKey } from '../../../lib/words.ts';
import type { Opened, Supply } from '../api.ts';

export type Line = Supply['lines'][number];
/** What a person filled in for one answer. */
export type Values = { text: string; amount: Money | null; department: string | null; lines: Line[]; date: string };

/** What is asked before an answer leaves: its consequence, and the fields it needs. */
export type Compose = {
  title: string;
  consequence: string;
  confirm: string;
  text?: { label: string; hint?: string; optional?: boolean; start?: string; short?: boolean };
  amount?: { label: string; hint: string; start: Money };
  /** Any department but this one, by its code. */
  department?: { except: string };
  lines?: { label: string; start: Line[] };
  date?: { label: string; hint?: string };
};

/** One answer that can be given now. Without `compose` it is given at once. */
export type Choice = {
  id: string;
  keys: string;
  word: WordKey;
  title: string;
  short?: string;
  consequence: string;
  tone?: 'primary' | 'plain' | 'danger';
  compose?: Compose;
  run: (values: Values, key: string) => Promise<Opened>;
};

export const emptyValues = (compose: Compose | undefined): Values => ({
  text: compose?.text?.start ?? '',
  amount: compose?.amount?.start ?? null,
  department: null,
  lines: compose?.lines?.start ?? [],
  date: '',
});

/** Whether everything asked for is there; the server judges the rest. */
export function isComplete({ text, amount, department, lines, date }: Compose, values: Values): boolean {
  return (
    (!text || text.optional || values.text.trim() !== '') &&
    (!amount || values.amount !== null) &&
    (!department || values.department !== null) &&
    (!lines || (values.lines.length > 0 && values.lines.every((line) => line.sku.trim() !== '' && line.quantity > 0))) &&
    (!date || values.date !== '')
  );
}

/** As people call each other: enough to say whose turn it is. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;
