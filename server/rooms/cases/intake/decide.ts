import type { REASONS } from '../contract.ts';
import type { Nature } from '../decide.ts';

type Reason = (typeof REASONS)[number];

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * Words that speak for a reason of contact, in Spanish, Catalan, Galician, Portuguese and English, without accents. The one with most words found wins; an agent
 * corrects it with a key. Order breaks ties: what is most specific first.
 */
const SIGNS: readonly [Reason, RegExp][] = [
  ['fraud', /\b(fraude|estafa|no he (hecho|comprado)|fraud|scam|phishing)\b/g],
  ['data_rights', /\b(mis datos|proteccion de datos|rgpd|gdpr|supresion|borrar mi|delete my data|personal data)\b/g],
  ['billing', /\b(factura\w*|cobr\w+|cargo\w*|duplicad\w+|recibo|iva|nif|invoice|charged?|billing|twice|fatura)\b/g],
  [
    'refund_status',
    /\b(mi (reembolso|devolucion|dinero)|reembols\w+|devolver?me el dinero|devuelvan el dinero|abono|refund\w*|money back|reemborsament)\b/g,
  ],
  ['warranty', /\b(garantia|repar\w+|averi\w+|repuesto\w*|recambio\w*|recanvi|servicio tecnico|warranty|repair\w*|spare)\b/g],
  [
    'damaged',
    /\b(rot[oa]s?|roto|defectuos\w+|dana\w+|golpead\w+|pierde|no funciona|trencad\w+|broken|damaged|defective|faulty|leaks?)\b/g,
  ],
  ['exchange', /\b(cambi(o|ar|arlo|arla) (de|por|la|el)?|otra talla|canje|exchange|swap|bescanvi|troca)\b/g],
  ['return', /\b(devol\w+|desist\w+|retorn\w+|return\w*|send (it )?back|withdraw\w*)\b/g],
  ['cancel_order', /\b(cancel\w+|anul\w+)\b/g],
  [
    'delivery_failed',
    /\b(no (ha )?llegad\w+|no llega|perdido|extraviad\w+|entregado pero|no arriba|not arrived|never arrived|lost|missing)\b/g,
  ],
  [
    'order_status',
    /\b(donde esta|seguimiento|estado (de|del) (mi )?pedido|cuando (llega|llegara)|on es|where is|tracking|order status|encomenda)\b/g,
  ],
  ['account', /\b(contrasena|cuenta|acceder|acceso|usuario|password|log ?in|account)\b/g],
  ['price', /\b(precio|oferta|descuento|promocion|cupon|price|discount|coupon|promo\w*)\b/g],
  ['product_question', /\b(compatible\w*|medidas|sirve para|caracteristicas|manual|does it|fit|size|specification\w*)\b/g],
];

export function guessReason(subject: string, text: string): Reason {
  const words = plain(`${subject}\n${subject}\n${text.slice(0, 4000)}`);
  let best: { reason: Reason; hits: number } = { reason: 'other', hits: 0 };
  for (const [reason, sign] of SIGNS) {
    const hits = words.match(sign)?.length ?? 0;
    if (hits > best.hits) best = { reason, hits };
  }
  return best.reason;
}

const COMPLAINT =
  /\b(reclam\w+|queja\w*|indignad\w*|vergonzos\w+|inaceptable|hoja de reclamaciones|denunci\w+|consumo|queixa|complain\w*|unacceptable|disgrace\w*)\b/;
const DEFECT: ReadonlySet<Reason> = new Set(['damaged', 'warranty', 'billing', 'delivery_failed', 'refund_status']);
const QUESTION: ReadonlySet<Reason> = new Set(['order_status', 'product_question', 'price', 'account']);

/**
 * What it is in the law's words. Any statement of a defective product, service or offer is a complaint or at least an incident, whatever
 * it is called (Ley 10/2025, 3): an enquiry must never hide a complaint.
 */
export function guessNature(subject: string, text: string, reason: Reason): Nature {
  if (COMPLAINT.test(plain(`${subject}\n${text.slice(0, 4000)}`)) || reason === 'damaged') return 'complaint';
  if (DEFECT.has(reason)) return 'incident';
  return QUESTION.has(reason) ? 'enquiry' : 'incident';
}

const bare = (value: string) => value.toUpperCase().replace(/[^A-Z0-9]/g, '');
/** Signs that may stand on either side: anything but another digit of a longer number, or another letter of a longer word. */
const beside = (sign: string | undefined) => (/\d/.test(sign ?? '') ? '\\d' : '[A-Z0-9]');

/** Order numbers of the customer that the text names: «#87 341» finds 87341, a longer number that has it inside does not. */
export function ordersNamed(text: string, numbers: readonly string[]): string[] {
  const haystack = text.toUpperCase();
  return numbers.filter((number) => {
    const signs = bare(number).split('');
    if (signs.length < 4) return false;
    const form = `(?<!${beside(signs[0])})${signs.join('[^A-Z0-9]?')}(?!${beside(signs.at(-1))})`;
    return new RegExp(form).test(haystack);
  });
}

export type QueueFacts = { id: string; reasons: readonly string[]; position: number };

/** The first queue that takes this reason; else the one that takes any; else the last. */
export function queueFor(queues: readonly QueueFacts[], reason: string): string | null {
  const sorted = [...queues].sort((a, b) => a.position - b.position);
  const found = sorted.find((q) => q.reasons.includes(reason)) ?? sorted.find((q) => q.reasons.length === 0) ?? sorted.at(-1);
  return found?.id ?? null;
}

/** Words that belong to one of these languages and to none of its neighbours here. */
const OWN_WORDS = {
  ca: 'amb els meu meva però què quan gràcies vull aquest aquesta perquè vaig també necessito faig puc estic tinc sóc hauria comanda recanvi llum està trencat',
  gl: 'unha non miña ola grazas boas cando teño xa coa polo pola agardo quero moito chegou meu foi do dun nunha',
  eu: 'kaixo eta ez dut naiz nire eskerrik mesedez zait dago dira bat egun nahi dudan zergatik noiz non iritsi oraindik eskaera',
  es: 'los las una mi y muy gracias cuando quiero llegado necesito estoy ustedes dónde ya',
  pt: 'não uma minha olá obrigado obrigada com em já ainda você foi são meu do da ao mais encomenda fatura',
} as const;
const MARKS = Object.entries(OWN_WORDS).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }));
const ENOUGH = 2;

/**
 * Catalan, Galician or Basque where the text speaks clearly so: what tells languages apart by their letters takes them for their larger
 * neighbours. Null: none of the three.
 */
export function officialBeside(text: string): 'ca' | 'gl' | 'eu' | null {
  const said = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const counts = MARKS.map(({ language, words }) => ({ language, hits: [...words].filter((word) => said.has(word)).length }));
  const [first, second] = counts.toSorted((a, b) => b.hits - a.hits);
  if (!first || first.hits < ENOUGH || first.hits === second?.hits) return null;
  return first.language === 'ca' || first.language === 'gl' || first.language === 'eu' ? first.language : null;
}

/**
 * What is language of a text: without addresses, links and whatever has figures in it, such as order numbers. Words in another script are of none
 * of the languages heard: nothing would tell them apart but chance.
 */
export const wordsOf = (text: string): string =>
  text
    .replace(/\S*[@/\d]\S*/g, ' ')
    .replace(/(?!\p{Script=Latin})\p{L}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
