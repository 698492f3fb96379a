import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';
import { listsShownWith } from '../ledger/shown-with.ts';

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

/** Whose answers are old after this live event: the first parts of their addresses. Without `subjects`, all of the topic. */
export function staleLists({ topic, subjects }: Pick<LiveMessage, 'topic' | 'subjects'>): string[] {
  if (topic === 'duty' && subjects) return listsShownWith(subjects);
  const known: readonly Resource[] = Object.values(resources);
  return [...others[topic], ...known.filter(({ staleWith }) => staleWith.includes(topic)).map(({ list }) => list.key)];
}
