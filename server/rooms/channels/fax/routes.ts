import { door } from '../../../platform/route.ts';
import { routes } from './contract.ts';

export const doors = [door('fax', routes, {})];
