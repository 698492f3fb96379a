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
  upsertPresences,
} from './intake-repository.ts';
import { type GroupPlan, planGroup, type ReadMessage, type StationState } from './plan-group.ts';
import { type Projection, storeEvents } from './store-events.ts';

/** The database has another epoch than ours, or knows less than we told a station: it is not the one that it was. */
export class DatabaseReplacedError extends Error {
  constructor() {
    super('the database is not the one that it was');
    this.name = 'DatabaseReplacedError';
  }
}

export interface CommitOptions {
  projections: Projection[];
  now: Date;
  epoch: Pick<CloudEpoch, 'current' | 'told'>;
  /** After a failure on data: find the events at fault and set them aside. Slower, because of its savepoints. */
  careful: boolean;
  /** Within this time a batch that is taken stands in the ledger: promised in its receipt. Undefined promises nothing. */
  mergeMs?: number | undefined;
}

/**
 * Commits a group and returns what its stations are to be told. All or nothing; nothing is told before it is committed.
 * @throws DatabaseReplacedError, CursorMovedError, and whatever the database says
 */
export async function commitGroup(
  db: Database,
  messages: readonly ReadMessage[],
  options: CommitOptions,
): Promise<DownMessage[]> {
  return db.transaction().execute(async (tx) => {
    const { current, told } = options.epoch;
    if ((await readEpoch(tx)) !== current) throw new DatabaseReplacedError();
    const stations = await lockStations(tx, [...new Set(messages.map((message) => message.stationId))]);
    for (const [stationId, { cursor }] of stations) {
      const before = told.get(stationId);
      if (before && isBehind(cursor, before)) throw new DatabaseReplacedError();
    }
    const plan = planGroup(messages, stations, await findTakenHashes(tx, belowCursor(messages, stations)));
    await writePlan(tx, plan, options);
    return moveAndAddress(tx, plan, { ...options, cloudEpoch: current });
  });
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
  await upsertPresences(tx, plan.presences, now);
  await notifyLiveOfStations(tx, ['stations'], [...new Set(plan.presences.map(({ stationId }) => stationId))]);
  const alarms = [...quarantined, ...plan.events.flatMap(entriesSetAside)].map(({ stationId, seq, reason }) => {
    return { stationId, kind: 'quarantined_event' as const, detail: { seq, reason: reason.slice(0, 500) } };
  });
  await raiseStationAlarms(tx, [...plan.alarms, ...alarms]);
  await appendFacts(tx, plan.facts);
}

function entriesSetAside({ stationId, envelope: { seq }, setAside }: GroupPlan['events'][number]) {
  return setAside.map(({ reason }) => ({ stationId, seq, reason }));
}

/** Before presence is written: how long a station was away is known when it is back. */
async function noteReturns(tx: Transaction, presences: GroupPlan['presences'], now: Date): Promise<void> {
  const back = presences.flatMap(({ stationId, presence: { state, incarnation, connection } }) =>
    state === 'online' ? [{ stationId, incarnation, connection }] : [],
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
  // Whatever moves a cursor is answered, so that who is told nothing stays where it is.
  const needed = moves.filter((move) => move.messages > 0);
  const includedBy = mergeMs === undefined ? undefined : new Date(now.getTime() + mergeMs);
  return addressMessages(plan, await moveCursors(tx, needed, now), { cloudEpoch, includedBy });
}

type Events = GroupPlan['events'];

/** Stores events and what they say. @returns those at fault, when the database refused some */
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
