import path from 'node:path';
import { fillDemo, type SignIn } from '../demo/fill.ts';
import { moveDemoShops, openDemoShops } from '../demo/shop.ts';
import { systemActor } from './platform/actor.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Ctx } from './platform/context.ts';
import { type Foundation, type House, layFoundation, openHouse, type Rooms } from './platform/house.ts';
import { makeKeys } from './platform/keys.ts';
import { migrate } from './platform/migrate.ts';
import { programRoot, type Settings } from './platform/settings.ts';
import { learn } from './platform/words.ts';
import { reactions as proposalsHear } from './rooms/attributions/proposals/events.ts';
import { timedJobs as proposalsJobs } from './rooms/attributions/proposals/jobs.ts';
import { doors as assistants } from './rooms/assistants/routes.ts';
import { mounts as tools } from './rooms/assistants/tools/routes.ts';
import { doors as attributions } from './rooms/attributions/routes.ts';
import { reactions as trialsHear } from './rooms/attributions/trials/events.ts';
import { timedJobs as trialsJobs } from './rooms/attributions/trials/jobs.ts';
import { reactions as attributionsHears } from './rooms/attributions/events.ts';
import { reactions as replaysRun } from './rooms/attributions/replay/events.ts';
import { reactions as earnedHears } from './rooms/attributions/earned/events.ts';
import { timedJobs as earnedJobs } from './rooms/attributions/earned/jobs.ts';
import { doors as authorizations } from './rooms/authorizations/routes.ts';
import { reactions as authorizationsHears } from './rooms/authorizations/events.ts';
import { timedJobs as authorizationsJobs } from './rooms/authorizations/jobs.ts';
import { reactions as casesHears } from './rooms/cases/events.ts';
import { timedJobs as repliesJobs } from './rooms/cases/replies/jobs.ts';
import { doors as cases } from './rooms/cases/routes.ts';
import { keepMail } from './rooms/channels/email/actions/keep-mail.ts';
import { authenticateByDns } from './rooms/channels/email/authenticity/adapter.ts';
import { openReceiver, type Receiver } from './rooms/channels/email/adapter.ts';
import { reactions as emailHears } from './rooms/channels/email/events.ts';
import { fetchNew, fetchOld, tryImap, watchFolder } from './rooms/channels/email/fetching/adapter.ts';
import { timedJobs as emailJobs } from './rooms/channels/email/jobs.ts';
import { askCertificate, askToken } from './rooms/channels/email/mailboxes/adapter.ts';
import { standing as mailboxesStand, timedJobs as mailboxesJobs } from './rooms/channels/email/mailboxes/jobs.ts';
import type { ReadRaw } from './rooms/channels/email/reading/contract.ts';
import { doors as email } from './rooms/channels/email/routes.ts';
import { sendMail, trySmtp } from './rooms/channels/email/sending/adapter.ts';
import { receiverOf } from './rooms/channels/email/views.ts';
import { reactions as chatHears } from './rooms/channels/chat/events.ts';
import { timedJobs as chatJobs } from './rooms/channels/chat/jobs.ts';
import { doors as chat, mounts as chatFrame } from './rooms/channels/chat/routes.ts';
import { handOverWith } from './rooms/channels/fax/adapter.ts';
import { reactions as faxHears } from './rooms/channels/fax/events.ts';
import { timedJobs as faxJobs } from './rooms/channels/fax/jobs.ts';
import { doors as fax, mounts as faxServer } from './rooms/channels/fax/routes.ts';
import { mounts as cti } from './rooms/channels/phone/cti/routes.ts';
import { reactions as phoneHears } from './rooms/channels/phone/events.ts';
import { timedJobs as phoneJobs } from './rooms/channels/phone/jobs.ts';
import { doors as phone } from './rooms/channels/phone/routes.ts';
import { listenAmi, originateAmi } from './rooms/channels/phone/asterisk/ami/adapter.ts';
import { listenAri, originateAri } from './rooms/channels/phone/asterisk/ari/adapter.ts';
import { standing as asteriskStands } from './rooms/channels/phone/asterisk/jobs.ts';
import { doors as asterisk } from './rooms/channels/phone/asterisk/routes.ts';
import { doors as softphone } from './rooms/channels/phone/softphone/routes.ts';
import { exchangeAddresses } from './rooms/channels/phone/lines/views.ts';
import { reactions as postHears } from './rooms/channels/post/events.ts';
import { timedJobs as postJobs } from './rooms/channels/post/jobs.ts';
import { doors as post } from './rooms/channels/post/routes.ts';
import { mounts as webForm } from './rooms/channels/web/form/page/routes.ts';
import { timedJobs as webJobs } from './rooms/channels/web/jobs.ts';
import { doors as web } from './rooms/channels/web/routes.ts';
import { mounts as webShell } from './rooms/channels/web/shell/routes.ts';
import { reactions as consultationsHears } from './rooms/consultations/events.ts';
import { doors as consultations } from './rooms/consultations/routes.ts';
import { doors as customers } from './rooms/customers/routes.ts';
import { reactions as documentsHears } from './rooms/documents/events.ts';
import { timedJobs as documentsJobs } from './rooms/documents/jobs.ts';
import { layOutIn } from './rooms/documents/letters/adapter.ts';
import { pagesReader } from './rooms/documents/reading/adapter.ts';
import { tiffPages } from './rooms/documents/reading/tiff/adapter.ts';
import { tools as machineTools } from './rooms/documents/reading/tools/adapter.ts';
import { doors as documents } from './rooms/documents/routes.ts';
import { faceFor } from './rooms/documents/typeface/adapter.ts';
import { scanWith } from './rooms/documents/verdicts/adapter.ts';
import { doors as information } from './rooms/information/routes.ts';
import { reactions as organizationHears } from './rooms/organization/events.ts';
import { timedJobs as organizationJobs } from './rooms/organization/jobs.ts';
import { doors as organization } from './rooms/organization/routes.ts';
import { actorOfKey, actorOfSession } from './rooms/organization/sessions/views.ts';
import { doors as reports } from './rooms/reports/routes.ts';
import { timedJobs as requestsJobs } from './rooms/requests/jobs.ts';
import { doors as requests } from './rooms/requests/routes.ts';
import { reactions as schemeHears } from './rooms/scheme/events.ts';
import { timedJobs as schemeJobs } from './rooms/scheme/jobs.ts';
import { doors as scheme } from './rooms/scheme/routes.ts';
import { reactions as storesHears } from './rooms/stores/events.ts';
import { timedJobs as storesJobs } from './rooms/stores/jobs.ts';
import { pushConnector } from './rooms/stores/push/adapter.ts';
import { doors as stores } from './rooms/stores/routes.ts';
import { vendureConnector } from './rooms/stores/vendure/adapter.ts';
import { reactions as suppliesHears } from './rooms/supplies/events.ts';
import { doors as supplies } from './rooms/supplies/routes.ts';
import { words as assistantsWords } from './words/assistants.ts';
import { words as attributionsWords } from './words/attributions.ts';
import { words as replayWords } from './words/attributions-replay.ts';
import { words as trialsWords } from './words/attributions-trials.ts';
import { words as earnedWords } from './words/earned.ts';
import { words as proposalsWords } from './words/proposals.ts';
import { words as authorizationsWords } from './words/authorizations.ts';
import { words as casesWords } from './words/cases.ts';
import { words as casesWritingWords } from './words/cases-writing.ts';
import { words as consultationsWords } from './words/consultations.ts';
import { words as customersWords } from './words/customers.ts';
import { words as chatWords } from './words/chat.ts';
import { words as documentsWords } from './words/documents.ts';
import { words as emailWords } from './words/email.ts';
import { words as faxWords } from './words/fax.ts';
import { words as phoneWords } from './words/phone.ts';
import { words as softphoneWords } from './words/softphone.ts';
import { words as postWords } from './words/post.ts';
import { words as informationWords } from './words/information.ts';
import { words as organizationWords } from './words/organization.ts';
import { words as platformWords } from './words/platform.ts';
import { words as reportsWords } from './words/reports.ts';
import { words as requestsWords } from './words/requests.ts';
import { words as schemeWords } from './words/scheme.ts';
import { words as storesWords } from './words/stores.ts';
import { words as suppliesWords } from './words/supplies.ts';
import { words as webFormWords } from './words/web-form.ts';
import { words as webPageWords } from './words/web-page.ts';
import { words as webWords } from './words/web.ts';

learn([
  ...[
    platformWords,
    organizationWords,
    customersWords,
    attributionsWords,
    replayWords,
    trialsWords,
    proposalsWords,
    earnedWords,
    informationWords,
    requestsWords,
    consultationsWords,
  ],
  ...[
    authorizationsWords,
    suppliesWords,
    storesWords,
    casesWords,
    casesWritingWords,
    emailWords,
    webWords,
    webFormWords,
    webPageWords,
    reportsWords,
    assistantsWords,
    schemeWords,
  ],
  ...[documentsWords, phoneWords, softphoneWords, faxWords, postWords, chatWords],
]);

const layOut = layOutIn(faceFor);
const readPages = pagesReader(machineTools, tiffPages);
const paper = { readPages, layOut, handOver: handOverWith(machineTools) };
const connectors = { connectorFor: { push: pushConnector, vendure: vendureConnector } };

/** Loaded with the first mail: until then its libraries would only lie in memory. */
const readMail: ReadRaw = async (raw) => (await import('./rooms/channels/email/reading/adapter.ts')).readMail(raw);
const mailReader = { fetchNew, fetchOld, watch: watchFolder, askToken, askCertificate };

/** Every room, in floor order. */
const roomsOf = ({ clamd }: Pick<Plan, 'clamd'>, scan = clamd ? scanWith(clamd) : null): Rooms => ({
  doors: [
    ...organization,
    ...customers,
    ...attributions,
    ...information,
    ...documents({ layOut }),
    ...requests,
    ...consultations,
    ...authorizations,
    ...supplies,
    ...stores(connectors),
    ...cases,
    ...phone,
    ...softphone,
    ...asterisk({ originate: { ami: originateAmi, ari: originateAri } }),
    ...fax,
    ...post({ layOut }),
    ...web({ layOut }),
    ...chat,
    ...email({ imap: tryImap, smtp: trySmtp, askToken }),
    ...reports,
    ...assistants,
    ...scheme,
  ],
  mounts: [...faxServer, ...cti, ...webForm, ...webShell, ...chatFrame, ...tools],
  reactions: [
    ...organizationHears,
    ...attributionsHears,
    ...documentsHears({ scan }),
    ...proposalsHear,
    ...replaysRun,
    ...earnedHears,
    ...trialsHear,
    ...consultationsHears,
    ...authorizationsHears,
    ...suppliesHears,
    ...storesHears(connectors),
    ...casesHears,
    ...faxHears(paper),
    ...postHears(paper),
    ...phoneHears,
    ...chatHears,
    ...emailHears({ send: sendMail, read: readMail, authenticate: authenticateByDns, askToken, fetchOld }),
    ...schemeHears,
  ],
  timedJobs: [
    ...organizationJobs,
    ...documentsJobs({ scan }),
    ...earnedJobs,
    ...proposalsJobs,
    ...trialsJobs,
    ...requestsJobs,
    ...authorizationsJobs,
    ...storesJobs(connectors),
    ...faxJobs(paper),
    ...postJobs(paper),
    ...webJobs,
    ...chatJobs,
    ...repliesJobs,
    ...phoneJobs,
    ...emailJobs({ send: sendMail, read: readMail, authenticate: authenticateByDns, askToken }),
    ...mailboxesJobs(mailReader),
    ...schemeJobs,
  ],
  standing: [...mailboxesStand(mailReader), ...asteriskStands({ listen: { ami: listenAmi, ari: listenAri } })],
  reaches: exchangeAddresses,
  identify: (ctx) => ({ session: (token) => actorOfSession(ctx, token), key: (token) => actorOfKey(ctx, token) }),
});

const MEGABYTE = 1024 * 1024;

export type Plan = Pick<
  Settings,
  'baseUrl' | 'host' | 'port' | 'smtpHost' | 'smtpPort' | 'mailLimitMb' | 'logLevel' | 'trustProxy' | 'fill' | 'secretKey'
> & {
  clock?: Clock;
  clamd?: string | null;
};
export type Application = {
  ctx: Ctx;
  house: House;
  listen(): Promise<{ url: string; smtpPort: number | null }>;
  close(): Promise<void>;
  signIns: SignIn[];
};

/** Puts the house together on a database: migrates it, fills an empty one with the demo centre when told so, opens every room. */
export async function compose(plan: Plan, connectionString: string): Promise<Application> {
  await migrate(connectionString);
  const keys = makeKeys(Buffer.from(plan.secretKey));
  const { baseUrl, logLevel } = plan;
  const base = await layFoundation({ connectionString, keys, clock: plan.clock ?? systemClock, baseUrl, logLevel });
  return await open(plan, base, connectionString).catch(async (error: unknown) => {
    await base.close();
    throw error;
  });
}

async function open(plan: Plan, base: Foundation, connectionString: string): Promise<Application> {
  const signIns = plan.fill === 'demo' ? await fillDemo(base.ctx, base.owner, connectionString) : [];
  const dist = path.join(programRoot, 'dist');
  const house = await openHouse(base, roomsOf(plan), { connectionString, dist, trustProxy: plan.trustProxy });
  openDemoShops(house.app, base.ctx);
  const mail = plan.smtpPort === null ? null : await receiver(base.ctx, plan, plan.smtpPort);
  return {
    ctx: base.ctx,
    house,
    signIns,
    listen: async () => {
      const smtp = await mail?.listen();
      const address = await house.app.listen({ host: plan.host, port: plan.port });
      await moveDemoShops(base.ctx, address);
      return { url: plan.baseUrl, smtpPort: smtp?.port ?? null };
    },
    close: async () => {
      await mail?.close();
      await house.close();
    },
  };
}

function receiver(ctx: Ctx, plan: Plan, port: number): Promise<Receiver> {
  return openReceiver({
    host: plan.smtpHost,
    port,
    limitBytes: plan.mailLimitMb * MEGABYTE,
    log: ctx.log,
    boxOf: (address) => receiverOf(ctx, address),
    keep: async (raw, { from, to, by }, { orgId, mailboxId }) => {
      await keepMail({ ctx, actor: systemActor(orgId) }, { mailboxId, raw, from, to, by });
    },
  });
}
