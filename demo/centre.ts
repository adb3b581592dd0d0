import { act, look } from '../server/platform/act.ts';
import { type Actor, systemActor } from '../server/platform/actor.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { keepFile } from '../server/platform/files.ts';
import { putMailbox } from '../server/rooms/channels/email/actions/put-mailbox.ts';
import { foundStandardQueues } from '../server/rooms/cases/actions/found-standard-queues.ts';
import { foundTemplates } from '../server/rooms/cases/templates/actions/found-templates.ts';
import { publishNotice } from '../server/rooms/information/actions/publish-notice.ts';
import { putNotice } from '../server/rooms/information/actions/put-notice.ts';
import { putProductFacts } from '../server/rooms/information/actions/put-product-facts.ts';
import { foundCentre } from '../server/rooms/organization/actions/found-centre.ts';
import { fillHolidays } from '../server/rooms/organization/actions/fill-holidays.ts';
import { keepSetting } from '../server/rooms/organization/actions/keep-setting.ts';
import { addDuty } from '../server/rooms/organization/duty/actions/add-duty.ts';
import { putPerson } from '../server/rooms/organization/actions/put-person.ts';
import { putUnit } from '../server/rooms/organization/actions/put-unit.ts';
import { actorById } from '../server/rooms/organization/sessions/views.ts';
import { allUnits } from '../server/rooms/organization/views.ts';
import { foundStandardPolicy } from '../server/rooms/attributions/actions/found-standard-policy.ts';
import { pushProducts } from '../server/rooms/stores/actions/push-products.ts';
import { put as putStore } from '../server/rooms/stores/actions/put.ts';
import { HOGAR, TECNO } from './catalogue.ts';
import { emailOf, HEADS, PASSWORD, PEOPLE, UNITS } from './people.ts';
import { demoPhoto } from './photo.ts';
import { demoSecret, demoShopPath } from './shop.ts';

/** The setting that says how far the demo has come. */
export const DEMO = 'demo';
export const FILLING = 'filling';
export const FILLED = 'filled';

export type DemoCentre = {
  orgId: string;
  house: Session;
  as(key: string): Session;
  idOf(key: string): string;
  stores: Record<'HOGAR' | 'TECNO', string>;
  /** What customers of the demo send when they send a photo. */
  photo: { name: string; type: string; size: number; sha256: string };
};

const DEPARTMENT_HOURS = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '18:00'] as [string, string]]]),
);

/** The organisation of «Tienda Lumbre», which has worked `since` then: people, units, shops, queues, policy and notices, made by the same verbs as any centre's. */
export async function foundDemo(ctx: Ctx, since: Date): Promise<DemoCentre> {
  const then: Ctx = { ...ctx, clock: { now: () => since } };
  const { orgId } = await foundCentre(
    then,
    {
      centre: 'Tienda Lumbre',
      timeZone: 'Europe/Madrid',
      currency: 'EUR',
      name: 'Administración',
      email: emailOf('admin'),
      password: PASSWORD,
      locale: 'es',
    },
    'house',
  );
  const house: Session = { ctx, actor: systemActor(orgId) };
  const before: Session = { ctx: then, actor: house.actor };
  await keepSetting(house, { name: DEMO, value: FILLING });
  await fillHolidays(house, {});
  const ids = await people(before);
  await foundStandardPolicy(before, {});
  await foundStandardQueues(before, {});
  await foundTemplates(before, {});
  await putMailbox(house, {
    address: 'hola@tiendalumbre.example',
    name: 'Tienda Lumbre',
    language: 'es',
    imap: null,
    smtp: null,
  });
  const stores = await shops(house);
  const actors = new Map<string, Actor>();
  for (const [key, id] of ids) {
    const actor = await look(house, (tx) => actorById(tx, id, null));
    if (actor) actors.set(key, actor);
  }
  const as = (key: string): Session => {
    const actor = actors.get(key);
    if (!actor) throw new Error(`nobody is called ${key} in the demo`);
    return { ctx, actor };
  };
  const photo = {
    name: 'foto.png',
    type: 'image/png',
    ...(await act(house, 'demo.keepPhoto', (tx) => keepFile(tx, demoPhoto()))),
  };
  const centre = { orgId, house, as, stores, photo, idOf: (key: string) => ids.get(key) ?? '' };
  await addDuty(as('direccion'), {
    ...{ personId: centre.idOf('adjunta'), role: 'AUTHORITY', days: ['sat', 'sun'], from: '09:00', to: '21:00' },
    fromDate: since.toISOString().slice(0, 10),
  });
  await information(centre);
  return centre;
}

/** A certification's last day, told from when the centre began. */
const twoMonths = (before: Session): string => new Date(before.ctx.clock.now().getTime() + 150 * 86_400_000).toISOString();

async function people(house: Session): Promise<Map<string, string>> {
  for (const { code, kind, nameEs, nameEn, parent } of UNITS) {
    const parentId = (await look(house, allUnits)).find((u) => u.code === parent)?.id ?? null;
    await putUnit(house, { code, kind, nameEs, nameEn, parentId });
  }
  const units = new Map((await look(house, allUnits)).map((u) => [u.code, u]));
  const idOf = (code: string) => units.get(code)?.id ?? '';
  const ids = new Map<string, string>();
  for (const p of PEOPLE) {
    const made = await putPerson(house, {
      name: p.name,
      email: emailOf(p.key),
      role: p.role,
      unitId: idOf(p.unit),
      superiorId: (p.superior && ids.get(p.superior)) || null,
      vendorId: p.vendor ? idOf(p.vendor) : null,
      locale: 'es',
      skills: p.skills ?? [],
      languages: p.languages ?? ['es'],
      assistant: p.assistant ?? false,
      qualifications: p.certifications?.map((code) => ({ code, validUntil: twoMonths(house) })) ?? [],
      ...(p.signsIn ? { password: PASSWORD } : {}),
    });
    ids.set(p.key, made.id);
  }
  for (const [code, head] of Object.entries(HEADS)) {
    const unit = units.get(code);
    if (!unit) continue;
    const { id: _id, ...rest } = unit;
    await putUnit(house, { ...rest, headId: ids.get(head) ?? null, hours: unit.kind === 'department' ? DEPARTMENT_HOURS : null });
  }
  return ids;
}

async function shops(house: Session): Promise<DemoCentre['stores']> {
  const { ctx, actor } = house;
  const one = async (code: 'HOGAR' | 'TECNO', name: string, items: typeof HOGAR) => {
    const address = `${ctx.baseUrl}${demoShopPath(actor.orgId, code)}`;
    const store = await putStore(house, {
      code,
      name,
      connector: 'push',
      address,
      webhookSecret: demoSecret(ctx, actor.orgId, code),
    });
    await pushProducts(house, {
      storeId: store.id,
      items: items.map(({ sku, product, name: title, options, category, minor, stock }) => ({
        sku,
        productRef: product,
        name: title,
        options: options ?? {},
        category,
        minor,
        currency: 'EUR',
        stock,
        available: stock > 0,
      })),
    });
    return store.id;
  };
  return { HOGAR: await one('HOGAR', 'Tienda Hogar', HOGAR), TECNO: await one('TECNO', 'Tienda Tecno', TECNO) };
}

async function information(centre: DemoCentre): Promise<void> {
  const quality = centre.as('calidad');
  const recall = await putNotice(quality, {
    kind: 'product',
    title: 'HV-17, lote 09/26: fuga por la base',
    body: 'El lote 09/26 del hervidor HV-17 puede perder agua por la base. No se cambia por otro del mismo lote: se repara o se devuelve el dinero. Pregunta siempre si ha saltado el diferencial.',
    skus: ['HV-17'],
    actions: ['EXCHANGE'],
    withholds: true,
    mustAcknowledge: true,
  });
  await publishNotice(quality, { noticeId: recall.id });
  const prices = await putNotice(centre.as('responsable'), {
    kind: 'terms',
    title: 'Semana de ofertas: se respeta el precio publicado',
    body: 'Del 23 al 29 de noviembre, quien compró en los siete días anteriores y ve su artículo rebajado recibe la diferencia. Se hace como ajuste de precio.',
    actions: ['PRICE_ADJUST'],
    mustAcknowledge: false,
  });
  await publishNotice(centre.as('responsable'), { noticeId: prices.id });
  await putProductFacts(quality, {
    sku: 'HV-17',
    facts: [
      { name: 'Capacidad', value: '1,7 l' },
      { name: 'Potencia', value: '2200 W' },
      { name: 'Garantía', value: '3 años' },
    ],
  });
}
