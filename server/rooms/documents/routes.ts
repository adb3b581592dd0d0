import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import type { LayOut } from './contract.ts';
import { putLetterhead } from './letters/actions/put-letterhead.ts';
import { routes } from './letters/contract.ts';
import { letterheadOf, sampleLetter } from './letters/views.ts';

export const doors = ({ layOut }: { layOut: LayOut }) => [
  door('documents', routes, {
    letterhead: ({ session }) => look(session, letterheadOf),
    putLetterhead: ({ session, body }) => putLetterhead(session, body),
    sampleLetter: async ({ session, query }) => {
      const data = await layOut(await look(session, sampleLetter), query.how);
      return { type: 'application/pdf', name: 'carta.pdf', data };
    },
  }),
];
