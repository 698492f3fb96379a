import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';

/** The first parts of the addresses under which a resource is read. */
export function addressesOf({ list, endpoints }: Resource): string[] {
  const names = [...(list ? [list.endpoint] : []), ...Object.values(endpoints)].map(({ name }) => name);
  return names.flatMap((name) => /^GET ([^/]+)/.exec(name)?.[1] ?? []);
}

/** Lists with shifts, with who holds a recorder, and with officers, beside those of resources that say so themselves (`shows`). */
const withShifts = ['coverage', 'duty-desk', 'pre-shift-checks', 'scores'];
const withRecorders = ['duty-desk', 'pre-shift-checks', 'recorders', 'spare-stock'];
const withOfficers = [...withShifts, ...withRecorders, 'exemptions', 'activities', 'inbox'];

/** What else shows something of a subject, by its kind. */
const others: Readonly<Record<string, readonly string[]>> = {
  unit: withOfficers,
  officer: withOfficers,
  recorder: withRecorders,
  custody: [...withRecorders, 'inbox'],
  observation: [...withRecorders, 'inbox'],
  shift: [...withShifts, 'exemptions', 'activities'],
  duty_type: ['must-record-versions', ...withShifts],
  activity: ['activities', 'activity-edits', 'coverage', 'inbox', 'must-record-versions'],
  exemption: ['exemptions', 'activities', 'inbox', ...withShifts],
  accountability_case: ['confirmed-entries', 'confirmed-counts'],
  rectification: ['confirmed-entries', 'confirmed-counts'],
  roster_proposal: ['inbox', 'findings'],
  'hq:parameters': [
    ...['erase-cards', 'exemptions', 're-offences', 'study-packs', 'training-sessions', 'findings'],
    ...['confirmed-entries', 'confirmed-counts'],
    ...withShifts,
  ],
  outside_decision: ['exemptions', 'findings', 'inbox', 'retention'],
  leadership: ['leadership-edits', 'inbox'],
  leave: ['inbox', ...withShifts],
  rules_start: ['rules-starts', 'inbox'],
  campaign: ['coverage'],
  repair_ticket: ['recorders', 'activities', 'spare-stock', 'inbox', ...withShifts],
  pre_shift_check: ['duty-desk'],
  // A close fixes the next draw by the plan in force; the first plan begins the chain.
  field_inspection: ['visit-posts'],
  visits: ['field-inspections'],
  draw: ['draw-items', 'draw-plans'],
  draw_plan: ['draws'],
  review: ['inbox'],
  case: ['cases', 'inbox'],
  bulletin: ['bulletins', 'inbox', 'leader-page'],
  training_session: ['training-attendance', 'inbox'],
  training_case: ['study-packs'],
  spare_stock: ['duty-desk'],
  score_rules: ['score-rules', 'scores'],
};

/**
 * Which lists show something of a subject, by the kind of the subject: the first parts of their addresses. A fact about the subject
 * makes them stale. What HQ derives from the change later, such as new coverage, has an event of its own.
 */
const listsBySubject = new Map<string, Set<string>>();
for (const [kind, lists] of [
  ...Object.entries(others),
  ...Object.values<Resource>(resources).flatMap((resource): [string, readonly string[]][] => {
    const { subject, staleWith, list, shows = [] } = resource;
    const own = subject !== undefined && list !== undefined && staleWith.includes('duty');
    return [
      ...(own ? [[subject, [list.key]] as [string, string[]]] : []),
      ...shows.map((kind): [string, string[]] => [kind, addressesOf(resource)]),
    ];
  }),
]) {
  const known = listsBySubject.get(kind) ?? new Set();
  listsBySubject.set(kind, new Set([...known, ...lists]));
}

/** The kinds of these subjects that lists of registry, custody or roster show, such as `officer` of `officer:100001`. */
export function shownKinds(subjects: readonly string[]): string[] {
  const kinds = subjects.map((subject) => (listsBySubject.has(subject) ? subject : (subject.split(':', 1)[0] ?? '')));
  return [...new Set(kinds)].filter((kind) => listsBySubject.has(kind)).sort();
}

/** @param kinds by default all */
export function listsThatShow(kinds: Iterable<string> = listsBySubject.keys()): string[] {
  return [...new Set([...kinds].flatMap((kind) => [...(listsBySubject.get(kind) ?? [])]))];
}
