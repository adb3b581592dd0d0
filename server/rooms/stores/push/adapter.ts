import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { newId } from '../../../platform/ids.ts';
import type { CheckOutcome, ConnectorFactory, WebhookHint } from '../connectors/contract.ts';
import { timeoutOf } from '../executions/decide.ts';
import { type Answer, messageOf, outcomeOf, reconciledBy } from './decide.ts';

/** Failures of making a connection, after which nothing has been sent. */
const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$/;
const ANSWER_MAX = 64_000;

/** The deepest code of a failure: fetch wraps what the socket said. */
function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code) return at.code;
    if (at.name === 'TimeoutError' || at.name === 'AbortError') return 'TIMEOUT';
  }
  return 'UNKNOWN';
}

/**
 * A shop that speaks our API: it tells its orders, products and customers, and is asked to act by signed webhooks (Standard Webhooks:
 * the id of the message is that of the execution, so the same message may come twice and is to be carried out once).
 */
export const pushConnector: ConnectorFactory = ({ address, webhookSecret, settings }) => {
  const signer = webhookSecret ? new Webhook(webhookSecret) : null;

  async function post(id: string, body: string, signal = AbortSignal.timeout(timeoutOf(settings) * 1000)): Promise<Answer> {
    if (!address || !signer) return { kind: 'unsent', code: 'misconfigured', text: 'no address or no secret' };
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Mostrador',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signer.sign(id, now, body),
    };
    try {
      const response = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' });
      const text = (await response.text()).slice(0, ANSWER_MAX);
      const wait = Number(response.headers.get('retry-after'));
      return {
        kind: 'answered',
        status: response.status,
        text,
        retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : null,
      };
    } catch (error) {
      const code = codeOf(error);
      const text = `${code}: ${String(error)}`;
      return UNSENT.test(code) ? { kind: 'unsent', code, text } : { kind: 'lost', code, text };
    }
  }

  return {
    check: async (): Promise<CheckOutcome> => {
      if (!address) return { ok: true, code: 'ok', text: '' };
      if (!signer) return { ok: false, code: 'misconfigured', text: 'webhookSecret' };
      const answer = await post(newId(), JSON.stringify({ type: 'ping', timestamp: new Date().toISOString(), data: {} }));
      if (answer.kind !== 'answered') return { ok: false, code: 'unreachable', text: answer.text };
      if (answer.status < 300) return { ok: true, code: 'ok', text: '' };
      const code =
        answer.status === 401 || answer.status === 403 ? 'unauthorized' : answer.status < 500 ? 'not_this_shop' : 'unreachable';
      return { ok: false, code, text: `HTTP ${answer.status}` };
    },
    getOrder: null,
    findOrders: null,
    changedSince: null,
    products: null,
    customers: null,
    supports: () => true,
    send: async ({ executionId, signal }, instruction) =>
      outcomeOf(executionId, await post(executionId, messageOf(executionId, instruction), signal)),
    poll: async (handle) => ({ kind: 'pending', handle, pollAfterSeconds: 3600 }),
    reconcile: async (executionId, instruction) =>
      reconciledBy(executionId, await post(executionId, messageOf(executionId, instruction))),
    verifyWebhook: (raw, headers): WebhookHint => {
      const no: WebhookHint = { ok: false, dedupeKey: '', topic: '', orderRef: null };
      const given = Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      try {
        if (!signer) return no;
        signer.verify(raw, given, { jsonParse: false });
        return { ok: true, dedupeKey: given['webhook-id'] ?? '', topic: 'webhook', orderRef: null };
      } catch (error) {
        if (error instanceof WebhookVerificationError) return no;
        throw error;
      }
    },
  };
};
