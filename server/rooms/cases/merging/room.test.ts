import { describe, expect, it } from 'vitest';
import { type Case, openDesk } from '../../../../test/desk.ts';

const { house, agent, someone, write, see } = await openDesk();

const open = (view: Case) => view.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => [clock.kind, clock.dueAt]);

describe('two cases that are one', () => {
  it('have one thread, the open points of both and the strictest of their clocks; taken apart they are as they were', async () => {
    const email = someone();
    const old = await write(email, 'Me habéis cobrado dos veces la factura');
    const late = await write(email, 'La taza llegó rota');
    const [before, target] = [await see(old.caseId), await see(late.caseId)];

    const merged = await agent.post<Case>(`/cases/${old.caseId}/merge`, { into: late.caseId });
    expect(merged.status).toBe(200);
    const view = merged.body;
    expect(view).toMatchObject({ id: late.caseId, mergedFrom: [{ id: old.caseId, key: old.key }] });
    expect(view.messages.map((message) => message.text)).toEqual([
      'Me habéis cobrado dos veces la factura',
      'La taza llegó rota',
    ]);
    expect(view.issues).toHaveLength(before.issues.length + target.issues.length);
    const law = open(before).find(([kind]) => kind === 'legal');
    expect(open(view)).toContainEqual(law);
    const due = [before.nextDueAt, target.nextDueAt].flatMap((at) => (at ? [Date.parse(at)] : []));
    expect(Date.parse(view.nextDueAt ?? '')).toBeLessThanOrEqual(Math.min(...due));
    expect(await see(old.caseId)).toMatchObject({ state: 'merged', mergedInto: { id: late.caseId, key: late.key } });

    // What comes to the one that was put away reaches the other.
    expect(await write(email, 'Añado el recibo', { caseId: old.caseId })).toMatchObject({ caseId: late.caseId, isNew: false });

    const apart = await agent.post<Case>(`/cases/${old.caseId}/unmerge`);
    expect(apart.status).toBe(200);
    expect(apart.body).toMatchObject({ state: before.state, mergedInto: null });
    expect(open(apart.body)).toEqual(open(before));
    expect(apart.body.issues.map((issue) => issue.id)).toEqual(before.issues.map((issue) => issue.id));
    const after = await see(late.caseId);
    expect(after.messages.map((message) => message.text)).toEqual(['La taza llegó rota', 'Añado el recibo']);
    expect(open(after)).toEqual(open(target));
    expect(after.mergedFrom).toEqual([]);
  });

  it('are not joined across customers, nor by who may not see them, nor while something is asked', async () => {
    const [mine, theirs] = [await write(someone(), 'Mi pedido'), await write(someone(), 'Su pedido')];
    expect(await agent.post(`/cases/${mine.caseId}/merge`, { into: theirs.caseId })).toMatchObject({
      status: 400,
      reason: 'cases.merge.otherCustomer',
    });
    const vendor = await house.as('externa');
    expect(await vendor.post(`/cases/${mine.caseId}/merge`, { into: mine.caseId })).toMatchObject({ status: 404 });
    expect(await vendor.post(`/cases/${mine.caseId}/unmerge`)).toMatchObject({ status: 404 });
    const email = someone();
    const [one, other] = [await write(email, 'Una cosa'), await write(email, 'Otra distinta')];
    const asked = await agent.post(`/cases/${one.caseId}/consultations`, {
      ...{ mode: 'consult', department: 'DEPT_FIN', question: '¿Dónde está?' },
    });
    expect(asked.status).toBe(200);
    expect(await agent.post(`/cases/${one.caseId}/merge`, { into: other.caseId })).toMatchObject({
      reason: 'cases.merge.underWay',
    });
    expect((await see(one.caseId)).state).not.toBe('merged');
  });

  it('crosswise at once become one, never a circle', async () => {
    const email = someone();
    const [one, other] = [await write(email, 'Primero'), await write(email, 'Segundo')];
    const answers = await Promise.all([
      agent.post(`/cases/${one.caseId}/merge`, { into: other.caseId }),
      agent.post(`/cases/${other.caseId}/merge`, { into: one.caseId }),
    ]);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
  });
});

describe('messages set apart', () => {
  it('are a case with its own key, of which the customer is told, and a clock from when they came', async () => {
    const email = someone();
    const { caseId, key } = await write(email, 'La silla vino rota');
    const came = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await write(email, 'Además, ¿me mandáis la factura?', { caseId, at: came });
    const message = (await see(caseId)).messages.find((one) => one.text.startsWith('Además'));
    const { body, status } = await agent.post<Case>(`/cases/${caseId}/split`, {
      ...{ messageIds: [message?.id], subject: 'Factura', reason: 'billing' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ subject: 'Factura', reason: 'billing', messages: [{ id: message?.id }], openedAt: came });
    expect(body.key).not.toBe(key);
    expect(body.issues).toMatchObject([{ state: 'open', text: 'Factura' }]);
    expect(body.clocks.find((clock) => clock.kind === 'legal')?.startsAt).toBe(came);
    expect((await see(caseId)).messages.map((one) => one.text)).toEqual(['La silla vino rota']);
    await house.until('the new key is told', async () => {
      const { mails } = (await (await house.as('supervision')).get<{ mails: { to: string; body: string }[] }>('/mail/outgoing'))
        .body;
      return mails.some((mail) => mail.to === email && mail.body.includes(body.key));
    });
  });
});
