import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../../test/founded.ts';
import { look } from '../../../../platform/act.ts';
import { type Actor, systemActor } from '../../../../platform/actor.ts';
import { learn, say } from '../../../../platform/words.ts';
import { words } from '../../../../words/attributions.ts';
import { foundStandardPolicy } from '../../actions/found-standard-policy.ts';
import { activateDraft } from '../actions/activate-draft.ts';
import { changeDraft } from '../actions/change-draft.ts';
import { checkDraft } from '../actions/check-draft.ts';
import { readMatrix } from '../views.ts';
import { actionKinds } from '../../views.ts';
import { policyFile } from '../writing/views.ts';
import { importPolicy } from './actions/import-policy.ts';

learn([words]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, marta, ana]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
const file = async (version?: string) => String((await look(as(marta), (tx) => policyFile(tx, version))).data);

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  await foundStandardPolicy(as(undefined), {});
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: marta });
});

it('is taken as it was written: nothing changes', async () => {
  const first = await file();
  expect(await refusalOf(importPolicy(as(ana), { yaml: first }))).toMatchObject({ kind: 'forbidden' });
  const draft = await importPolicy(as(marta), { yaml: first });
  expect([draft.changes, draft.examples.filter((one) => !one.holds)]).toEqual([[], []]);
  expect((await file(draft.version.id)).split('\n').slice(1)).toEqual(first.split('\n').slice(1));
});

it('becomes the open draft, with units by code, people by address, and kinds of action of its own', async () => {
  const yaml = (await file()).replace(
    'examples:',
    [
      '  GIFT_WRAP:',
      '    es: Envoltorio',
      '    en: Gift wrap',
      '    section: gesture',
      '    exposure: none',
      '    grants:',
      `      person ana@${centre.host}:`,
      '        - may: own',
      '      unit TEAM_1:',
      '        - may: consulted',
      '          department: DEPT_MKT',
      'examples:',
    ].join('\n'),
  );
  const draft = await importPolicy(as(marta), { yaml });
  expect(draft.changes).toEqual([
    'Ana, envoltorio: se añade «puede».',
    expect.stringMatching(/envoltorio: se añade «consulta a Marketing»/),
  ]);
  expect((await look(as(ana), actionKinds)).at(-1)).toMatchObject({ code: 'GIFT_WRAP', nameEs: 'Envoltorio' });
  await checkDraft(as(marta), {});
  await activateDraft(as(diego), {});
  expect((await file()).split('\n').slice(1)).toEqual(yaml.split('\n').slice(1));
});

it('is refused whole where anything in it is wrong, and says where', async () => {
  const lines = (await file()).split('\n');
  const [limit, condition] = [
    lines.indexOf('            - 25.00 EUR per request'),
    lines.indexOf('            - daysSinceDelivery <= 14'),
  ];
  lines[limit] = '            - 25.00 EUR per moon';
  lines[condition] = '            - daysSinceDelivery <= ';
  const refusal = await refusalOf(importPolicy(as(marta), { yaml: lines.join('\n') }));
  expect(refusal).toMatchObject({ kind: 'invalid', reason: 'attributions.yamlWrong', field: 'yaml', params: { n: 2 } });
  const told = say('es', refusal.reason, refusal.params);
  expect(told).toContain('El archivo tiene 2 errores y no se ha importado nada.');
  for (const line of [limit + 1, condition + 1]) expect(told).toContain(`Línea ${line}: `);
  expect((await readMatrix(as(marta))).draft).toBeNull();
});

it('is judged as rows are: somebody unknown, a contradiction, an expression, by the line of each', async () => {
  const yaml = [
    ...['mostrador: 1', 'currency: EUR', 'actions:', '  COUPON:', '    es: Cupón', '    en: Coupon', '    section: gesture'],
    ...[
      '    exposure: money',
      '    grants:',
      '      role BOSS:',
      '        - may: own',
      '      role AGENT:',
      '        - may: own',
    ],
    ...['          limits: [5.00 EUR per request]', '        - may: own', '          limits: [9.00 EUR per request]'],
    ...['        - may: authorised', '          if: facts.tier >', 'examples:', '  - {title: x, action: NOTHING, expects: own}'],
  ].join('\n');
  const { params } = await refusalOf(importPolicy(as(marta), { yaml }));
  expect(params?.['n']).toBe(4);
  const told = String(params?.['told']);
  for (const [line, what] of [
    ...([
      [11, 'No existe el puesto «BOSS».'],
      [15, 'Agente, cupón: el borrador dice a la vez'],
      [18, 'La expresión no se entiende'],
    ] as const),
    ...([[20, 'No existe la acción «NOTHING».']] as const),
  ])
    expect(told).toContain(`Línea ${line}: ${what}`);
});

it('leaves the open draft as it was where it is refused', async () => {
  const { attributions } = await readMatrix(as(marta));
  const { changes } = await changeDraft(as(marta), { remove: [attributions.find((row) => row.action === 'COUPON')!.id] });
  await refusalOf(importPolicy(as(diego), { yaml: 'mostrador: 2' }));
  expect((await readMatrix(as(marta))).changes).toEqual(changes);
});
