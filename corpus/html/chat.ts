import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientOf, RefusedByApi } from '../centre/client.ts';

/** So much is said in one turn, and so often is it tried: whoever says much in a minute is asked to wait. */
const LONGEST = 3900;
const TRIES = 40;

export type Talk = {
  /** Says each payload in the conversation; answers the case that it is in, and whether the desk lists it as going on. */
  say(payloads: readonly string[]): Promise<{ caseId: string; listed: boolean }>;
};

/** A visitor of the chat, by the door that the widget uses: one conversation for all. */
export function openTalk(base: string, slug: string, desk: Client): Talk {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  const visitor = clientOf(base, { key: token });
  let isOpen = false;
  const turn = async (text: string): Promise<void> => {
    const said = { message: randomUUID(), text };
    for (let tries = 1; ; tries++) {
      try {
        if (isOpen) await visitor.post(`/public/chat/${slug}/${id}/messages`, said);
        else
          await visitor.post(`/public/chat/${slug}`, {
            id,
            token,
            name: text.slice(0, 100),
            email: 'chat@sender.example',
            ...said,
          });
        isOpen = true;
        return;
      } catch (error) {
        if (!(error instanceof RefusedByApi) || error.reason !== 'platform.tooMany' || tries === TRIES) throw error;
        await sleep(2000);
      }
    }
  };
  return {
    say: async (payloads) => {
      let waiting = '';
      for (const one of payloads) {
        if (waiting.length + one.length >= LONGEST) await turn(waiting);
        waiting = waiting.length + one.length >= LONGEST ? one : `${waiting}${one}\n`;
      }
      await turn(waiting);
      const { chats } = await desk.get<{ chats: { id: string; caseId: string }[] }>('/chats');
      const going = chats.find((chat) => chat.id === id);
      if (going) return { caseId: going.caseId, listed: true };
      const { cases } = await desk.get<{ cases: { id: string; channel: string }[] }>('/cases?view=all&limit=100');
      const left = cases.find(({ channel }) => channel === 'chat');
      if (!left) throw new Error('the conversation is in no case');
      return { caseId: left.id, listed: false };
    },
  };
}
