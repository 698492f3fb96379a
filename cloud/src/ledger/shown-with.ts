import { resources } from '@rollcall/shared/resources/resources';

/** Whoever shows an officer's name or unit. */
const withOfficers = [
  ...[
    'officers',
    'coverage',
    'shifts',
    'duty-weeks',
    'leave',
    'roster-proposals',
    'exemptions',
    'activities',
    'docking',
  ],
  ...['custodies', 'custody-observations', 'custody-conflicts', 'custody-disputes', 'recorders', 'units'],
  ...['repair-tickets', 'campaigns'],
];
/** Whoever shows who holds a recorder; an officer's day is below `officers`. */
const withCustody = [
  ...['custodies', 'custody-observations', 'custody-conflicts', 'custody-disputes', 'docking'],
  ...['recorders', 'officers', 'repair-tickets'],
];
/** Whoever shows who is on duty. */
const withDuty = ['shifts', 'coverage', 'duty-weeks', 'officers'];

/**
 * What shows something of a subject of facts, by its kind: the first parts of addresses whose answers are old after a fact about
 * it. What follows from a fact later, such as another coverage, is told of when it does.
 */
const shownWith: Record<string, readonly string[]> = {
  unit: withOfficers,
  officer: withOfficers,
  recorder: withCustody,
  custody: [...withCustody, 'shifts'],
  observation: withCustody,
  shift: [...withDuty, 'docking', 'exemptions', 'activities', 'custody-conflicts', 'roster-proposals', 'campaigns'],
  duty_type: ['duty-types', 'must-record-versions', ...withDuty],
  leave: ['leave', 'docking', ...withDuty],
  activity: ['activities', 'coverage', 'shifts', 'officers', 'must-record-versions'],
  exemption: ['exemptions', 'activities', ...withDuty],
  roster_proposal: ['roster-proposals', 'shifts', 'leave', 'duty-weeks'],
  'hq:parameters': ['parameters', 'docking', 'exemptions', 'custody-disputes', ...withDuty],
  campaign: ['campaigns', 'shifts', 'coverage', 'duty-weeks', 'roster-proposals'],
  repair_ticket: ['repair-tickets', 'recorders', 'activities', 'docking', ...withDuty],
};

const ofResources = new Map<string, string>(
  Object.values(resources).flatMap(({ subject, staleWith, list }) =>
    staleWith.includes('duty') ? [[subject, list.key]] : [],
  ),
);

/** Of these subjects the kinds by which pages about registry, custody or roster show something else. */
export function dutyKinds(subjects: readonly string[]): string[] {
  const kinds = subjects.map((subject) => (subject in shownWith ? subject : (subject.split(':', 1)[0] ?? '')));
  return [...new Set(kinds)].filter((kind) => Object.hasOwn(shownWith, kind) || ofResources.has(kind)).sort();
}

/** Whose answers are old after facts about such kinds of subjects. */
export function listsShownWith(kinds: readonly string[]): string[] {
  const lists = kinds.flatMap((kind) => [...(shownWith[kind] ?? []), ...[ofResources.get(kind) ?? []].flat()]);
  return [...new Set(lists)];
}
