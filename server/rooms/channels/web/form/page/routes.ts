import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { look } from '../../../../../platform/act.ts';
import { type Locale, systemActor } from '../../../../../platform/actor.ts';
import type { Mount } from '../../../../../platform/mount.ts';
import { Refused, refuse, statusOf } from '../../../../../platform/refusal.ts';
import { say } from '../../../../../platform/words.ts';
import { assets, policy } from '../../sheets/views.ts';
import { byKey, centreAt } from '../../views.ts';
import { disown } from '../actions/disown.ts';
import { keepPosted } from '../actions/keep-posted.ts';
import { takeForm } from '../actions/take-form.ts';
import { zFields } from '../contract.ts';
import { ancestors, careFor } from '../decide.ts';
import { errorsOf, type Posted, posted, typedIn } from './decide.ts';
import { type FormPage, formSheet, lostSheet, notMeSheet, thanksSheet } from '../sheet/decide.ts';
import { formSettings, holdsNotMe, lately, newPaper, placeOf, seedOf, waited, waiting } from '../views.ts';

const FILES = 5;
const FILE_BYTES = 10_000_000;
const TOGETHER_BYTES = 25_000_000;
const PER_MINUTE = 60;

type Query = { lang?: string; embed?: string; order?: string; reason?: string; t?: string };
type Asked = FastifyRequest<{ Params: { centre: string; key: string }; Querystring: Query }>;

const localeOf = (request: FastifyRequest, fallback: Locale): Locale => {
  const asked = (request.query as Query).lang ?? (request.headers['accept-language'] ?? '').slice(0, 2);
  return asked === 'en' || asked === 'es' ? asked : fallback;
};

/** Everything that was posted, in whichever of the two ways a browser posts. What is too large is named and let go. */
async function readPosted(request: FastifyRequest): Promise<Posted> {
  if (!request.isMultipart()) return posted(request.body);
  const fields: Record<string, string[]> = {};
  const files: Posted['files'] = [];
  const tooLarge: string[] = [];
  let together = 0;
  for await (const part of request.parts({
    limits: { fileSize: FILE_BYTES, files: FILES + 1, fields: 40, fieldSize: 200_000 },
  })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') (fields[part.fieldname] ??= []).push(part.value);
      continue;
    }
    const data = await part.toBuffer().catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
      return null;
    });
    together += data?.length ?? 0;
    if (!data || together > TOGETHER_BYTES) tooLarge.push(part.filename);
    else if (part.filename !== '') files.push({ name: part.filename, type: part.mimetype, data });
  }
  return { fields, files, tooLarge };
}

/** The form that needs no script and may stand in a page of the shop; and the page where an address is let go of. */
const mountForm: Mount = async (app, { ctx }) => {
  const drawn = assets();
  const pageFor = async (request: Asked): Promise<{ orgId: string; shops: string[]; page: FormPage }> => {
    const centre = await centreAt(ctx, request.params.centre);
    const { orgId } = centre;
    const locale = localeOf(request, centre.locale === 'en' ? 'en' : 'es');
    const embed = request.query.embed === '1';
    const rest = { ...(embed ? { embed: '1' } : {}) };
    const address = (lang: string) => `/form/${request.params.centre}?${new URLSearchParams({ lang, ...rest }).toString()}`;
    const token = newPaper(ctx, orgId);
    const place = placeOf(ctx, request.ip);
    const known = await look({ ctx, actor: systemActor(orgId) }, async (tx) => ({
      settings: await formSettings(tx),
      counts: await lately(tx, { place, writer: '' }),
    }));
    const { order = '', reason = '' } = request.query;
    const page = {
      ...{ locale, embed, token, centre: centre.name, address: address(locale) },
      otherLanguage: address(locale === 'es' ? 'en' : 'es'),
      typed: typedIn({ orderNumber: [String(order)], reason: [String(reason)] }),
      errors: {},
      kept: [],
      care: careFor(known.counts, known.settings.perHour),
      seed: seedOf(ctx, token),
    };
    return { orgId, shops: known.settings.shops, page };
  };
  const send = (reply: FastifyReply, text: string, framed: { embed: boolean; shops: readonly string[] }) => {
    const may = ancestors(framed.embed, framed.shops);
    if (framed.embed) void reply.removeHeader('x-frame-options');
    return reply
      .header('content-security-policy', `${policy};frame-ancestors ${may}`)
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .type('text/html; charset=utf-8')
      .send(text);
  };

  await app.register(async (door) => {
    await door.register(formbody, { bodyLimit: 400_000 });
    await door.register(multipart, { throwFileSizeLimit: true });
    door.setErrorHandler((error, request, reply) => {
      const { statusCode = 500 } = error as { statusCode?: number };
      const refusal =
        error instanceof Refused ? error.refusal : refuse(statusCode < 500 ? 'invalid' : 'internal', 'web.form.lost');
      if (refusal.kind === 'internal') ctx.log.error({ err: error }, 'form');
      const locale = localeOf(request, 'es');
      const words = { title: say(locale, refusal.reason, refusal.params), todo: say(locale, 'web.form.lost.do') };
      return send(reply.code(statusOf[refusal.kind]), lostSheet(locale, words, drawn), { embed: false, shops: [] });
    });
    const config = { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } };
    const schema = { hide: true };

    door.get('/form/:centre', { config, schema }, async (request: Asked, reply) => {
      const { page, shops } = await pageFor(request);
      return send(reply, formSheet(page, drawn), { embed: page.embed, shops });
    });

    door.post('/form/:centre', { config, schema, bodyLimit: TOGETHER_BYTES * 2 }, async (request: Asked, reply) => {
      const { orgId, page, shops } = await pageFor(request);
      const session = { ctx, actor: systemActor(orgId) };
      const framed = { embed: page.embed, shops };
      const came = await readPosted(request);
      const one = (name: string) => came.fields[name]?.[0] ?? '';
      const before = (came.fields['kept'] ?? []).slice(0, FILES).flatMap((sealed) => waited(ctx, orgId, sealed) ?? []);
      const { kept, problem } = await keepPosted(session, { token: one('token'), before, files: came.files });
      const typed = typedIn(came.fields);
      const fields = zFields.safeParse(typed);
      const errors = { ...errorsOf(fields.error), ...(problem ? { files: problem } : {}) };
      const [large] = came.tooLarge;
      if (large !== undefined) errors['files'] = { reason: 'web.fileTooLarge', params: { name: large } };
      const mend = (more: FormPage['errors'], change: Partial<FormPage> = {}) => {
        const files = kept.map((file) => ({ file, sealed: waiting(ctx, orgId, file) }));
        const again = formSheet({ ...page, typed, kept: files, errors: { ...errors, ...more }, ...change }, drawn);
        return send(reply.code(400), again, framed);
      };
      // The paper they filled in stays good while they mend what is on it.
      const same = { token: one('token'), seed: seedOf(ctx, one('token')) };
      if (!fields.success || Object.keys(errors).length > 0) return mend({}, same);
      const { locale: language } = page;
      const rest = { files: kept, token: one('token'), website: one('website'), place: request.ip, work: one('work') };
      try {
        const { key } = await takeForm(session, { ...fields.data, ...rest, language, answer: typed.answer });
        return await send(reply, thanksSheet(page, key, drawn), framed);
      } catch (error) {
        if (!(error instanceof Refused) || error.refusal.kind === 'internal') throw error;
        const { field = 'token', reason, params } = error.refusal;
        const asks = field === 'answer';
        const told = field === 'website' ? { reason: 'web.form.trap' } : { reason, ...(params ? { params } : {}) };
        return await mend({ [field]: told }, asks ? { ...same, care: page.care === 2 ? 2 : 1 } : {});
      }
    });

    const notMe = async (request: Asked) => {
      const known = await byKey(ctx, request.params.key, undefined);
      const { t = '' } = request.query;
      if (!holdsNotMe(ctx, known.orgId, known.named, t)) throw new Refused(refuse('not_found', 'web.linkUnknown'));
      return { known, address: `${request.url.split('?')[0] ?? ''}?t=${encodeURIComponent(t)}` };
    };
    for (const method of ['GET', 'POST'] as const)
      door.route<{ Params: { centre: string; key: string }; Querystring: Query }>({
        ...{ method, url: '/not-me/:key', config, schema },
        handler: async (request, reply) => {
          const { known, address } = await notMe(request);
          if (method === 'POST') await disown({ ctx, actor: systemActor(known.orgId) }, { caseId: known.named });
          const said = { locale: localeOf(request, 'es'), centre: known.centre, embed: false };
          const at = { address, done: method === 'POST', key: request.params.key };
          return send(reply, notMeSheet(said, at, drawn), { embed: false, shops: [] });
        },
      });
  });
};

export const mounts: readonly Mount[] = [mountForm];
