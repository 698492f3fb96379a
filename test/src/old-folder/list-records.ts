import { createHash } from 'node:crypto';
import type { Ready } from '@rollcall/demo/start-everything';
import { HqClient } from '../hq-client.ts';
import { everyRow, type Row } from './every-row.ts';
import { filesOf, type Records } from './files-of.ts';
import { withoutPassing } from './without-passing.ts';

interface Listed {
  /** Fields that name a row together. */
  by: readonly string[];
  /** HQ says more of a row at the list's address and its id. */
  alone?: true;
  /** What else it answers there, at these addresses. */
  also?: readonly string[];
  /** Only rows of which this holds: others go on by themselves. */
  only?(row: Row): boolean;
}

const alone = (id: string, more: Omit<Listed, 'by' | 'alone'> = {}): Listed => ({ by: [id], alone: true, ...more });
const row = (...by: string[]): Listed => ({ by });

const lists: Readonly<Record<string, Listed>> = {
  'access-requests': alone('accessRequestId'),
  'accountability-cases': alone('caseId'),
  accounts: row('accountId'),
  activities: alone('activityId'),
  'activity-sources': row('source'),
  bulletins: alone('bulletinId'),
  'calendar-days': row('day'),
  campaigns: row('campaignId'),
  checklists: row('version'),
  'common-causes': alone('causeId'),
  custodies: row('custodyId'),
  'custody-conflicts': row('recorderSerial', 'fromAt'),
  'custody-disputes': row('disputeId'),
  'custody-observations': row('observationId'),
  delegations: row('delegationId'),
  'deletion-lists': alone('deletionListId'),
  'draw-items?drawn=yes': row('draw', 'item'),
  'draw-plans': row('version'),
  draws: alone('draw', { only: ({ state }) => state === 'finished' || state === 'void' }),
  'duty-types': row('dutyType'),
  'erase-permits': row('permitId'),
  'evidence-exports': row('exportId'),
  exemptions: alone('exemptionId'),
  'field-inspections': alone('inspectionId'),
  'finding-decisions': row('decisionId'),
  findings: alone('findingId', { also: ['liability-appeals'] }),
  leaderships: row('leadershipId'),
  leave: row('leaveId'),
  'ledger/witnesses': row('name'),
  'legal-holds': row('legalHoldId'),
  'must-record-versions': alone('version'),
  officers: row('badgeNo'),
  'outside-decisions': alone('outsideDecisionId'),
  // Shifts without a check are listed for sixty days.
  'pre-shift-checks?from=2026-09-01&to=2026-11-30': {
    by: ['shiftId', 'at'],
    only: ({ result }) => result !== 'skipped',
  },
  recorders: { by: ['recorderSerial'], also: ['clocks', 'days'] },
  'recording-restrictions': row('restrictionId'),
  recordings: alone('recordingId', { only: ({ state }) => state === 'verified' || state === 'deleted' }),
  rectifications: alone('rectificationId'),
  recusals: row('recusalId'),
  'repair-tickets': alone('repairTicketId'),
  reviews: alone('reviewId'),
  'roster-proposals': alone('rosterProposalId'),
  'score-rules': row('version'),
  'scores?month=2026-09&by=officer': row('badgeNo'),
  'scores?month=2026-09&by=unit': row('unitCode'),
  'scores?month=2026-10&by=officer': row('badgeNo'),
  'scores?month=2026-10&by=unit': row('unitCode'),
  'shift-templates': row('shiftTemplateId'),
  shifts: { by: ['shiftId'], also: ['coverage'] },
  sightings: row('sightingId'),
  'spare-stock': row('unitCode'),
  'station-settings': alone('scope'),
  stations: row('stationId'),
  'study-packs': alone('packId'),
  'training-attendance': row('sessionId', 'badgeNo'),
  'training-cases': alone('caseId'),
  'training-sessions': alone('sessionId', { also: ['effect'], only: ({ state }) => state === 'signed_off' }),
  units: row('unitCode'),
  'visit-posts': row('day', 'place'),
};

const answers: readonly string[] = [
  'parameters',
  'retention',
  'reviews/progress?draw=1',
  'reviews/results?from=2026-09-01&to=2026-11-20',
  ...['2026-09', '2026-10'].flatMap((month) => [
    ...['100002', '100004', '100006', '100009', '100010', '100011'].map(
      (badgeNo) => `scores/${badgeNo}?month=${month}`,
    ),
    ...['100', '200', '300'].map((squad) => `scores/units/150981000${squad}?month=${month}`),
  ]),
  'metrics?from=2026-09-01&to=2026-09-30&by=unit',
  'metrics?from=2026-10-01&to=2026-10-31&by=unit',
  'recorders/K000002/log?day=2026-03-10',
];

/** Everything that HQ shows to the administrator, without what passes. */
export async function listRecords(ready: Ready): Promise<Records> {
  const client = new HqClient(ready.url, ready.admin);
  const records: Records = {};
  for (const [address, listed] of Object.entries(lists)) {
    const rows = (await everyRow(client, address)).filter(listed.only ?? (() => true));
    const ids = rows.map((one) => listed.by.map((field) => one[field]).join(' '));
    const read = (more = '') =>
      Promise.all(ids.map(async (id) => [id, await client.get<unknown>(`${address}/${id}${more}`)] as const));
    const shown = listed.alone ? await read() : ids.map((id, nr) => [id, rows[nr]] as const);
    records[address] = lasting(address, shown);
    for (const more of listed.also ?? []) records[`${address}/*/${more}`] = lasting(more, await read(`/${more}`));
  }
  for (const address of answers) records[address] = lasting(address, [['', await client.get<unknown>(address)]]);
  records.files = Object.fromEntries(
    await Promise.all(filesOf(records).map(async (address) => [address, await digestOf(client, address)])),
  );
  return records;
}

function lasting(address: string, shown: readonly (readonly [id: string, answer: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(shown.map(([id, answer]) => [id, withoutPassing(address, answer)]));
}

async function digestOf(client: HqClient, address: string): Promise<string> {
  const response = await client.read(address);
  if (!response.ok) throw new Error(`GET ${address} answered ${response.status}`);
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}
