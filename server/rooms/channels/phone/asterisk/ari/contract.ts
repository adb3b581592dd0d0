// Owns Asterisk's REST interface: events as its WebSocket tells them.
import { z } from 'zod';

const zChannel = z.object({
  id: z.string(),
  name: z.string().default(''),
  state: z.string().default(''),
  caller: z.object({ number: z.string().default('') }).default({ number: '' }),
  dialplan: z
    .object({ context: z.string().default(''), exten: z.string().default(''), app_name: z.string().default('') })
    .default({
      ...{ context: '', exten: '', app_name: '' },
    }),
});
/** Only what is read of an event; what else it says is passed over. */
export const zAriEvent = z.object({
  type: z.string(),
  channel: zChannel.optional(),
  caller: zChannel.optional(),
  peer: zChannel.optional(),
  dialstatus: z.string().default(''),
  bridge: z.object({ id: z.string() }).optional(),
  cause: z.int().default(0),
  exten: z.string().default(''),
  result: z.string().default(''),
  transferer_first_leg: zChannel.optional(),
  transferer_second_leg: zChannel.optional(),
  transfer_target: zChannel.optional(),
});
export type AriEvent = z.output<typeof zAriEvent>;
export const zAriChannels = z.array(zChannel);
