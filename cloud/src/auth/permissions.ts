import type { Action, Role, Scope } from '@rollcall/shared/http/permissions';

type Permissions = Partial<Record<Action, Scope>>;

const readEverything = {
  'access.read': 'all',
  'accountability.read': 'all',
  'accounts.read': 'all',
  'activities.read': 'all',
  'bulletins.read': 'all',
  'cases.read': 'all',
  'checks.read': 'all',
  'coverage.read': 'all',
  'custodies.read': 'all',
  'delegations.read': 'all',
  'exemptions.read': 'all',
  'findings.read': 'all',
  'inspections.read': 'all',
  'ledger.read': 'all',
  'metrics.read': 'all',
  'must_record.read': 'all',
  'ops.read': 'all',
  'outside.read': 'all',
  'recordings.read': 'all',
  'recordings.view': 'all',
  'recusals.read': 'all',
  'registry.read': 'all',
  'repairs.read': 'all',
  'retention.read': 'all',
  'reviews.read': 'all',
  'scores.read': 'all',
  'shifts.read': 'all',
  'sightings.read': 'all',
  'stations.read': 'all',
  'training.read': 'all',
} as const satisfies Permissions;

/** What the brigade office does with footage: two of them must agree where it counts. */
const handleEvidence = {
  'access.decide': 'all',
  'erases.approve': 'all',
  'exports.create': 'all',
  'holds.write': 'all',
  'recordings.classify': 'all',
  'recordings.open_restricted': 'all',
  'recordings.restrict': 'all',
  'retention.approve': 'all',
  'retention.write': 'all',
} as const satisfies Permissions;

/** What the brigade office decides about officers. Who is recused doesn't: see `assertNotRecused`. */
const decideAboutOfficers = {
  'activities.agree': 'all',
  'appeals.decide': 'all',
  'disputes.decide': 'all',
  'exemptions.decide': 'all',
  'leaderships.agree': 'all',
  'recusals.write': 'all',
  'roster.approve': 'all',
} as const satisfies Permissions;

/** What everybody may do about what is said of oneself; without an officer to the account, nothing. */
const answerForOneself = {
  'custodies.dispute': 'own_record',
  'exemptions.request': 'own_record',
  'findings.answer': 'own_record',
  'findings.appeal': 'own_record',
  'findings.contest': 'own_record',
  'own_record.read': 'own_record',
  'rectifications.prove': 'own_record',
  'repairs.report': 'own_record',
  'training.attend': 'own_record',
} as const satisfies Permissions;

/** The only place that says who may do what. What isn't here is denied. */
const permissions: Record<Role, Permissions> = {
  brigade_admin: {
    ...readEverything,
    ...handleEvidence,
    ...answerForOneself,
    ...decideAboutOfficers,
    'accounts.write': 'all',
    'activities.write': 'all',
    'bulletins.erase': 'all',
    'bulletins.seal': 'all',
    'bulletins.write': 'all',
    'campaigns.write': 'all',
    'checks.plan': 'all',
    'clocks.write': 'all',
    'custodies.write': 'all',
    'delegations.write': 'all',
    'exemptions.request': 'all',
    'findings.agree': 'all',
    'findings.answer': 'all',
    'findings.notify': 'all',
    'guarantees.override': 'all',
    'must_record.write': 'all',
    'outside.write': 'all',
    'parameters.agree': 'all',
    'parameters.write': 'all',
    'registry.write': 'all',
    'repairs.report': 'all',
    'repairs.write': 'all',
    'reviews.verify': 'all',
    'scores.rules': 'all',
    'shifts.write': 'all',
    'stations.support': 'all',
    'training.cases': 'all',
    'training.plan': 'all',
  },
  // Reads, and has the last word on appeals. Whoever answers for the brigade neither runs the system nor handles footage.
  brigade_leader: {
    ...readEverything,
    ...answerForOneself,
    'accountability.decide': 'all',
    'accountability.open': 'all',
    'activities.agree': 'all',
    'appeals.decide': 'all',
    'bulletins.seal': 'all',
    'common_causes.write': 'all',
    'findings.agree': 'all',
    'findings.decide': 'all',
    'inspections.record': 'all',
    'leaderships.agree': 'all',
    'outside.write': 'all',
    'parameters.agree': 'all',
    'rectifications.order': 'all',
    'recusals.write': 'own_record',
    'reviews.verify': 'all',
    'training.cases': 'all',
    'training.plan': 'all',
  },
  inspector: {
    ...readEverything,
    ...handleEvidence,
    ...answerForOneself,
    ...decideAboutOfficers,
    'bulletins.seal': 'all',
    'bulletins.write': 'all',
    'checks.plan': 'all',
    'findings.agree': 'all',
    'accountability.notify': 'all',
    'accountability.open': 'all',
    'common_causes.write': 'all',
    'findings.decide': 'all',
    'findings.notify': 'all',
    'inspections.record': 'all',
    'outside.write': 'all',
    'rectifications.check': 'all',
    'rectifications.order': 'all',
    'reviews.verify': 'all',
    'reviews.write': 'all',
    'scores.rules': 'all',
    'training.cases': 'all',
    'training.plan': 'all',
  },
  squad_leader: {
    ...answerForOneself,
    'access.read': 'own_unit',
    'access.request': 'own_unit',
    'accountability.notify': 'own_unit',
    'accountability.read': 'own_unit',
    'activities.read': 'own_unit',
    'bulletins.answer': 'own_unit',
    'bulletins.read': 'all',
    'checks.read': 'own_unit',
    'activities.write': 'own_unit',
    'clocks.write': 'own_unit',
    'common_causes.write': 'own_unit',
    'coverage.read': 'own_unit',
    'custodies.read': 'own_unit',
    'custodies.write': 'own_unit',
    'delegations.read': 'own_unit',
    'delegations.write': 'own_unit',
    'disputes.decide': 'own_unit',
    'exemptions.decide': 'own_unit',
    'exemptions.read': 'own_unit',
    'exemptions.request': 'own_unit',
    'exports.create': 'own_unit',
    'findings.answer': 'own_unit',
    'findings.appeal': 'own_unit',
    'findings.notify': 'own_unit',
    'findings.read': 'own_unit',
    'inspections.read': 'own_unit',
    'metrics.read': 'own_unit',
    'must_record.read': 'all',
    'outside.read': 'own_unit',
    'outside.write': 'own_unit',
    'recordings.classify': 'own_unit',
    'recordings.restrict': 'own_unit',
    'recordings.read': 'own_unit',
    'recordings.view': 'own_unit',
    'rectifications.order': 'own_unit',
    'recusals.read': 'own_unit',
    'recusals.write': 'own_record',
    'registry.read': 'own_unit',
    'repairs.read': 'own_unit',
    'repairs.report': 'own_unit',
    'repairs.write': 'own_unit',
    'reviews.read': 'own_unit',
    'roster.approve': 'own_unit',
    'scores.read': 'own_unit',
    'shifts.read': 'own_unit',
    'shifts.write': 'own_unit',
    'sightings.read': 'own_unit',
    'stations.read': 'own_unit',
    'training.plan': 'own_unit',
    'training.read': 'own_unit',
  },
  officer: {
    ...answerForOneself,
    'accountability.read': 'own_record',
    'activities.read': 'own_record',
    'bulletins.read': 'all',
    'checks.read': 'own_record',
    'coverage.read': 'own_record',
    'custodies.read': 'own_record',
    'delegations.read': 'own_record',
    'exemptions.read': 'own_record',
    'findings.read': 'own_record',
    'inspections.read': 'own_record',
    'metrics.read': 'own_record',
    'must_record.read': 'all',
    'outside.read': 'own_record',
    'recordings.read': 'own_record',
    'recordings.view': 'own_record',
    'recusals.read': 'own_record',
    'registry.read': 'own_record',
    'repairs.read': 'own_record',
    'reviews.read': 'own_record',
    'scores.read': 'own_record',
    'shifts.read': 'own_record',
    'sightings.read': 'own_record',
    'training.read': 'own_record',
  },
  ops: {
    'delegations.read': 'own_record',
    'ops.read': 'all',
    'registry.read': 'all',
    'stations.read': 'all',
    'stations.support': 'all',
  },
  auditor: readEverything,
  // Looks at what becomes evidence, and decides nothing about people. It sees footage of cases only.
  legal: {
    'access.read': 'of_cases',
    'activities.read': 'of_cases',
    'cases.propose': 'of_cases',
    'cases.read': 'of_cases',
    'exports.create': 'of_cases',
    'findings.read': 'all',
    'must_record.read': 'all',
    'recordings.read': 'of_cases',
    'recordings.view': 'of_cases',
    'registry.read': 'all',
  },
};

/**
 * What nobody does in somebody else's name: who can make accounts could make a second person, and nobody is at a training session for
 * somebody else.
 */
const neverActing: ReadonlySet<Action> = new Set(['accounts.write', 'training.attend']);

/** How far a session may do it, undefined for not at all. */
export function scopeOfSession({ role, actingFor }: { role: Role; actingFor: object | null }, action: Action) {
  return actingFor !== null && neverActing.has(action) ? undefined : scopeOf(role, action);
}

/** How far this role may do it, undefined for not at all. */
export function scopeOf(role: Role, action: Action): Scope | undefined {
  return permissions[role][action];
}

/** What this role may do and how far. */
export function permissionsOf(role: Role): Readonly<Permissions> {
  return permissions[role];
}

/** What a session may do at all, for the page. */
export function actionsOf(session: { role: Role; actingFor: object | null }): Action[] {
  const actions = Object.keys(permissions[session.role]) as Action[];
  return actions.filter((action) => scopeOfSession(session, action) !== undefined);
}
