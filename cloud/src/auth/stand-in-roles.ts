import type { Role } from '@rollcall/shared/http/sessions';

/** Who may stand in for a role. For a squad leader, officers only of the unit and leaders only of others; for an officer, nobody. */
export const standInRoles: Record<Role, readonly Role[]> = {
  brigade_admin: ['brigade_admin', 'inspector'],
  brigade_leader: ['brigade_leader', 'inspector'],
  inspector: ['inspector', 'brigade_admin', 'squad_leader'],
  squad_leader: ['officer', 'squad_leader'],
  officer: [],
  ops: ['ops'],
  auditor: ['auditor'],
};
