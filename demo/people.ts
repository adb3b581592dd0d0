import type { Role } from '../server/rooms/organization/contract.ts';

/** Units of the demo centre beside the standard ones. */
export const UNITS = [
  { code: 'HOGAR', kind: 'team', nameEs: 'Equipo Hogar', nameEn: 'Home team', parent: 'AUTHORITY' },
  { code: 'TECNO', kind: 'team', nameEs: 'Equipo Tecno', nameEn: 'Tech team', parent: 'AUTHORITY' },
  {
    code: 'NORTE',
    kind: 'vendor',
    nameEs: 'Norte Contacto (subcontrata)',
    nameEn: 'Norte Contacto (vendor)',
    parent: 'AUTHORITY',
  },
] as const;

export type DemoPerson = {
  key: string;
  name: string;
  role: Role;
  unit: string;
  superior: string | null;
  vendor?: string;
  skills?: string[];
  languages?: string[];
  /** Certifications that are valid for another two months. */
  certifications?: string[];
  assistant?: true;
  /** Shown with a password at the first start. */
  signsIn?: true;
};

/** In the order in which they can be made: a superior before those who report to them. */
export const PEOPLE: readonly DemoPerson[] = [
  { key: 'direccion', name: 'Elena Rius', role: 'AUTHORITY', unit: 'AUTHORITY', superior: null, signsIn: true },
  { key: 'adjunta', name: 'Pau Carbonell', role: 'AUTHORITY', unit: 'AUTHORITY', superior: 'direccion' },
  { key: 'responsable', name: 'Marta Gimeno', role: 'CENTRE_MANAGER', unit: 'AUTHORITY', superior: 'direccion', signsIn: true },
  { key: 'supervision', name: 'Iván Dorado', role: 'SUPERVISOR', unit: 'HOGAR', superior: 'responsable', signsIn: true },
  { key: 'supervision2', name: 'Rosa Ibarz', role: 'SUPERVISOR', unit: 'TECNO', superior: 'responsable', signsIn: true },
  { key: 'coordinacion', name: 'Carmen Ruesta', role: 'COORDINATOR', unit: 'HOGAR', superior: 'supervision', signsIn: true },
  { key: 'coordinacion2', name: 'Andrés Mainar', role: 'COORDINATOR', unit: 'TECNO', superior: 'supervision2', signsIn: true },
  {
    key: 'agente',
    name: 'Lucía Ferrer',
    role: 'AGENT',
    unit: 'HOGAR',
    superior: 'coordinacion',
    skills: ['written', 'phone'],
    languages: ['es', 'ca'],
    certifications: ['REPUESTOS'],
    signsIn: true,
  },
  {
    key: 'agente2',
    name: 'Hugo Tena',
    role: 'AGENT',
    unit: 'HOGAR',
    superior: 'coordinacion',
    skills: ['written'],
    certifications: ['REPUESTOS'],
  },
  {
    key: 'agente3',
    name: 'Uxía Lamas',
    role: 'AGENT',
    unit: 'HOGAR',
    superior: 'coordinacion',
    skills: ['written', 'phone'],
    languages: ['es', 'gl', 'pt'],
  },
  {
    key: 'agente4',
    name: 'Nerea Ibarra',
    role: 'AGENT',
    unit: 'TECNO',
    superior: 'coordinacion2',
    skills: ['written', 'technical'],
    languages: ['es', 'eu'],
  },
  {
    key: 'agente5',
    name: 'Joan Pla',
    role: 'AGENT',
    unit: 'TECNO',
    superior: 'coordinacion2',
    skills: ['written', 'technical'],
    languages: ['es', 'ca', 'en'],
  },
  { key: 'agente6', name: 'Pilar Ezquerra', role: 'AGENT', unit: 'HOGAR', superior: 'coordinacion', skills: ['written'] },
  { key: 'agente7', name: 'Mateo Ríos', role: 'AGENT', unit: 'HOGAR', superior: 'coordinacion', skills: ['written'] },
  { key: 'agente8', name: 'Lorena Bielsa', role: 'AGENT', unit: 'HOGAR', superior: 'coordinacion', skills: ['written'] },
  { key: 'agente9', name: 'Adrián Sanz', role: 'AGENT', unit: 'TECNO', superior: 'coordinacion2', skills: ['written'] },
  { key: 'agente10', name: 'Irene Marco', role: 'AGENT', unit: 'TECNO', superior: 'coordinacion2', skills: ['written'] },
  { key: 'agente11', name: 'Samuel Otal', role: 'AGENT', unit: 'TECNO', superior: 'coordinacion2', skills: ['written'] },
  { key: 'agente12', name: 'Noelia Pueyo', role: 'AGENT', unit: 'TECNO', superior: 'coordinacion2', skills: ['written'] },
  {
    key: 'externa',
    name: 'Silvia Norte',
    role: 'AGENT_EXT',
    unit: 'NORTE',
    superior: 'coordinacion',
    vendor: 'NORTE',
    skills: ['written'],
    signsIn: true,
  },
  {
    key: 'externo2',
    name: 'Óscar Blanco',
    role: 'AGENT_EXT',
    unit: 'NORTE',
    superior: 'coordinacion',
    vendor: 'NORTE',
    skills: ['written', 'phone'],
  },
  {
    key: 'externo3',
    name: 'Amparo Duarte',
    role: 'AGENT_EXT',
    unit: 'NORTE',
    superior: 'coordinacion',
    vendor: 'NORTE',
    skills: ['written'],
  },
  {
    key: 'externo4',
    name: 'Iker Salvo',
    role: 'AGENT_EXT',
    unit: 'NORTE',
    superior: 'coordinacion',
    vendor: 'NORTE',
    skills: ['written'],
  },
  { key: 'asistente', name: 'Candela', role: 'AGENT', unit: 'HOGAR', superior: 'coordinacion', assistant: true },
  { key: 'finanzas', name: 'Pilar Asensio', role: 'DEPARTMENT', unit: 'DEPT_FIN', superior: 'direccion', signsIn: true },
  { key: 'finanzas2', name: 'Diego Lahoz', role: 'DEPARTMENT', unit: 'DEPT_FIN', superior: 'finanzas' },
  { key: 'logistica', name: 'Tomás Vela', role: 'DEPARTMENT', unit: 'DEPT_LOG', superior: 'direccion', signsIn: true },
  { key: 'logistica2', name: 'Inés Catalán', role: 'DEPARTMENT', unit: 'DEPT_LOG', superior: 'logistica' },
  { key: 'calidad', name: 'Mikel Arana', role: 'DEPARTMENT', unit: 'DEPT_ENG', superior: 'direccion' },
  { key: 'sat', name: 'Rosario Gil', role: 'DEPARTMENT', unit: 'DEPT_SAT', superior: 'direccion' },
  { key: 'posventa', name: 'Berta Solanas', role: 'DEPARTMENT', unit: 'DEPT_AFTERSALES', superior: 'direccion' },
  { key: 'marketing', name: 'Aina Serra', role: 'DEPARTMENT', unit: 'DEPT_MKT', superior: 'direccion' },
  { key: 'informatica', name: 'Jorge Abad', role: 'DEPARTMENT', unit: 'DEPT_IT', superior: 'direccion' },
  { key: 'almacen', name: 'Félix Aznar', role: 'SECTION', unit: 'SECTION_STOCK', superior: 'logistica', signsIn: true },
  { key: 'clientes', name: 'Clara Boned', role: 'CRM_COORD', unit: 'AUTHORITY', superior: 'direccion' },
  { key: 'incidencias', name: 'Víctor Layús', role: 'STORE_INCIDENT_MGR', unit: 'HOGAR', superior: 'responsable' },
  { key: 'tienda', name: 'Puerto de la tienda', role: 'INTEGRATION', unit: 'ADMIN', superior: null },
];

/** Who answers for a unit. */
export const HEADS: Readonly<Record<string, string>> = {
  AUTHORITY: 'direccion',
  DEPT_FIN: 'finanzas',
  DEPT_LOG: 'logistica',
  DEPT_ENG: 'calidad',
  DEPT_SAT: 'sat',
  DEPT_AFTERSALES: 'posventa',
  DEPT_MKT: 'marketing',
  DEPT_IT: 'informatica',
  SECTION_STOCK: 'almacen',
  HOGAR: 'coordinacion',
  TECNO: 'coordinacion2',
};

export const PASSWORD = 'lumbre-demo-2026';
export const emailOf = (key: string): string => `${key}@tiendalumbre.example`;

/** Who looks again at what was granted. */
export const AUDITORS = ['coordinacion', 'coordinacion2', 'supervision', 'supervision2', 'responsable', 'direccion'] as const;
