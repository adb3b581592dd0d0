import { said } from '../../../lib/words.ts';
import type { MayLine } from '../api.ts';

export type Param = MayLine['params'][number];

/** Words of a parameter; one that an administrator added bears its own name. */
export const nameOf = ({ name }: Param): string => said(`cases.param.${name}`) ?? name;
