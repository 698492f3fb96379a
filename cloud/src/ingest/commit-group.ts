import type { DownMessage } from '@rollcall/shared/contract/down-message';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import { isDataError } from '../db/sql-state.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { raiseStationAlarms } from '../registry/station-alarm-repository.ts';
import { saveOutages, selectReturns } from '../witnesses/outage-repository.ts';
import { addressMessages } from './address-messages.ts';
import { type CloudEpoch, isBehind } from './cloud-epoch.ts';
import { moveCursors } from './cursor-repository.ts';
import { readEpoch } from './epoch-repository.ts';
import {
  findTakenHashes,
  freezeStations,
  insertAdoptedStores,
  insertBatches,
  insertQuarantined,
  insertRefused,
  lockStations,
} from './intake-repository.ts';
import { type GroupPlan, planGroup, type ReadMessage, type StationState } from './plan-group.ts';
import { endLapsedLeases, upsertPresences } from './presence-repository.ts';
import { type Projection, storeEvents } from './store-events.ts';

/** The database was replaced: its epoch isn't ours, or it has less of a station's events than we confirmed. */
export class DatabaseReplacedError extends Error {
  constructor() {
    super('the database is not the one that it was');
    this.name = 'DatabaseReplacedError';
  }
}

/** What a group brought that HQ hadn't stored before, and how long its transaction took. */
export interface Committed {
  batches: number;
  events: number;
  durationMs: number;
}

export interface CommitOptions {
  projections: Projection[];
  now: Date;
  epoch: Pick<CloudEpoch, 'current' | 'told'>;
  /** Set after the database refused the group's data: finds the bad events and sets them aside. Slower, because of savepoints. */
  careful: boolean;
  /** The receipt promises that the ledger holds the batch within this time. Undefined: no promise. */
  mergeMs?: number | undefined;
  /** Called after the commit. */
  onCommitted?: ((committed: Committed) => void) | undefined;
}

/**
 * Commits a group in one transaction, all or nothing. @returns the messages to its stations; send them only after the commit
 *
 * Locks in this order: the cursors of the group's stations, by station id (`lockStations`); then what the projections lock, which
 * begin with `lockDutyForIntake` and `holdRecorders`. A projection that wrote rows before these two could deadlock with another group.
 * @throws DatabaseReplacedError, CursorMovedError, and any error of the database
 */
export async function commitGroup(
  db: Database,
  messages: readonly ReadMessage[],
  options: CommitOptions,
): Promise<DownMessage[]> {
  const beganMs = performance.now();
  const { plan, answers } = await db.transaction().execute(async (tx) => {
    const { current, told } = options.epoch;
    if ((await readEpoch(tx)) !== current) throw new DatabaseReplacedError();
    const stations = await lockStations(tx, [...new Set(messages.map((message) => message.stationId))]);
    for (const [stationId, { cursor }] of stations) {
      const before = told.get(stationId);
      if (before && isBehind(cursor, before)) throw new DatabaseReplacedError();
    }
    const plan = planGroup(messages, stations, await findTakenHashes(tx, belowCursor(messages, stations)));
    await writePlan(tx, plan, options);
    return { plan, answers: await moveAndAddress(tx, plan, { ...options, cloudEpoch: current }) };
  });
  const durationMs = performance.now() - beganMs;
  options.onCommitted?.({ batches: plan.batches.length, events: plan.events.length, durationMs });
  return answers;
}

async function writePlan(tx: Transaction, plan: GroupPlan, options: CommitOptions): Promise<void> {
  const { now } = options;
  await insertAdoptedStores(tx, plan.adopted);
  await insertBatches(tx, plan.batches, now);
  const refusedByDatabase = await storeOrSetAside(tx, plan.events, options);
  const quarantined = [...plan.quarantined, ...refusedByDatabase];
  await insertQuarantined(tx, quarantined, now);
  await insertRefused(tx, plan.refused, now);
  await freezeStations(tx, plan.frozen, now);
  await noteReturns(tx, plan.presences, now);
  const moved = await upsertPresences(tx, plan.presences, now);
  const lapsed = await endLapsedLeases(tx, plan.leaseChecks, now);
  await notifyLiveOfStations(tx, ['stations'], [...new Set([...moved, ...lapsed])]);
  const alarms = [...quarantined, ...plan.events.flatMap(entriesSetAside)].map(({ stationId, seq, reason }) => {
    return { stationId, kind: 'quarantined_event' as const, detail: { seq, reason: reason.slice(0, 500) } };
  });
  await raiseStationAlarms(tx, [...plan.alarms, ...alarms]);
  await appendFacts(tx, plan.facts);
}

function entriesSetAside({ stationId, envelope: { seq }, setAside }: GroupPlan['events'][number]) {
  return setAside.map(({ reason }) => ({ stationId, seq, reason }));
}

/** Call before the new presence is written: the old one says since when the station was away. */
async function noteReturns(tx: Transaction, presences: GroupPlan['presences'], now: Date): Promise<void> {
  const back = presences.flatMap(({ stationId, presence: { state, incarnation, connection, lease } }) =>
    state === 'online' ? [{ stationId, incarnation, connection, renewal: lease?.renewal ?? 0 }] : [],
  );
  await saveOutages(tx, await selectReturns(tx, back, now));
}

async function moveAndAddress(
  tx: Transaction,
  plan: GroupPlan,
  { now, mergeMs, cloudEpoch }: Pick<CommitOptions, 'now' | 'mergeMs'> & { cloudEpoch: number },
): Promise<DownMessage[]> {
  const moves = [...plan.cursors].map(([stationId, { before, after }]) => ({
    stationId,
    before,
    after,
    messages:
      Number(plan.receipts.has(stationId)) + plan.refusals.filter((refusal) => refusal.stationId === stationId).length,
  }));
  // Advance the cursor only of stations that are sent a message.
  const needed = moves.filter((move) => move.messages > 0);
  const includedBy = mergeMs === undefined ? undefined : new Date(now.getTime() + mergeMs);
  return addressMessages(plan, await moveCursors(tx, needed, now), { cloudEpoch, includedBy });
}

type Events = GroupPlan['events'];

/** Stores events and runs their projections. @returns the events that the database refused */
async function storeOrSetAside(
  tx: Transaction,
  events: Events,
  options: CommitOptions,
): Promise<GroupPlan['quarantined']> {
  if (events.length === 0) return [];
  if (options.careful) return storeByBisection(tx, events, options);
  await storeEvents(tx, events, { ...options, receivedAt: options.now });
  return [];
}

async function storeByBisection(
  tx: Transaction,
  events: Events,
  options: CommitOptions,
): Promise<GroupPlan['quarantined']> {
  await sql`savepoint bisection`.execute(tx);
  try {
    await storeEvents(tx, events, { ...options, receivedAt: options.now });
    await sql`release savepoint bisection`.execute(tx);
    return [];
  } catch (error) {
    if (!isDataError(error)) throw error;
    await sql`rollback to savepoint bisection`.execute(tx);
    await sql`release savepoint bisection`.execute(tx);
    const [first] = events;
    if (events.length === 1 && first) return [atFault(first, error)];
  }
  const middle = Math.ceil(events.length / 2);
  const before = await storeByBisection(tx, events.slice(0, middle), options);
  return [...before, ...(await storeByBisection(tx, events.slice(middle), options))];
}

function atFault(event: Events[number], error: unknown): GroupPlan['quarantined'][number] {
  const { stationId, incarnation, envelope, bodyJson } = event;
  const message = error instanceof Error ? error.message : 'no error';
  return {
    stationId,
    incarnation,
    seq: envelope.seq,
    type: envelope.type,
    raw: Buffer.from(JSON.stringify({ ...envelope, body: JSON.parse(bodyJson) })),
    reason: `HQ could not store it: ${message.slice(0, 1000)}`,
  };
}

function belowCursor(messages: readonly ReadMessage[], stations: ReadonlyMap<string, StationState>) {
  return messages.flatMap((message) => {
    if (message.kind !== 'batch' || message.read.outcome !== 'batch') return [];
    const { stationId } = message;
    const { incarnation, firstSeq } = message.read.batch;
    const cursor = stations.get(stationId)?.cursor;
    const below = cursor !== undefined && incarnation === cursor.incarnation && firstSeq <= cursor.through;
    return below ? [{ stationId, incarnation, firstSeq }] : [];
  });
}
