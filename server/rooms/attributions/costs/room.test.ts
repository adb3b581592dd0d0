import { afterAll, beforeAll, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, withPolicy } from '../../../../test/small-centre.ts';
import { look } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import { setRates } from './actions/set-rates.ts';
import { DEFAULT_RATES } from './contract.ts';
import { askingCost, ratesView } from './views.ts';

let centre: SmallCentre;
beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre);
});
afterAll(() => centre.close());

test('the administrator says what work costs, everybody of the centre reads it, and requests reckon with it from then on', async () => {
  const admin: Session = { ctx: centre.ctx, actor: { ...centre.session('berta').actor, role: 'ADMIN', scope: 'none' } };
  const read = (session: Session) => look(session, ratesView);
  const cost = () => look(centre.session('carla'), (tx) => askingCost(tx, { action: 'REFUND_PARTIAL', waitedMinutes: 60 }));
  expect(await read(centre.session('lucia'))).toEqual({ rates: DEFAULT_RATES, isSet: false, may: { set: false } });
  expect(await cost()).toMatchObject({ workMinor: 400, totalMinor: 400 });
  const rates = { ...DEFAULT_RATES, hourMinor: 3000, waitHourMinor: 100 };
  expect(await setRates(admin, rates)).toEqual({ rates, isSet: true, may: { set: true } });
  expect(await cost()).toMatchObject({ workMinor: 500, waitMinor: 100, totalMinor: 600 });
  for (const who of ['lucia', 'carla', 'fina', 'diego'] as const)
    expect(await reasonOf(setRates(centre.session(who), rates))).toBe('attributions.mayNot');
  expect(await reasonOf(setRates(admin, { ...rates, hourMinor: -1 }))).toMatch(/^platform\.invalid/);
  expect((await read(await centre.stranger())).isSet).toBe(false);
});
