import type { Role } from '../server/rooms/organization/contract.ts';

/** Roles as the first start prints them beside the sign-ins. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  AGENT: 'Agente',
  AGENT_EXT: 'Agente de subcontrata',
  COORDINATOR: 'Coordinación',
  SUPERVISOR: 'Supervisión',
  CENTRE_MANAGER: 'Responsable del centro',
  CRM_COORD: 'Relaciones con los clientes',
  STORE_INCIDENT_MGR: 'Incidencias en tienda',
  STORE_MANAGER: 'Responsable de tienda',
  DEPARTMENT: 'Departamento',
  SECTION: 'Almacén',
  AUTHORITY: 'Dirección',
  ADMIN: 'Administración',
  INTEGRATION: 'Tienda',
};
