import { look } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import { mayReadAll } from './access.ts';
import { markPosted } from './actions/mark-posted.ts';
import { markReturned } from './actions/mark-returned.ts';
import { putIn } from './actions/put-in.ts';
import { type Needs, routes } from './contract.ts';
import { incoming, outgoing, rawFile, toPrint } from './views.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

export const doors = ({ layOut }: Pick<Needs, 'layOut'>) => [
  door('post', routes, {
    incoming: ({ session, query }) => (
      must(mayReadAll(session.actor)), look(session, (tx) => incoming(tx, query.state, query.before))
    ),
    raw: ({ session, params }) => (must(mayReadAll(session.actor)), look(session, (tx) => rawFile(tx, params.letterId))),
    putIn: ({ session, body }) => putIn(session, body),
    outgoing: ({ session, query }) => (
      must(mayReadAll(session.actor)), look(session, (tx) => outgoing(tx, query.state, query.before))
    ),
    print: async ({ session, query }) => {
      must(mayReadAll(session.actor));
      const ids = [...new Set(query.ids.split(','))];
      if (!ids.every((id) => ID.test(id))) throw refused('invalid', 'post.unknown', { field: 'ids' });
      const found = await look(session, (tx) => toPrint(tx, ids));
      if ('data' in found) return found;
      return { type: 'application/pdf', name: found.name, data: await layOut(found.letters, 'letter') };
    },
    markPosted: ({ session, body }) => markPosted(session, body),
    markReturned: ({ session, params, body }) => markReturned(session, { ...body, ...params }),
  }),
];
