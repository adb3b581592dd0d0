import { type Money, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { type ActionKind, type Authorization, authorizations, type Opened } from '../api.ts';
import { withdrawChoice } from './asker-choices.ts';
import { type Choice, firstName } from './choice.ts';
import { atWords } from './due.ts';

const opened = async (answer: Promise<Authorization>): Promise<Opened> => ({ kind: 'authorization', it: await answer });

/** What happens once it is granted: in the shop at once, or only in the case. */
export function effectOf(kind: ActionKind | undefined, amount: Money | null): string {
  if (kind?.movesMoney || (!kind && amount)) return t('authorizations.effect.money');
  return t(kind?.op ? 'authorizations.effect.shop' : 'authorizations.effect.case');
}

/** How many must still grant it once I have. */
export function stillToGrant({ steps }: Pick<Authorization, 'steps'>): number {
  const wanted = ({ need, deciders, agreed }: Authorization['steps'][number]): number =>
    Math.max(0, (need === 'all' ? deciders.length : 1) - agreed.length);
  return Math.max(0, steps.reduce((sum, step) => sum + wanted(step), 0) - 1);
}

/** The answers of whoever decides. One confirm where money moves or nothing can take it back. */
export function deciderChoices(it: Authorization, kind: ActionKind | undefined, send: Decide = decide): Choice[] {
  const { amount, askedBy } = it.request;
  const left = stillToGrant(it);
  const effect = left > 0 ? t('authorizations.steps.grantThen', { left }) : effectOf(kind, amount);
  const asker = firstName(askedBy.name);
  const what = amount ? money(amount) : it.request.title;
  const weighty = amount !== null || kind === undefined || kind.movesMoney || !kind.reversible;
  const grant: Choice = {
    id: 'approve',
    keys: 'c',
    word: 'authorizations.grant',
    tone: 'primary',
    title: amount ? t('authorizations.grantAmount', { amount: money(amount) }) : t('authorizations.grant'),
    consequence: weighty ? t('authorizations.grant.then', { effect }) : effect,
    run: (_, key) => opened(send(it, { verdict: 'approve' }, key)),
  };
  if (weighty) {
    const confirm = amount ? t('authorizations.confirmAmount', { amount: money(amount) }) : t('authorizations.confirm');
    grant.compose = {
      title: t('authorizations.willGrant', { what }),
      consequence: t('authorizations.willGrant.then', { effect, name: asker }),
      confirm,
    };
  }
  const ask: Choice = {
    id: 'ask',
    keys: 'p',
    word: 'authorizations.askMore',
    title: t('authorizations.askMore'),
    short: t('authorizations.short.ask'),
    consequence: t('authorizations.askMore.then', { name: asker }),
    compose: {
      title: t('authorizations.willAsk', { name: asker }),
      consequence: t('authorizations.willAsk.then'),
      text: { label: t('authorizations.question') },
      confirm: t('authorizations.confirmAsk'),
    },
    run: ({ text }, key) => opened(send(it, { verdict: 'ask', question: text.trim() }, key)),
  };
  const deny: Choice = {
    id: 'reject',
    keys: 'd',
    word: 'authorizations.deny',
    tone: 'danger',
    title: t('authorizations.deny'),
    short: t('authorizations.short.deny'),
    consequence: t('authorizations.deny.then', { name: asker }),
    compose: {
      title: t('authorizations.willDeny', { what }),
      consequence: t('authorizations.willDeny.then', { name: asker }),
      text: { label: t('authorizations.reason'), hint: t('authorizations.deny.hint') },
      confirm: t('authorizations.confirmDeny'),
    },
    run: ({ text }, key) => opened(send(it, { verdict: 'reject', reason: text.trim() }, key)),
  };
  return amount ? [grant, change(it, amount, effect, send), ask, deny] : [grant, ask, deny];
}

function change(it: Authorization, amount: Money, effect: string, send: Decide): Choice {
  return {
    id: 'change',
    keys: 'm',
    word: 'authorizations.grantChanged',
    title: t('authorizations.grantChanged'),
    short: t('authorizations.short.change'),
    consequence: t('authorizations.change.then', { name: firstName(it.request.askedBy.name) }),
    compose: {
      title: t('authorizations.willChange'),
      consequence: t('authorizations.willChange.then', { name: firstName(it.request.askedBy.name), effect }),
      amount: { label: t('authorizations.amount'), hint: t('authorizations.askedFor', { amount: money(amount) }), start: amount },
      text: { label: t('authorizations.reason') },
      confirm: t('authorizations.confirmChange'),
    },
    run: ({ text, amount: other }, key) =>
      opened(send(it, { verdict: 'change', minor: other?.minor ?? amount.minor, reason: text.trim() }, key)),
  };
}

type Verdict =
  | { verdict: 'approve' }
  | { verdict: 'change'; minor: number; reason: string }
  | { verdict: 'reject'; reason: string }
  | { verdict: 'ask'; question: string };
type Decide = (it: Authorization, body: Verdict, key: string) => Promise<Authorization>;
const decide: Decide = ({ request }, body, key) =>
  authorizations('POST /authorizations/:requestId/decide', { params: { requestId: request.id }, body, key });

/** What whoever asked can do: give what is missing, take or leave a changed grant, withdraw. */
export function askerChoices(it: Authorization): Choice[] {
  const params = { requestId: it.request.id };
  const currency = it.request.amount?.currency ?? 'EUR';
  const changed = it.decision?.changedMinor == null ? '' : money({ minor: it.decision.changedMinor, currency });
  const decided = it.decision?.by ?? it.request.to.name;
  const choices: Choice[] = [];
  if (it.may.acceptChanges) {
    const take = (accept: boolean, key: string) =>
      opened(authorizations('POST /authorizations/:requestId/changes', { params, body: { accept }, key }));
    choices.push(
      {
        id: 'accept',
        keys: 'a',
        word: 'authorizations.acceptChanges',
        tone: 'primary',
        title: t('authorizations.acceptAmount', { amount: changed }),
        consequence: t('authorizations.accept.then'),
        compose: {
          title: t('authorizations.acceptAmount', { amount: changed }),
          consequence: t('authorizations.willAccept.then', { name: decided }),
          confirm: t('authorizations.confirmAccept', { amount: changed }),
        },
        run: (_, key) => take(true, key),
      },
      {
        id: 'decline',
        keys: 'd',
        word: 'authorizations.declineChanges',
        tone: 'danger',
        title: t('authorizations.declineChanges'),
        consequence: t('authorizations.decline.then'),
        compose: {
          title: t('authorizations.declineChanges'),
          consequence: t('authorizations.decline.then'),
          confirm: t('authorizations.declineChanges'),
        },
        run: (_, key) => take(false, key),
      },
    );
  }
  if (it.may.reply)
    choices.push({
      id: 'reply',
      keys: 'r',
      word: 'requests.reply',
      tone: 'primary',
      title: t('requests.reply.to', { name: it.request.to.name }),
      consequence: t('requests.reply.then', { name: it.request.to.name }),
      compose: {
        title: it.question
          ? t('authorizations.theyAsk', { question: it.question })
          : t('requests.reply.to', { name: it.request.to.name }),
        consequence: t('requests.reply.then', { name: it.request.to.name }),
        text: { label: t('requests.reply') },
        confirm: t('requests.reply.confirm'),
      },
      run: ({ text }, key) =>
        opened(authorizations('POST /authorizations/:requestId/reply', { params, body: { text: text.trim() }, key })),
    });
  if (it.may.withdraw)
    choices.push(
      withdrawChoice(it.request, (key) => opened(authorizations('POST /authorizations/:requestId/withdraw', { params, key }))),
    );
  return choices;
}

/** What became of it, in one sentence; null while it is open. */
export function outcomeOf(it: Authorization, now: number): string | null {
  const at = it.decision ? atWords(it.decision.at, now) : it.request.closedAt ? atWords(it.request.closedAt, now) : '';
  const by = it.decision?.by ?? '';
  const until = it.validUntil ? atWords(it.validUntil, now) : '';
  const changed =
    it.decision?.changedMinor == null
      ? ''
      : money({ minor: it.decision.changedMinor, currency: it.request.amount?.currency ?? 'EUR' });
  switch (it.state) {
    case 'approved':
      return until ? t('authorizations.state.approvedUntil', { by, at, until }) : t('authorizations.state.approved', { by, at });
    case 'approved_with_changes':
      return t('authorizations.state.changed', { by, at, amount: changed });
    case 'rejected':
      return t('authorizations.state.rejected', { by, at });
    case 'withdrawn':
    case 'lapsed':
      return t(`authorizations.state.${it.state}`, { at });
    case 'redeemed':
      return t('authorizations.state.redeemed', { by, at });
    default:
      return null;
  }
}
