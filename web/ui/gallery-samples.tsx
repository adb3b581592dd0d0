import type { ReactNode } from 'react';
import { duration, type Money, money } from '../lib/format.ts';
import { locale } from '../lib/words.ts';
import type { Mark, Span } from './ruler.tsx';
import { type Circuit, Sign } from './sign.tsx';
import type { Column } from './table.tsx';

/** The gallery's figures are invented and never shipped, so they are not in the words files. */
export const said = (es: string, en: string): string => (locale() === 'en' ? en : es);
export const eur = (minor: number): Money => ({ minor, currency: 'EUR' });

export type SampleCase = {
  id: string;
  group: string;
  who: string;
  what: string;
  circuit: Circuit;
  channel: string;
  left: number;
};

const names = ['Nerea I.', 'Joan P.', 'Carmen R.', 'Uxía L.', 'Mikel A.', 'Rosario G.', 'Tomás V.', 'Aina S.'];
const whats = [
  '¿Dónde está mi pedido? La web dice entregado',
  'El hervidor pierde agua por la base',
  'Cobro duplicado en la tarjeta',
  'Cambio de talla, pedido 88120',
  'Factura con el NIF de la empresa',
];
const circuits: Circuit[] = ['own', 'authorised', 'consulted'];

export const cases: SampleCase[] = Array.from({ length: 5000 }, (_, n) => ({
  id: String(n),
  group: n < 3 ? 'Antes de las 11:00' : n < 12 ? 'Hoy' : 'Mañana',
  who: names[n % names.length] ?? '',
  what: whats[n % whats.length] ?? '',
  circuit: circuits[n % 3] ?? 'own',
  channel: n % 4 ? 'Correo' : 'Teléfono',
  left: (n - 2) * 7 * 60_000,
}));

export function CaseRow({ item }: { item: SampleCase }): ReactNode {
  return (
    <div className="grid h-full content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-2">
        <b className="truncate font-semibold">{item.who}</b>
        <span className="num text-s text-ink-3">09:41</span>
      </div>
      <span className="truncate text-ink-2">{item.what}</span>
      <div className="flex items-center gap-2.5 text-meta text-ink-2">
        <Sign kind={item.circuit} />
        <span>{item.channel}</span>
        <span className={item.left < 0 ? 'num font-semibold text-bad' : 'num'}>{duration(item.left)}</span>
      </div>
    </div>
  );
}

const at = (hour: string): string => `2026-11-25T${hour}:00+01:00`;
export function ruler(): { from: string; to: string; now: string; label: string; marks: Mark[]; spans: Span[] } {
  return {
    from: at('09:36'),
    now: at('09:52'),
    to: at('11:30'),
    label: said(
      'Decides tú hasta las 10:45; después Elena R.; prometido a las 11:30.',
      'You decide until 10:45; then Elena R.; promised for 11:30.',
    ),
    marks: [
      { at: at('10:10'), kind: 'remind', word: said('aviso', 'reminder') },
      { at: at('10:31'), kind: 'remind', word: said('aviso', 'reminder') },
      { at: at('10:45'), kind: 'climb', word: said('sube', 'climbs') },
      { at: at('11:10'), kind: 'climb', word: said('sube', 'climbs') },
      { at: at('11:30'), kind: 'promise', word: said('prometido', 'promised') },
    ],
    spans: [
      {
        from: at('09:36'),
        to: at('10:45'),
        who: said('Tú, coordinación Hogar · hasta 250,00 €', 'You, Home coordination · up to €250.00'),
        by: said('suplente Iván D., si te ausentas', 'deputy Iván D., if you are away'),
        mine: true,
      },
      {
        from: at('10:45'),
        to: at('11:10'),
        who: said('Elena R., tienda Hogar', 'Elena R., Home shop'),
        by: said('por correo · suplente Pau C.', 'by email · deputy Pau C.'),
      },
      {
        from: at('11:10'),
        to: at('11:30'),
        who: said('Guardia del Centro', 'Centre on duty'),
        by: said('siempre hay alguien', 'always somebody'),
      },
    ],
  };
}

type Line = { action: string; agent: [Circuit, number]; outer: [Circuit, number] };
export function matrix(): { columns: Column<Line>[]; rows: Line[]; rowKey: (line: Line) => string } {
  const cell = ([circuit, limit]: [Circuit, number]): ReactNode => (
    <span className="flex items-baseline justify-between gap-3">
      <Sign kind={circuit} /> {limit ? <b className="font-semibold">{money(eur(limit), { whole: true })}</b> : null}
    </span>
  );
  return {
    rowKey: (line) => line.action,
    columns: [
      { key: 'action', title: said('Acción', 'Action'), cell: (line) => line.action },
      { key: 'agent', title: said('Agente', 'Agent'), cell: (line) => cell(line.agent) },
      { key: 'outer', title: said('Agente externo', 'Outside agent'), cell: (line) => cell(line.outer) },
      { key: 'asked', title: said('Pedidas', 'Asked'), numeric: true, cell: () => '1.284' },
    ],
    rows: [
      { action: said('Reembolso total', 'Full refund'), agent: ['own', 60_00], outer: ['own', 30_00] },
      { action: said('Cambio de dirección', 'Change of address'), agent: ['consulted', 0], outer: ['consulted', 0] },
      { action: said('Ampliar garantía', 'Longer guarantee'), agent: ['authorised', 0], outer: ['authorised', 0] },
    ],
  };
}
