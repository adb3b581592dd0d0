import type { Tx } from '../../../platform/act.ts';
import { centreOf } from '../../organization/views.ts';
import type { Rates } from './contract.ts';
import { ratesFrom } from './decide.ts';

/** The rates of the centre. */
export const ratesOf = async (tx: Tx): Promise<Rates> => ratesFrom((await centreOf(tx)).settings);
