import type { Resource, ShownSubject } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';

const withCustody = [
  'custodies',
  'custody-observations',
  'custody-conflicts',
  'custody-disputes',
  'duty-desk',
  'pre-shift-checks',
  'spare-stock',
];
const withShifts = [
  ...['shifts', 'shift-copies', 'coverage', 'duty-desk', 'duty-weeks', 'officers', 'pre-shift-checks', 'scores'],
];
/** Lists that show an officer's name or unit. */
const withOfficers = [
  ...withShifts,
  ...withCustody,
  ...['leave', 'roster-proposals', 'exemptions', 'activities', 'recorders', 'units', 'inbox'],
];
/** Lists that show who holds a recorder; an officer's day is below `officers`. */
const withRecorders = [...withCustody, 'recorders', 'officers'];
/** The first parts of the addresses under which a resource is read. */
export function addressesOf({ list, endpoints }: Resource): string[] {
  const names = [...(list ? [list.endpoint] : []), ...Object.values(endpoints)].map(({ name }) => name);
  return names.flatMap((name) => /^GET ([^/]+)/.exec(name)?.[1] ?? []);
}

/** What shows such subjects by the word of the resource itself. */
const shownIn = (subject: ShownSubject) =>
  Object.values<Resource>(resources).flatMap((one) => (one.shows?.includes(subject) ? addressesOf(one) : []));

/**
 * Which lists show something of a subject of registry, custody or roster, by the kind of the subject: the first parts of their
 * addresses. A fact about the subject makes them stale. What HQ derives from the change later, such as new coverage, has an
 * event of its own.
 */
const listsBySubject = new Map<string, readonly string[]>(
  Object.entries({
    unit: [...withOfficers, ...shownIn('unit')],
    officer: [...withOfficers, ...shownIn('officer')],
    recorder: [...withRecorders, ...shownIn('recorder')],
    custody: [...withRecorders, ...shownIn('recorder'), 'shifts', 'inbox'],
    observation: [...withRecorders, ...shownIn('recorder'), 'inbox'],
    shift: [...withShifts, 'exemptions', 'activities', 'custody-conflicts', 'roster-proposals', ...shownIn('shift')],
    duty_type: ['duty-types', 'must-record-versions', 'shift-templates', ...withShifts],
    activity: ['activities', 'coverage', 'shifts', 'officers', 'must-record-versions', ...shownIn('activity')],
    exemption: ['exemptions', 'activities', 'inbox', ...withShifts],
    roster_proposal: ['roster-proposals', 'shifts', 'leave', 'duty-weeks', 'inbox', 'findings'],
    'hq:parameters': [
      ...['parameters', 'docking', 'erase-cards', 'exemptions', 'custody-disputes', 're-offences', 'study-packs'],
      ...['training-sessions', 'findings', ...withShifts],
    ],
    ...Object.fromEntries(
      Object.values<Resource>(resources).flatMap(({ subject, staleWith, list }) =>
        subject !== undefined && list !== undefined && staleWith.includes('duty') ? [[subject, [list.key]]] : [],
      ),
    ),
    // Resources that other lists show too.
    outside_decision: [
      ...['outside-decisions', 'exemptions', 'findings', 'roster-proposals', 'inbox'],
      ...['custody-disputes', 'custodies', 'access-requests', 'recusals', 'retention'],
    ],
    leave: ['leave', 'inbox', ...withShifts, ...shownIn('leave')],
    campaign: ['campaigns', 'shifts', 'coverage', 'duty-weeks', 'roster-proposals'],
    repair_ticket: ['repair-tickets', 'recorders', 'activities', 'docking', 'spare-stock', 'inbox', ...withShifts],
    pre_shift_check: ['pre-shift-checks', 'duty-desk'],
    // A close fixes the next draw by the plan in force; the first plan begins the chain.
    field_inspection: ['field-inspections', 'visit-posts'],
    visits: ['visit-posts', 'field-inspections'],
    draw: ['draws', 'draw-items', 'draw-plans'],
    draw_plan: ['draw-plans', 'draws'],
    review: ['reviews', 'inbox'],
    bulletin: ['bulletins', 'inbox', 'leader-page'],
    training_session: ['training-sessions', 'training-attendance', 'inbox'],
    training_case: ['training-cases', 'study-packs'],
    spare_stock: ['spare-stock', 'duty-desk'],
    score_rules: ['score-rules', 'scores'],
  }),
);

/** The kinds of these subjects that lists of registry, custody or roster show, such as `officer` of `officer:100001`. */
export function shownKinds(subjects: readonly string[]): string[] {
  const kinds = subjects.map((subject) => (listsBySubject.has(subject) ? subject : (subject.split(':', 1)[0] ?? '')));
  return [...new Set(kinds)].filter((kind) => listsBySubject.has(kind)).sort();
}

/** @param kinds by default all */
export function listsThatShow(kinds: Iterable<string> = listsBySubject.keys()): string[] {
  return [...new Set([...kinds].flatMap((kind) => listsBySubject.get(kind) ?? []))];
}
