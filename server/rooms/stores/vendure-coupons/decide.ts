import { z } from 'zod';
import type { Instruction, Outcome, Reconciled } from '../connectors/contract.ts';
import { answerTo, isEnd, markerOf } from '../vendure-answers/decide.ts';
import type { Talk } from '../vendure-orders/contract.ts';

const FIND = `query($code:String!){promotions(options:{filter:{couponCode:{eq:$code}}}){items{id enabled endsAt description}}
  activeChannel{defaultLanguageCode defaultCurrencyCode}}`;
const CREATE =
  'mutation($i:CreatePromotionInput!){createPromotion(input:$i){__typename ...on Promotion{id} ...on ErrorResult{errorCode message}}}';

const zInput = z.object({
  code: z.string().min(4).max(40).nullish(),
  percent: z.int().min(1).max(100).nullish(),
  /** ISO 8601; the shop itself stops honouring it then. */
  endsAt: z.iso.datetime({ offset: true }).nullish(),
  uses: z.int().positive().nullish(),
});
const zFound = z.object({
  promotions: z.object({ items: z.array(z.object({ id: z.string(), description: z.string() })) }),
  activeChannel: z.object({ defaultLanguageCode: z.string(), defaultCurrencyCode: z.string() }),
});
const permanent = (code: Extract<Outcome, { kind: 'permanent' }>['code'], text: string): Outcome => ({
  kind: 'permanent',
  code,
  shopCode: null,
  text,
});

/** The code a customer types: the one wished for, or one that follows from the execution, so that every attempt makes the same. */
export function couponCode(executionId: string, wished: string | null | undefined): string {
  return wished ?? `GR-${executionId.replaceAll('-', '').slice(-10).toUpperCase()}`;
}

function* find(code: string): Talk<z.output<typeof zFound> | { end: Outcome }> {
  const reply = yield { query: FIND, variables: { code } };
  const ask = answerTo(reply, 'promotions');
  if (isEnd(ask)) return { end: ask.kind === 'ambiguous' ? { ...ask, kind: 'temporary', retryAfterSeconds: null } : ask };
  const found = zFound.safeParse(reply.kind === 'answered' ? reply.data : {});
  if (!found.success)
    return { end: { kind: 'temporary', code: 'unreadable_answer', text: z.prettifyError(found.error), retryAfterSeconds: null } };
  return found.data;
}

/** Makes a coupon of a fixed amount or of a percentage, to be used once. Vendure would make a second one of the same code: we look first. */
export function* coupon(executionId: string, { amount, input }: Instruction): Talk<Outcome> {
  const wish = zInput.safeParse(input);
  if (!wish.success) return permanent('invalid', z.prettifyError(wish.error));
  const { percent, endsAt, uses } = wish.data;
  const code = couponCode(executionId, wish.data.code);
  const result = { code, endsAt: endsAt ?? null };
  const found = yield* find(code);
  if ('end' in found) return found.end;
  const [existing] = found.promotions.items;
  if (existing?.description.includes(markerOf(executionId))) return { kind: 'done', ref: existing.id, result };
  if (existing) return permanent('already_done', `the shop has a coupon ${code} already`);
  if (!percent && amount && amount.currency !== found.activeChannel.defaultCurrencyCode) {
    return permanent('invalid', `the shop sells in ${found.activeChannel.defaultCurrencyCode}`);
  }
  const value = percent ?? amount?.minor;
  if (!value || value < 0) return permanent('invalid', 'amount or percent is missing');
  const action = percent ? 'order_percentage_discount' : 'order_fixed_discount';
  const languageCode = found.activeChannel.defaultLanguageCode;
  const made = {
    enabled: true,
    couponCode: code,
    usageLimit: uses ?? 1,
    perCustomerUsageLimit: uses ?? 1,
    endsAt,
    conditions: [],
    actions: [{ code: action, arguments: [{ name: 'discount', value: String(value) }] }],
    translations: [{ languageCode, name: code, description: markerOf(executionId) }],
  };
  const answer = answerTo(yield { query: CREATE, variables: { i: made } }, 'createPromotion');
  if (isEnd(answer)) return answer;
  return { kind: 'done', ref: String(answer['id']), result };
}

/** Whether the coupon was made. `settled`: the request can no longer be on its way, so that absence is proof. */
export function* reconcileCoupon(executionId: string, { input }: Instruction, settled: boolean): Talk<Reconciled | Outcome> {
  const wish = zInput.safeParse(input).data;
  const code = couponCode(executionId, wish?.code);
  const found = yield* find(code);
  if ('end' in found) return found.end;
  const ours = found.promotions.items.find(({ description }) => description.includes(markerOf(executionId)));
  if (ours) return { kind: 'done', ref: ours.id, result: { code, endsAt: wish?.endsAt ?? null } };
  return settled ? { kind: 'absent' } : { kind: 'unknown', text: 'the request may still be on its way' };
}
