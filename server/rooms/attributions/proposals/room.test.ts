import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, type Who, withPolicy } from '../../../../test/small-centre.ts';
import { look } from '../../../platform/act.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { words as proposalWords } from '../../../words/proposals.ts';
import type { Session } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { tellAnswer } from '../actions/tell-answer.ts';
import { activateDraft } from '../policy/actions/activate-draft.ts';
import { checkDraft } from '../policy/actions/check-draft.ts';
import { discardDraft } from '../policy/actions/discard-draft.ts';
import { matrix } from '../policy/views.ts';
import { acceptProposal } from './actions/accept-proposal.ts';
import { dismissProposal } from './actions/dismiss-proposal.ts';
import { lookForProposals } from './actions/look-for-proposals.ts';
import { proposalRoutes, zProposal } from './contract.ts';
import { reactions } from './events.ts';
import { timedJobs } from './jobs.ts';
import { behindProposal, proposals } from './views.ts';

learn([words, proposalWords]);
let centre: SmallCentre;
/** Of the centre's management, beside those that every small centre has. */
let manager: Session;
beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre);
  const id = newId();
  await centre.owner.query(
    `insert into person (org_id, id, name, email, role, unit_id, superior_id, created_at) values ($1, $2, 'marta', 'marta@uno.example', 'CENTRE_MANAGER', $3, $4, now())`,
    [centre.orgId, id, centre.units.AUTHORITY, centre.people.diego],
  );
  manager = { ctx: centre.ctx, actor: { ...centre.session('diego').actor, id, name: 'marta', role: 'CENTRE_MANAGER' } };
  await plant(60, 7000, 'granted');
  await plant(1, 7000, 'rejected');
  await plant(14, 20_000, 'granted', 'ivan');
});
afterAll(() => centre.close());

/** Past requests of agents as the centre would have kept them, decided by carla in four seconds. */
async function plant(n: number, minor: number, ended: 'granted' | 'rejected', decider: Who = 'carla') {
  const nothing = { minor: 0, units: 0 };
  const usage = {
    currency: 'EUR',
    order: nothing,
    customer30d: nothing,
    holders: {},
    consulted: {},
    departments: null,
    line: [],
  };
  const { lucia } = centre.people;
  const holder = {
    personId: lucia,
    name: 'lucia',
    role: 'AGENT',
    unitIds: [],
    vendorId: null,
    assistant: false,
    certifications: [],
  };
  for (let at = 0; at < n; at++) {
    const amount = { minor, currency: 'EUR' };
    const customerId = newId();
    const ask = {
      action: 'REFUND_PARTIAL',
      params: {},
      amount,
      count: 1,
      caseId: null,
      storeId: null,
      orderRef: `o${newId()}`,
      customerId,
    };
    await centre.owner.query(
      `insert into ruling (org_id, id, at, version_id, holder_id, action, circuit, case_id, customer_id, minor, currency, hash, ask, holder, facts, usage, outcome, ended, ended_at, ended_minor, waited_minutes, contacts, decided_by, decision_seconds)
       select $1, $2, $3, id, $4, 'REFUND_PARTIAL', 'authorised', $5, $6, $7, 'EUR', '', $8, $9, '{}', $10, '{}', $11, $3, $7, 90, 0, $12, 4 from policy_version where org_id = $1 limit 1`,
      [
        centre.orgId,
        newId(),
        new Date(centre.ctx.clock.now().getTime() - (at + 1) * 3_600_000),
        lucia,
        newId(),
        customerId,
        minor,
        ask,
        holder,
        usage,
        ended,
        centre.people[decider],
      ],
    );
  }
}
const list = (session: Session) => look(session, proposals);
const open = async (kind: string, session: Session = manager) =>
  (await list(session)).proposals.find((one) => one.kind === kind && one.state === 'open');
const lookAgain = () => lookForProposals(manager, {});

describe('looking', () => {
  test('the night’s look finds what nearly everybody grants, tells the management once, and again only what is new', async () => {
    await centre.turn(timedJobs);
    const { proposals: all, lookedAt, may } = await list(manager);
    for (const one of all) expect(() => zProposal.parse(one)).not.toThrow();
    const [widen] = all;
    expect(widen).toMatchObject({ kind: 'widen', state: 'open', from: { max: 6000 }, to: { circuit: 'own', max: 7500 } });
    expect(widen?.evidence).toMatchObject({ n: 61, granted: 60, rejected: 1, medianWaitMinutes: 90 });
    expect(widen?.price?.waitMinutesSaved).toBe(61 * 90);
    expect(widen?.title).toContain('75,00');
    expect(widen?.number).toMatch(/^P-\d+$/);
    expect(widen?.unknown.every(({ head, text }) => !`${head}${text}`.includes('attributions.'))).toBe(true);
    expect({ lookedAt: lookedAt !== null, may }).toEqual({ lookedAt: true, may: { look: true } });
    expect(await centre.told('diego')).toEqual(['attributions.told.proposals']);
    await centre.turn(timedJobs);
    expect(await lookAgain()).toEqual({ found: 0 });
    expect(await centre.told('diego')).toHaveLength(1);
  });

  test('behind it are the requests, the rejected ones first, each with what it would have been', async () => {
    const widen = await open('widen');
    const first = await look(manager, (tx) => behindProposal(tx, widen?.id ?? ''));
    expect(first).toMatchObject({ total: 61 });
    expect(first.requests.slice(0, 3).map(({ ended, after, riskMinor }) => [ended, after, riskMinor])).toEqual([
      ['rejected', 'own', 7000],
      ['granted', 'own', 0],
      ['granted', 'own', 0],
    ]);
    const second = await look(manager, (tx) => behindProposal(tx, widen?.id ?? '', first.next ?? undefined));
    expect(second.requests).toHaveLength(11);
    expect(second.next).toBeNull();
    expect(() => proposalRoutes.behindProposal.returns.parse(first)).not.toThrow();
  });

  test('a department that answers the same five times for one reason is told, and one is enough for the night', async () => {
    for (let at = 0; at < 5; at++) {
      const asked = {
        id: newId(),
        caseId: centre.case.caseId,
        askedBy: centre.people.lucia,
        department: 'DEPT_FIN',
        reason: 'refund_status',
      };
      const said = {
        verdict: 'information',
        answer: 'Llega en cinco días laborables desde la aprobación.',
        waitedMinutes: 30,
      } as const;
      await tellAnswer(centre.house, { ...asked, ...said, question: '¿Cuándo llega el reembolso?' });
    }
    expect(await lookAgain()).toEqual({ found: 1 });
    const notice = await open('notice');
    expect(notice).toMatchObject({ department: { code: 'DEPT_FIN' }, evidence: { n: 5, granted: 5 } });
    expect(notice?.title).toContain('estado de un reembolso');
    const { requests } = await look(manager, (tx) => behindProposal(tx, notice?.id ?? ''));
    expect(requests).toHaveLength(5);
    expect(requests[0]).toMatchObject({ holderName: 'lucia', caseId: centre.case.caseId });
  });
});

describe('who may', () => {
  const refused = (session: Session) => reasonOf(list(session));
  test('agents and departments find none, another centre none of ours, coordinators read the policy’s alone', async () => {
    const stamp = await open('rubberStamp');
    const widen = await open('widen');
    expect(stamp).toMatchObject({ holder: { kind: 'person', ref: centre.people.carla } });
    for (const who of ['lucia', 'fina', 'saul', 'elena'] as const)
      expect(await refused(centre.session(who))).toBe('attributions.mayNot');
    const seen = (await list(centre.session('carla'))).proposals;
    expect(seen.map((one) => one.kind)).toContain('widen');
    expect(seen.some((one) => one.kind === 'rubberStamp')).toBe(false);
    expect(seen.every((one) => !one.may.accept && !one.may.dismiss)).toBe(true);
    const behind = (session: Session, id: string | undefined) => reasonOf(look(session, (tx) => behindProposal(tx, id ?? '')));
    expect(await behind(centre.session('carla'), stamp?.id)).toBe('attributions.proposalUnknown');
    expect(await behind(centre.session('lucia'), widen?.id)).toBe('attributions.mayNot');
    const stranger = await centre.stranger();
    expect((await list(stranger)).proposals).toEqual([]);
    expect(await behind(stranger, widen?.id)).toBe('attributions.proposalUnknown');
    for (const session of [stranger, centre.session('carla')])
      expect(await reasonOf(acceptProposal(session, { proposalId: stamp?.id ?? '' }))).toBe('attributions.proposalUnknown');
    expect(await reasonOf(acceptProposal(centre.session('carla'), { proposalId: widen?.id ?? '' }))).toBe('attributions.mayNot');
    expect(await reasonOf(lookForProposals(centre.session('carla'), {}))).toBe('attributions.mayNot');
  });

  test('of a person’s doing only those hear who decide upon it', async () => {
    const stamp = await open('rubberStamp');
    await acceptProposal(manager, { proposalId: stamp?.id ?? '' });
    const [event] = await centre.events('attributions.proposalAccepted');
    expect(event?.audience).not.toContain(`person:${centre.people.carla}`);
    expect(event?.audience).toContain(`person:${centre.people.diego}`);
  });
});

describe('deciding', () => {
  const settleDown = () => centre.turn([], reactions);
  test('accepted it stands in the draft; discarded with it, it is open again; in force with it, it is in force', async () => {
    const proposalId = (await open('widen'))?.id ?? '';
    const taken = await acceptProposal(manager, { proposalId });
    expect(taken).toMatchObject({ state: 'accepted', may: { accept: false, dismiss: false } });
    expect(await reasonOf(acceptProposal(manager, { proposalId }))).toBe('attributions.proposalTaken');
    const drafted = await look(manager, (tx) => matrix(tx, taken.draftId ?? ''));
    const max = (rows: typeof drafted.attributions) =>
      rows.find((row) => row.holder.ref === 'AGENT' && row.action === 'REFUND_PARTIAL')?.limits[0]?.max;
    expect(max(drafted.attributions)).toBe(7500);
    expect(drafted.changes).toHaveLength(1);
    expect(await lookAgain()).toEqual({ found: 0 });
    await discardDraft(manager, {});
    await settleDown();
    expect(await open('widen')).toMatchObject({ id: proposalId });
    const again = await acceptProposal(manager, { proposalId });
    await checkDraft(manager, {});
    await activateDraft(centre.session('diego'), {});
    await settleDown();
    expect((await list(manager)).proposals.find((one) => one.id === proposalId)).toMatchObject({
      state: 'inForce',
      draftId: again.draftId,
    });
    centre.pass(1);
    expect(max((await look(manager, (tx) => matrix(tx))).attributions)).toBe(7500);
    await lookAgain();
    expect((await list(manager)).proposals.filter((one) => one.kind === 'widen' && one.to.max === 7500)).toHaveLength(1);
  });

  test('dismissed with a reason it rests for ninety days, then comes again', async () => {
    const proposalId = (await open('notice'))?.id ?? '';
    expect(await reasonOf(dismissProposal(manager, { proposalId, reason: '  ' }))).toMatch(/^platform\.invalid/);
    const dismissed = await dismissProposal(manager, { proposalId, reason: 'Ya hay un aviso.' });
    expect(dismissed).toMatchObject({ state: 'dismissed', dismissed: { by: 'marta', reason: 'Ya hay un aviso.' } });
    expect(await lookAgain()).toEqual({ found: 0 });
    expect(await open('notice')).toBeUndefined();
    await centre.owner.query('update proposal set rests_until = $2 where id = $1', [proposalId, centre.ctx.clock.now()]);
    expect(await lookAgain()).toEqual({ found: 1 });
    expect((await open('notice'))?.id).not.toBe(proposalId);
  });

  test('a trial of the draft is tried with it, and what the trial says is said of it', async () => {
    const [tried, trialId] = [await open('notice'), newId()];
    const draftId = newId();
    await centre.owner.query(`update proposal set state = 'accepted', draft_id = $2 where id = $1`, [tried?.id, draftId]);
    const hear = async (name: string, data: Record<string, unknown>) => {
      for (const reaction of reactions.filter((one) => one.on.includes(name)))
        for (let twice = 0; twice < 2; twice++)
          await reaction.run(centre.house, {
            ...{
              orgId: centre.orgId,
              id: newId(),
              at: centre.ctx.clock.now().toISOString(),
              name,
              act: name,
              actor: { kind: 'system', id: newId(), name: 'Mostrador' },
              caseId: null,
            },
            ...{ subjectId: null, audience: [], data, cursor: '0' },
          });
    };
    const state = async () => (await list(manager)).proposals.find((one) => one.id === tried?.id);
    await hear('attributions.trialStarted', { trialId, draftId });
    expect(await state()).toMatchObject({ state: 'trying', trialId });
    await hear('attributions.trialEnded', { trialId, state: 'braked', reason: 'Demasiadas mal concedidas' });
    expect(await state()).toMatchObject({
      state: 'dismissed',
      dismissed: { by: 'Mostrador', reason: 'Demasiadas mal concedidas' },
    });
  });
});
