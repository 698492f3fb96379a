import type { LiveTopic } from '@rollcall/shared/http/live';
import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';

/** What becomes old with which topic, beside what resources say of themselves. */
const others: Record<LiveTopic, readonly string[]> = {
  recordings: ['recordings', 'sightings'],
  stations: ['stations', 'erase-cards', 'erase-permits', 'docking'],
  coverage: ['coverage', 'activities', 'shifts', 'duty-weeks'],
  findings: ['findings', 'duty-weeks'],
  duty: [
    'shifts',
    'coverage',
    'custodies',
    'custody-observations',
    'custody-conflicts',
    'custody-disputes',
    'docking',
    'officers',
    'recorders',
    'units',
    'duty-types',
    'parameters',
    'exemptions',
    'activities',
    'must-record-versions',
    'roster-proposals',
    'leave',
    'duty-weeks',
  ],
  ledger: ['ledger'],
  access: ['access-requests', 'evidence-exports'],
  retention: ['retention', 'deletion-lists', 'legal-holds'],
};

/** Whose answers are old after a live event of this topic: the first parts of their addresses. */
export function staleLists(topic: LiveTopic): string[] {
  const known: readonly Resource[] = Object.values(resources);
  return [...others[topic], ...known.filter(({ staleWith }) => staleWith.includes(topic)).map(({ list }) => list.key)];
}
