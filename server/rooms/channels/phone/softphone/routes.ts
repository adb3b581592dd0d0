import { look } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { door } from '../../../../platform/route.ts';
import { mayAdminister } from '../access.ts';
import { exchangeOf } from '../asterisk/views.ts';
import { dropSipAccount } from './actions/drop-sip-account.ts';
import { putSipAccount } from './actions/put-sip-account.ts';
import { sayAlive } from './actions/say-alive.ts';
import { tellCall } from './actions/tell-call.ts';
import { softphoneRoutes } from './contract.ts';
import { mySoftphone, sipAccounts } from './views.ts';

/** A secret is for the browser of its person: a key is for programs. */
const inPerson = (session: Session): Session => {
  if (session.actor.kind !== 'person' || session.actor.keyScopes) throw refused('forbidden', 'phone.mayNot');
  return session;
};

export const doors = [
  door('phone/softphone', softphoneRoutes, {
    softphone: ({ session }) =>
      look(inPerson(session), async (tx) => ({
        softphone: await mySoftphone(tx),
        exchangeCalls: (await exchangeOf(tx)) !== null,
      })),
    tellCall: ({ session, body }) => tellCall(inPerson(session), body),
    // Said anew each time: nothing of it is to be remembered by its key.
    sayAlive: ({ session, body }) => sayAlive({ ctx: session.ctx, actor: inPerson(session).actor }, body),
    sipAccounts: ({ session }) => (
      must(mayAdminister(session.actor)), look(session, async (tx) => ({ accounts: await sipAccounts(tx) }))
    ),
    putSipAccount: ({ session, body }) => putSipAccount(session, body),
    dropSipAccount: ({ session, params }) => dropSipAccount(session, params),
  }),
];
