import { z } from 'zod';

/** An amount in integer minor units (cents for EUR) with its ISO 4217 currency. Never a float. */
export const zMoney = z.object({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) }).meta({ id: 'Money' });
export type Money = z.output<typeof zMoney>;
