import type { LiveTopic } from '@rollcall/shared/http/live';

/** Which answers of HQ become old with which event. */
export const topicResources: Record<LiveTopic, readonly string[]> = {
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
    'repair-tickets',
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
    'campaigns',
    'leave',
    'duty-weeks',
  ],
  ledger: ['ledger'],
  access: ['access-requests', 'evidence-exports'],
  retention: ['retention', 'deletion-lists', 'legal-holds'],
};
