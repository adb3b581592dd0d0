import type { Flow, Scheme } from '../api.ts';
import type { Volumes } from './geometry.ts';

const volume = (key: string, { n, ended }: Flow) => ({ key, n, ended });

/** What the layout needs of the scheme: volumes, nearest superior first. */
export const volumesOf = ({ circuits, superiors, departments, sections }: Scheme): Volumes => ({
  own: volume('own', circuits.own),
  superiors: superiors.map(({ role, flow }) => volume(role, flow)),
  departments: departments.map(({ unitId, flow, referred }) => ({ ...volume(unitId, flow), away: referred.ended })),
  sections: sections.map(({ unitId, flow }) => volume(unitId, flow)),
});
