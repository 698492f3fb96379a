import type { Role } from '@rollcall/shared/http/sessions';

/** Everything that a role may or may not do. */
export type Action =
  | 'access.decide'
  | 'access.read'
  | 'access.request'
  | 'coverage.read'
  | 'custodies.read'
  | 'custodies.write'
  | 'erases.approve'
  | 'exports.create'
  | 'findings.read'
  | 'guarantees.override'
  | 'holds.write'
  | 'ledger.read'
  | 'ops.read'
  | 'parameters.write'
  | 'recordings.classify'
  | 'recordings.read'
  | 'recordings.view'
  | 'registry.read'
  | 'registry.write'
  | 'retention.approve'
  | 'retention.read'
  | 'retention.write'
  | 'shifts.read'
  | 'shifts.write'
  | 'sightings.read'
  | 'stations.read';

/** `all`: every unit. `own_unit`: rows of the account's unit only. */
export type Scope = 'all' | 'own_unit';

const readEverything = {
  'access.read': 'all',
  'coverage.read': 'all',
  'custodies.read': 'all',
  'findings.read': 'all',
  'ledger.read': 'all',
  'ops.read': 'all',
  'recordings.read': 'all',
  'recordings.view': 'all',
  'registry.read': 'all',
  'retention.read': 'all',
  'shifts.read': 'all',
  'sightings.read': 'all',
  'stations.read': 'all',
} as const satisfies Partial<Record<Action, Scope>>;

/** What the brigade office does with footage: two of them must agree where it counts. */
const handleEvidence = {
  'access.decide': 'all',
  'erases.approve': 'all',
  'exports.create': 'all',
  'holds.write': 'all',
  'recordings.classify': 'all',
  'retention.approve': 'all',
  'retention.write': 'all',
} as const satisfies Partial<Record<Action, Scope>>;

/** The only place that says who may do what. What isn't here is denied. */
const permissions: Record<Role, Partial<Record<Action, Scope>>> = {
  brigade_admin: {
    ...readEverything,
    ...handleEvidence,
    'custodies.write': 'all',
    'guarantees.override': 'all',
    'parameters.write': 'all',
    'registry.write': 'all',
    'shifts.write': 'all',
  },
  inspector: { ...readEverything, ...handleEvidence },
  squad_leader: {
    'access.read': 'own_unit',
    'access.request': 'own_unit',
    'coverage.read': 'own_unit',
    'custodies.read': 'own_unit',
    'custodies.write': 'own_unit',
    'exports.create': 'own_unit',
    'findings.read': 'own_unit',
    'recordings.classify': 'own_unit',
    'recordings.read': 'own_unit',
    'recordings.view': 'own_unit',
    'registry.read': 'own_unit',
    'shifts.read': 'own_unit',
    'shifts.write': 'own_unit',
    'sightings.read': 'own_unit',
    'stations.read': 'own_unit',
  },
  officer: {},
  ops: { 'ops.read': 'all', 'registry.read': 'all', 'stations.read': 'all' },
  auditor: readEverything,
};

/** How far this role may do it, undefined for not at all. */
export function scopeOf(role: Role, action: Action): Scope | undefined {
  return permissions[role][action];
}

/** What this role may do at all, for the page. */
export function actionsOf(role: Role): Action[] {
  return Object.keys(permissions[role]) as Action[];
}
