import { look } from '../../platform/act.ts';
import { NOBODY, systemActor } from '../../platform/actor.ts';
import { sessionToken } from '../../platform/caller.ts';
import type { Session } from '../../platform/context.ts';
import { must } from '../../platform/refusal.ts';
import { door } from '../../platform/route.ts';
import { addAbsence } from './absences/actions/add-absence.ts';
import { removeAbsence } from './absences/actions/remove-absence.ts';
import { listAbsences } from './absences/views.ts';
import { changeCentre } from './actions/change-centre.ts';
import { fillHolidays } from './actions/fill-holidays.ts';
import { foundCentre } from './actions/found-centre.ts';
import { putPerson } from './actions/put-person.ts';
import { putUnit } from './actions/put-unit.ts';
import { routes } from './contract.ts';
import { addDuty } from './duty/actions/add-duty.ts';
import { removeDuty } from './duty/actions/remove-duty.ts';
import { listDuties } from './duty/views.ts';
import { changeMe } from './self/actions/change-me.ts';
import { readNotifications } from './self/actions/read-notifications.ts';
import { me, notifications } from './self/views.ts';
import { mayReadKeys } from './sessions/access.ts';
import { addApiKey } from './sessions/actions/add-api-key.ts';
import { changePassword } from './sessions/actions/change-password.ts';
import { confirmTotp } from './sessions/actions/confirm-totp.ts';
import { enrolTotp } from './sessions/actions/enrol-totp.ts';
import { revokeApiKey } from './sessions/actions/revoke-api-key.ts';
import { signIn } from './sessions/actions/sign-in.ts';
import { signInTotp } from './sessions/actions/sign-in-totp.ts';
import { signOut } from './sessions/actions/sign-out.ts';
import { forgetTokens, listKeys } from './sessions/views.ts';
import { allUnits, centreOf, countCentres, holidaysOf, peopleFor } from './views.ts';

/** Answers that hold a secret are not kept for a repeated request: the repeat makes a new one, or is refused. */
const unkept = ({ ctx, actor }: Session): Session => ({ ctx, actor });

export const doors = [
  door('organization', routes, {
    firstRun: ({ ctx }) => look({ ctx, actor: systemActor(NOBODY) }, async (tx) => ({ needed: (await countCentres(tx)) === 0 })),
    found: async ({ ctx, body, ip, setSession }) => {
      const { orgId } = await foundCentre(ctx, body, 'visitor');
      await fillHolidays({ ctx, actor: systemActor(orgId) }, {});
      const { token, expiresAt } = await signIn(ctx, { email: body.email, password: body.password, ip });
      setSession(token, expiresAt);
      return { next: 'done' as const };
    },
    signIn: async ({ ctx, body, ip, setSession }) => {
      const { next, token, expiresAt } = await signIn(ctx, { ...body, ip });
      setSession(token, expiresAt);
      return { next };
    },
    signInTotp: async ({ ctx, body, cookies, setSession }) => {
      const { token, expiresAt } = await signInTotp(ctx, { token: sessionToken(cookies), code: body.code });
      setSession(token, expiresAt);
      return { next: 'done' as const };
    },
    signOut: async ({ session, ctx, cookies, setSession }) => {
      const done = await signOut(session, { token: sessionToken(cookies) ?? null });
      forgetTokens(ctx);
      setSession(null);
      return done;
    },
    me: ({ session }) => look(session, me),
    changeMe: async ({ session, ctx, body: { password, ...change }, setSession }) => {
      if (password) {
        const { token, expiresAt } = await changePassword(unkept(session), password);
        setSession(token, expiresAt);
      }
      const answer = await changeMe(session, change);
      forgetTokens(ctx);
      return answer;
    },
    enrolTotp: ({ session }) => enrolTotp(unkept(session), {}),
    confirmTotp: ({ session, body }) => confirmTotp(unkept(session), body),
    people: ({ session }) => look(session, peopleFor),
    putPerson: async ({ session, ctx, body }) => {
      const person = await putPerson(session, body);
      forgetTokens(ctx);
      return person;
    },
    units: ({ session }) => look(session, allUnits),
    putUnit: async ({ session, ctx, body }) => {
      const unit = await putUnit(session, body);
      forgetTokens(ctx);
      return unit;
    },
    absences: ({ session }) => look(session, listAbsences),
    addAbsence: ({ session, body }) => addAbsence(session, body),
    removeAbsence: ({ session, params }) => removeAbsence(session, params),
    duties: ({ session }) => look(session, listDuties),
    addDuty: ({ session, body }) => addDuty(session, body),
    removeDuty: ({ session, params }) => removeDuty(session, params),
    apiKeys: ({ session }) => look(session, (tx) => (must(mayReadKeys(tx.actor)), listKeys(tx))),
    addApiKey: ({ session, body }) => addApiKey(unkept(session), body),
    revokeApiKey: async ({ session, ctx, params }) => {
      const key = await revokeApiKey(session, params);
      forgetTokens(ctx);
      return key;
    },
    notifications: ({ session }) => look(session, notifications),
    readNotifications: ({ session }) => readNotifications(session, {}),
    centre: async ({ session, body }) => {
      await changeCentre(session, body);
      return look(session, me);
    },
    readCentre: ({ session }) =>
      look(session, async (tx) => {
        const { name, timeZone, currency, locale, keyPrefix, hours } = await centreOf(tx);
        return { name, timeZone, currency, locale, keyPrefix, hours, holidays: await holidaysOf(tx) };
      }),
  }),
];
