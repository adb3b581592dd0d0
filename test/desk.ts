import { afterAll } from 'vitest';
import type { z } from 'zod';
import type { Plan } from '../server/compose.ts';
import type { zCase } from '../server/rooms/cases/contract.ts';
import { type Client, deskHouse } from './desk-house.ts';

export type Case = z.output<typeof zCase>;
type Written = { caseId: string; key: string; isNew: boolean };

/**
 * The desk of a file of tests, closed at its end: the house, an agent at it, and what nearly every test of cases does, to write in as a
 * customer and to look at the case. Called once, at the file's top: `const { agent, see } = await openDesk();`.
 */
export async function openDesk(plan: Partial<Plan> = {}) {
  const house = await deskHouse(plan);
  afterAll(() => house.close());
  const agent = await house.as('agente');
  let people = 0;
  return {
    ...{ house, agent },
    /** The address of somebody who has not written before. */
    someone: (): string => `persona${++people}@correo.example`,
    write: async (email: string, text: string, more: object = {}): Promise<Written> => {
      const from = { address: email, name: 'Ana Ruiz' };
      return (await agent.post<Written>('/cases', { channel: 'email', from, subject: text, text, ...more })).body;
    },
    see: async (caseId: string, who: Client = agent): Promise<Case> => (await who.get<Case>(`/cases/${caseId}`)).body,
  };
}
