import { z } from 'zod';

/** Anything JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The same as a schema, under one name in the API's description, since it contains itself. */
export const zJson: z.ZodType<Json, Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(zJson), z.record(z.string(), zJson)]),
);
zJson.register(z.globalRegistry, { id: 'Json' });
