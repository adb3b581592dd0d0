import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse } from '../../../../test/founded.ts';
import { act } from '../../../platform/act.ts';
import { type Actor, systemActor } from '../../../platform/actor.ts';
import { newId } from '../../../platform/ids.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { foundStandardPolicy } from '../actions/found-standard-policy.ts';
import { rule } from '../actions/rule.ts';
import type { Attribution } from '../contract.ts';
import { draft } from '../policy/actions/draft.ts';
import { putInForce } from '../policy/actions/put-in-force.ts';
import { readMatrix } from '../policy/views.ts';

learn([words]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, marta, ana]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
const may = (minor: number) =>
  rule(as(ana), {
    action: 'REFUND_PARTIAL',
    amount: { minor, currency: 'EUR' },
    customerId: newId(),
    facts: { ground: 'discretion', evidence: ['photo'] },
  });
const perRequest = (row: Attribution, max: number): Attribution => ({ ...row, limits: [{ per: 'request', unit: 'money', max }] });
const cellOf = (rows: readonly Attribution[], action: string, role: string) =>
  rows.find((row) => row.action === action && row.holder.ref === role && row.circuit === 'own')!;

/** What a trial does: a row of its own for one person, put in force at once. */
const trialId = newId();
async function startTrial() {
  const { attributions } = await readMatrix(as(diego));
  const cell = perRequest(cellOf(attributions, 'REFUND_PARTIAL', 'AGENT'), 9_000);
  const row: Attribution = { ...cell, holder: { kind: 'person', ref: ana!.id }, trialId };
  return act(as(diego), 'attributions.startTrial', (tx) => putInForce(tx, { rows: [...attributions, row], note: 'T-1' }));
}

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  await foundStandardPolicy(as(undefined), {});
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: marta });
});

it('puts rows in force at once beside an open draft, which stays open', async () => {
  await draft(as(marta), {});
  expect((await may(9_000)).circuit).toBe('authorised');
  const made = await startTrial();
  expect(made.number).toBe(3);
  expect([(await may(9_000)).circuit, (await may(9_000)).versionNumber]).toEqual(['own', 3]);
  const now = await readMatrix(as(marta));
  expect([now.active?.number, now.draft?.number]).toEqual([3, 2]);
  expect(now.examples.every((one) => one.holds)).toBe(true);
});
