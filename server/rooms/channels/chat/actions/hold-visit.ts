import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { hashToken } from '../../../../platform/keys.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayVisit } from '../access.ts';
import { type ChatRow, lockChat } from '../sql.ts';

/** The first step of every verb of a visitor: the conversation held, for who has its secret. System only: the visitor's verbs call it. */
export const holdVisit = action(
  'chat.holdVisit',
  z.object({ chatId: z.uuid(), token: z.string() }),
  async (tx, { chatId, token }): Promise<ChatRow> => {
    const chat = await lockChat(tx, chatId);
    must(mayVisit(chat?.token_hash ?? null, hashToken(token)));
    if (!chat) throw refused('not_found', 'chat.unknown');
    return chat;
  },
);
