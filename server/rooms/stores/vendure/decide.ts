import type { CheckOutcome } from '../connectors/contract.ts';
import type { Reply, Talk } from '../vendure-orders/contract.ts';

/**
 * What the key must be allowed to do, each with a question that shows it. The writing ones are refused by the shop for what they ask
 * (no such order, a promotion without content), never carried out.
 */
const NEEDS: { permission: string; query: string }[] = [
  { permission: 'ReadOrder', query: '{orders(options:{take:1}){totalItems}}' },
  { permission: 'ReadCustomer', query: '{customers(options:{take:1}){totalItems}}' },
  { permission: 'ReadCatalog', query: '{productVariants(options:{take:1}){totalItems}}' },
  { permission: 'ReadPromotion', query: '{promotions(options:{take:1}){totalItems}}' },
  { permission: 'UpdateOrder', query: 'mutation{addNoteToOrder(input:{id:"-1",note:"-",isPublic:false}){id}}' },
  {
    permission: 'CreatePromotion',
    query: 'mutation{createPromotion(input:{enabled:false,conditions:[],actions:[],translations:[]}){__typename}}',
  },
];

const denied = (reply: Reply): boolean =>
  reply.kind === 'refused' && (reply.code === 'FORBIDDEN' || reply.code === 'UNAUTHENTICATED');

/** Tests the connection: whether somebody answers there, whether it is a Vendure shop, and what the key may do. */
export function* check(): Talk<CheckOutcome> {
  const missing: string[] = [];
  for (const { permission, query } of NEEDS) {
    const reply = yield { query, variables: {} };
    if (reply.kind === 'unsent' || reply.kind === 'lost') {
      const foreign = reply.code === 'not_this_shop' || reply.code === 'not_json';
      return { ok: false, code: foreign ? 'not_this_shop' : 'unreachable', text: reply.text };
    }
    if (reply.kind === 'refused' && reply.code === 'GRAPHQL_VALIDATION_FAILED')
      return { ok: false, code: 'not_this_shop', text: reply.text };
    if (denied(reply)) missing.push(permission);
  }
  if (missing.length === NEEDS.length) return { ok: false, code: 'unauthorized', text: 'the shop does not accept this key' };
  if (missing.length) return { ok: false, code: 'missing_permissions', text: missing.join(', ') };
  return { ok: true, code: 'ok', text: '' };
}
