import { t } from '../../../lib/words.ts';
import { type Opened, type Supply, supplies } from '../api.ts';
import { withdrawChoice } from './asker-choices.ts';
import { type Choice, firstName, type Values } from './choice.ts';

const opened = async (answer: Promise<Supply>): Promise<Opened> => ({ kind: 'supply', it: await answer });
type Verb = 'reserve' | 'prepare' | 'hand_over' | 'substitute' | 'backorder' | 'decline';

/** What comes next from each state, the usual step first and declining last. */
const next: Partial<Record<Supply['state'], Verb[]>> = {
  requested: ['reserve', 'substitute', 'backorder', 'decline'],
  out_of_stock: ['reserve', 'substitute', 'backorder', 'decline'],
  backorder: ['reserve', 'substitute', 'backorder', 'decline'],
  reserved: ['prepare', 'hand_over', 'backorder', 'decline'],
  preparing: ['hand_over', 'backorder', 'decline'],
};
const keys: Record<Verb, string> = { reserve: 'r', prepare: 'p', hand_over: 'e', substitute: 's', backorder: 'f', decline: 'd' };

function bodyOf(verb: Verb, { text, lines, date }: Values) {
  const said = text.trim();
  switch (verb) {
    case 'hand_over':
      return { kind: verb, tracking: said };
    case 'substitute':
      return { kind: verb, lines, text: said };
    case 'backorder':
      return { kind: verb, eta: new Date(date).toISOString(), text: said };
    case 'decline':
      return { kind: verb, text: said };
    default:
      return { kind: verb };
  }
}

/** What the section can do now. */
export function sectionChoices(it: Supply): Choice[] {
  if (!it.may.answer) return [];
  const name = firstName(it.request.askedBy.name);
  const params = { requestId: it.request.id };
  const composeOf = (verb: Verb): Pick<Choice, 'compose'> => {
    if (verb === 'reserve' || verb === 'prepare') return {};
    const base = {
      title: t(`supplies.${verb}`),
      consequence: t(`supplies.${verb}.then`, { name }),
      confirm: t(`supplies.${verb}.confirm`),
    };
    const note = { label: t('supplies.note'), optional: true };
    if (verb === 'hand_over')
      return { compose: { ...base, text: { label: t('supplies.tracking'), optional: true, short: true } } };
    if (verb === 'substitute')
      return {
        compose: {
          ...base,
          lines: { label: t('supplies.substitute.lines'), start: it.lines.map((line) => ({ ...line, sku: '', name: '' })) },
          text: note,
        },
      };
    if (verb === 'backorder') return { compose: { ...base, date: { label: t('supplies.eta') }, text: note } };
    return { compose: { ...base, text: { label: t('supplies.decline.text') } } };
  };
  return (next[it.state] ?? []).map((verb, place) => ({
    id: verb,
    keys: keys[verb],
    word: `supplies.${verb}`,
    tone: place === 0 ? ('primary' as const) : verb === 'decline' ? ('danger' as const) : ('plain' as const),
    title: t(`supplies.${verb}`),
    short: t(`supplies.short.${verb}`),
    consequence: t(`supplies.${verb}.then`, { name }),
    ...composeOf(verb),
    run: (values, key) => opened(supplies('POST /supplies/:requestId/answer', { params, body: bodyOf(verb, values), key })),
  }));
}

/** What whoever asked can do: take or leave what is offered instead, cancel. */
export function supplyAskerChoices(it: Supply): Choice[] {
  const params = { requestId: it.request.id };
  const choices: Choice[] = [];
  if (it.may.acceptSubstitute) {
    const take = (accept: boolean) => (_: Values, key: string) =>
      opened(supplies('POST /supplies/:requestId/substitute', { params, body: { accept }, key }));
    choices.push(
      {
        id: 'accept',
        keys: 'a',
        word: 'supplies.acceptSubstitute',
        tone: 'primary',
        title: t('supplies.acceptSubstitute'),
        consequence: t('supplies.acceptSubstitute.then', { name: it.section.name }),
        run: take(true),
      },
      {
        id: 'refuse',
        keys: 'd',
        word: 'supplies.refuseSubstitute',
        title: t('supplies.refuseSubstitute'),
        consequence: t('supplies.refuseSubstitute.then', { name: it.section.name }),
        run: take(false),
      },
    );
  }
  if (it.may.cancel)
    choices.push(withdrawChoice(it.request, (key) => opened(supplies('POST /supplies/:requestId/cancel', { params, key }))));
  return choices;
}
