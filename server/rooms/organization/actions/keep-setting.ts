import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { zJson } from '../../../platform/json.ts';
import { must } from '../../../platform/refusal.ts';
import { mayKeepSetting } from '../access.ts';
import { events } from '../contract.ts';
import { updateSetting } from '../sql.ts';

const zSetting = z.object({ name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), value: zJson });

/** Keeps a setting of an upper room with the centre, such as `mailConfigured`; read back in `centreOf(tx).settings`. */
export const keepSetting = action('organization.keepSetting', zSetting, async (tx, { name, value }) => {
  must(mayKeepSetting(tx.actor));
  await updateSetting(tx, name, value);
  tx.record({ name: events.centreChanged, audience: ['centre'], data: { setting: name } });
});
