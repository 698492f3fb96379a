import type { LiveTopic } from '@rollcall/shared/http/live';
import { resources } from '@rollcall/shared/resources/registry';
import type { Resource } from '@rollcall/shared/resources/resource';

/** What becomes old with which topic, beside what the resources of the registry say of themselves. */
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

const known: readonly Resource[] = Object.values(resources);

/** Whose answers are old after a live event of this topic: the first parts of their addresses. */
export function staleLists(topic: LiveTopic): string[] {
  const ofResources = known
    .filter(({ staleWith }) => staleWith.includes(topic))
    .map(({ endpoints }) => firstPartOf(endpoints));
  return [...others[topic], ...ofResources.flat()];
}

function firstPartOf(endpoints: Resource['endpoints']): string[] {
  const names = Object.values(endpoints).map(({ name }) => name.replace(/^\w+ /, '').split('/', 1)[0] ?? '');
  return [...new Set(names)];
}
