import { z } from 'zod';
import { zJson } from '../../../platform/json.ts';
import type { Instruction, Outcome, PermanentCode, Reconciled } from '../connectors/contract.ts';

/** What came back from the shop's address. `unsent`: no connection was made, so nothing was asked; `lost`: nobody knows. */
export type Answer =
  | { kind: 'answered'; status: number; text: string; retryAfterSeconds: number | null }
  | { kind: 'unsent'; code: string; text: string }
  | { kind: 'lost'; code: string; text: string };

const CODES: readonly PermanentCode[] = [
  'amount_exceeds',
  'already_done',
  'wrong_state',
  'forbidden',
  'not_found',
  'unsupported',
  'invalid',
  'declined',
];
const BY_STATUS: Partial<Record<number, PermanentCode>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  410: 'not_found',
};
/** A shop that has accepted confirms by itself: there is nothing to ask it again for. */
const WAIT_SECONDS = 3600;

const zSaid = z.object({
  state: z.enum(['done', 'failed', 'pending']).optional(),
  ref: z.string().optional(),
  code: z.string().optional(),
  text: z.string().optional(),
  result: z.record(z.string(), zJson).optional(),
});
type Said = z.output<typeof zSaid>;

function saidIn(text: string): Said {
  try {
    return zSaid.safeParse(JSON.parse(text)).data ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

const codeOf = (status: number, code: string | undefined): PermanentCode =>
  CODES.find((one) => one === code) ?? BY_STATUS[status] ?? 'invalid';

/** How a sending ended, by the answer: 2xx with a state or accepted, 429 not now, other 4xx never, all else nobody knows. */
export function outcomeOf(executionId: string, answer: Answer): Outcome {
  if (answer.kind === 'unsent') return { kind: 'temporary', code: answer.code, text: answer.text, retryAfterSeconds: null };
  if (answer.kind === 'lost') return { kind: 'ambiguous', code: answer.code, text: answer.text };
  const { status } = answer;
  const said = saidIn(answer.text);
  const text = said.text ?? `HTTP ${status}`;
  if (status >= 200 && status < 300) {
    if (said.state === 'done') return { kind: 'done', ref: said.ref ?? '', result: said.result ?? {} };
    if (said.state === 'failed') return { kind: 'permanent', code: codeOf(status, said.code), shopCode: said.code ?? null, text };
    return { kind: 'pending', handle: executionId, pollAfterSeconds: WAIT_SECONDS };
  }
  if (status === 429) return { kind: 'temporary', code: 'HTTP 429', text, retryAfterSeconds: answer.retryAfterSeconds };
  if (status >= 400 && status < 500)
    return { kind: 'permanent', code: codeOf(status, said.code), shopCode: said.code ?? String(status), text };
  return { kind: 'ambiguous', code: `HTTP ${status}`, text };
}

/**
 * What the same message, sent again under the same id, tells of the first. A shop that knows the id answers as it did; a refusal
 * now does not prove that nothing happened then, since the shop may have acted before it could keep the id.
 */
export function reconciledBy(executionId: string, answer: Answer): Reconciled {
  const outcome = outcomeOf(executionId, answer);
  if (outcome.kind === 'done' || outcome.kind === 'pending') return outcome;
  if (answer.kind === 'answered' && answer.status < 300) return { kind: 'failed', text: outcome.text };
  return { kind: 'unknown', text: outcome.text };
}

/** The instant at which an execution was planned: its id, a UUIDv7, begins with it. So a message sent again is the same, byte for byte. */
function plannedAt(executionId: string): string {
  return new Date(Number.parseInt(executionId.replaceAll('-', '').slice(0, 12), 16)).toISOString();
}

/** The body of the webhook that asks the shop to act. */
export function messageOf(executionId: string, { action, op, orderRef, amount, input }: Instruction): string {
  const data = { executionId, action, op, orderRef, amount, input };
  return JSON.stringify({ type: 'action.requested', timestamp: plannedAt(executionId), data });
}
