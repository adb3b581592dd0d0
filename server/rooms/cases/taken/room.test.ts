import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, deskHouse, type DeskHouse } from '../../../../test/desk-house.ts';
import { look } from '../../../platform/act.ts';
import { answerSurvey } from '../actions/answer-survey.ts';

let house: DeskHouse;
let agent: Client;
let superior: Client;
let people = 0;

beforeAll(async () => {
  house = await deskHouse();
  agent = await house.as('agente');
  superior = await house.as('coordinacion');
});
afterAll(() => house?.close());
beforeEach(() => house.shop.reset());

type Told = {
  circuit: string;
  ended: string | null;
  minor: number | null;
  waited: number | null;
  contacts: number;
  score: number | null;
};
/** What history keeps of what was asked for a case. */
const told = (caseId: string): Promise<Told[]> =>
  look(house.centre.house, async (tx) => {
    const found =
      await sql<Told>`select circuit, ended, ended_minor as minor, waited_minutes as waited, contacts, score from ruling
      where org_id = ${tx.orgId} and case_id = ${caseId} order by id`.execute(tx.sql);
    return found.rows;
  });

async function asking(
  minor: number,
  expects: string,
): Promise<{ caseId: string; email: string; request: () => Promise<string> }> {
  const email = `cliente${++people}@otro.example`;
  const order = await house.newOrder({ email });
  const text = `El pedido ${order.number} llegó roto.`;
  const { body } = await agent.post<{ caseId: string }>('/cases', {
    channel: 'email',
    from: { address: email },
    subject: 'Rota',
    text,
  });
  const { caseId } = body;
  const given = {
    action: 'REFUND_PARTIAL',
    amount: { minor, currency: 'EUR' },
    expects,
    evidence: [await house.photo()],
    reason: 'Rota.',
  };
  expect((await agent.post(`/cases/${caseId}/actions`, given)).status).toBe(200);
  const request = () =>
    house.until('the request is in the inbox', async () => {
      const { body } = await superior.get<{ requests: { id: string; caseId: string }[] }>('/requests');
      return body.requests.find((one) => one.caseId === caseId)?.id;
    });
  return { caseId, email, request };
}
const decide = (id: string, verdict: object) => superior.post(`/authorizations/${id}/decide`, verdict);

describe('how what was asked ended is kept beside the ruling', () => {
  it('of one’s own: granted, and nobody waited', async () => {
    const { caseId } = await asking(2000, 'own');
    expect(await told(caseId)).toMatchObject([{ circuit: 'own', ended: 'granted', minor: 2000, waited: 0, contacts: 0 }]);
  });

  it('granted, granted with less, rejected and withdrawn by the superior or the asker', async () => {
    const granted = await asking(6000, 'authorised');
    expect(await told(granted.caseId)).toMatchObject([{ circuit: 'authorised', ended: null }]);
    await decide(await granted.request(), { verdict: 'approve' });
    expect(await told(granted.caseId)).toMatchObject([{ ended: 'granted', minor: 6000, waited: 0 }]);

    const changed = await asking(6000, 'authorised');
    const id = await changed.request();
    await decide(id, { verdict: 'change', minor: 4500, reason: 'Con eso basta.' });
    expect(await told(changed.caseId)).toMatchObject([{ ended: null }]);
    await agent.post(`/authorizations/${id}/changes`, { accept: true });
    expect(await told(changed.caseId)).toMatchObject([{ ended: 'changed', minor: 4500 }]);

    const rejected = await asking(6000, 'authorised');
    await decide(await rejected.request(), { verdict: 'reject', reason: 'No.' });
    expect(await told(rejected.caseId)).toMatchObject([{ ended: 'rejected', minor: null }]);

    const withdrawn = await asking(6000, 'authorised');
    await agent.post(`/authorizations/${await withdrawn.request()}/withdraw`, {});
    expect(await told(withdrawn.caseId)).toMatchObject([{ ended: 'withdrawn', minor: null }]);
  });

  it('a customer who writes again while it is pending, or soon after, is counted; what was done at once made nobody wait', async () => {
    const again = (caseId: string, email: string) =>
      agent.post('/cases', { channel: 'phone', from: { address: email }, text: '¿Hay novedades?', caseId });
    const pending = await asking(6000, 'authorised');
    await again(pending.caseId, pending.email);
    await again(pending.caseId, pending.email);
    expect(await told(pending.caseId)).toMatchObject([{ contacts: 2 }]);
    await decide(await pending.request(), { verdict: 'approve' });
    await again(pending.caseId, pending.email);
    expect(await told(pending.caseId)).toMatchObject([{ contacts: 3 }]);

    const own = await asking(2000, 'own');
    await again(own.caseId, own.email);
    expect(await told(own.caseId)).toMatchObject([{ contacts: 0 }]);
  });

  it('what the customer says of the case in the end is kept with it', async () => {
    const { caseId } = await asking(2000, 'own');
    await house.until('the money is given back', async () => {
      const { body } = await agent.get<{ actions: { state: string }[] }>(`/cases/${caseId}`);
      return body.actions[0]?.state === 'done';
    });
    const resolved = await agent.post(`/cases/${caseId}/resolve`, { resolution: 'favourable', text: 'Hecho.' });
    expect([resolved.status, resolved.reason]).toEqual([200, '']);
    await house.until('the customer may say', async () => {
      const { body } = await agent.get<{ survey: object | null }>(`/cases/${caseId}`);
      return body.survey !== null;
    });
    const customer = { ...house.centre.house.actor, kind: 'customer' as const, id: caseId, scope: 'none' as const };
    await answerSurvey({ ctx: house.ctx, actor: customer }, { caseId, score: 4 });
    expect((await told(caseId))[0]?.score).toBe(4);
  });
});
