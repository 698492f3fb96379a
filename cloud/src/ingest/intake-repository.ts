import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { GroupPlan, StationState } from './plan-group.ts';
import { batchKey } from './plan-group.ts';
import type { StationKey } from './read-batch.ts';

// Bulk statements only: a group of any size is written in a handful of round trips.

/** The most refused batches that are kept of a station for people to look at. The limit keeps a station from filling the disk. */
const maxRefusedPerStation = 500;

export async function findStationKeys(db: Database, stationIds: string[]): Promise<Map<string, StationKey>> {
  const rows = await db
    .selectFrom('station')
    .select(['station_id', 'public_jwk', 'key_thumbprint'])
    .where('station_id', '=', sql<string>`any(${stationIds}::text[])`)
    .execute();
  return new Map(
    rows.flatMap((row) =>
      row.public_jwk && row.key_thumbprint !== null
        ? [[row.station_id, { publicJwk: row.public_jwk, keyThumbprint: row.key_thumbprint }]]
        : [],
    ),
  );
}

/**
 * Locks the stations' cursors until the end of the transaction, in order of station id: without one order, two ingesters with the
 * same stations could deadlock. It is the first lock of an intake.
 */
export async function lockStations(tx: Transaction, stationIds: string[]): Promise<Map<string, StationState>> {
  const cursors = await tx
    .selectFrom('station_cursor')
    .select(['station_id', 'incarnation', 'through', 'head'])
    .where('station_id', '=', sql<string>`any(${stationIds}::text[])`)
    .orderBy('station_id')
    .forNoKeyUpdate()
    .execute();
  // A second statement, so that it sees what others committed while we waited for the locks.
  const stations = await tx
    .selectFrom('station as s')
    .innerJoin('station_cursor as c', 'c.station_id', 's.station_id')
    .leftJoin('station_store as t', (join) =>
      join.onRef('t.station_id', '=', 'c.station_id').onRef('t.incarnation', '=', 'c.incarnation'),
    )
    .select(['s.station_id', 's.key_thumbprint', 's.frozen_at', 's.revoked_at', 't.fenced_at'])
    .where('s.station_id', '=', sql<string>`any(${stationIds}::text[])`)
    .execute();
  const byId = new Map(stations.map((station) => [station.station_id, station]));
  return new Map(
    cursors.flatMap(({ station_id: stationId, ...cursor }) => {
      const station = byId.get(stationId);
      if (!station || station.key_thumbprint === null) return [];
      const frozen = station.frozen_at !== null;
      const revoked = station.revoked_at !== null;
      const fenced = station.fenced_at !== null;
      return [[stationId, { keyThumbprint: station.key_thumbprint, frozen, revoked, fenced, cursor }]];
    }),
  );
}

/** Hashes of the taken batches that begin at these seqs. */
export async function findTakenHashes(
  tx: Transaction,
  wanted: { stationId: string; incarnation: number; firstSeq: number }[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ station_id: string; incarnation: number; first_seq: number; hash: string }>`
    select station_id, incarnation, first_seq, hash
    from station_batch join unnest(
      ${wanted.map((batch) => batch.stationId)}::text[],
      ${wanted.map((batch) => batch.incarnation)}::integer[],
      ${wanted.map((batch) => batch.firstSeq)}::bigint[]
    ) as wanted(station_id, incarnation, first_seq) using (station_id, incarnation, first_seq)
  `.execute(tx);
  return new Map(
    rows.map((row) => [batchKey(row.station_id, { incarnation: row.incarnation, firstSeq: row.first_seq }), row.hash]),
  );
}

export async function insertBatches(tx: Transaction, batches: GroupPlan['batches'], receivedAt: Date): Promise<void> {
  if (batches.length === 0) return;
  await sql`
    insert into station_batch (station_id, incarnation, first_seq, last_seq, hash, jws, received_at)
    select b.*, ${receivedAt}::timestamptz from unnest(
      ${batches.map((batch) => batch.stationId)}::text[],
      ${batches.map((batch) => batch.incarnation)}::integer[],
      ${batches.map((batch) => batch.firstSeq)}::bigint[],
      ${batches.map((batch) => batch.lastSeq)}::bigint[],
      ${batches.map((batch) => batch.hash)}::text[],
      ${batches.map((batch) => batch.jws)}::text[]
    ) as b
  `.execute(tx);
}

export async function insertEvents(
  tx: Transaction,
  events: readonly GroupPlan['events'][number][],
  receivedAt: Date,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into station_event
      (station_id, incarnation, seq, event_id, type, wall, boot_id, monotonic_ms, body, received_at)
    select e.station_id, e.incarnation, e.seq, e.event_id, e.type, e.wall, e.boot_id, e.monotonic_ms, e.body::jsonb,
      ${receivedAt}::timestamptz
    from unnest(
      ${events.map((event) => event.stationId)}::text[],
      ${events.map((event) => event.incarnation)}::integer[],
      ${events.map((event) => event.envelope.seq)}::bigint[],
      ${events.map((event) => event.envelope.id)}::uuid[],
      ${events.map((event) => event.envelope.type)}::text[],
      ${events.map((event) => event.envelope.wall)}::timestamptz[],
      ${events.map((event) => event.envelope.bootId)}::uuid[],
      ${events.map((event) => event.envelope.monotonicMs)}::bigint[],
      ${events.map((event) => event.bodyJson)}::text[]
    ) as e(station_id, incarnation, seq, event_id, type, wall, boot_id, monotonic_ms, body)
  `.execute(tx);
}

export async function insertQuarantined(tx: Transaction, events: GroupPlan['quarantined'], now: Date): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into quarantined_event (station_id, incarnation, seq, type, raw, reason, quarantined_at)
    select q.station_id, q.incarnation, q.seq, q.type, decode(q.raw, 'base64'), q.reason, ${now}::timestamptz from unnest(
      ${events.map((event) => event.stationId)}::text[],
      ${events.map((event) => event.incarnation)}::integer[],
      ${events.map((event) => event.seq)}::bigint[],
      ${events.map((event) => event.type)}::text[],
      ${events.map((event) => event.raw.toString('base64'))}::text[],
      ${events.map((event) => storableText(event.reason))}::text[]
    ) as q(station_id, incarnation, seq, type, raw, reason)
  `.execute(tx);
}

/** Stores the entries without which these events were read. Entries that are stored already stay, as when an event is reprocessed. */
export async function insertQuarantinedEntries(tx: Transaction, events: GroupPlan['events'], now: Date): Promise<void> {
  const entries = events.flatMap(({ stationId, incarnation, envelope: { seq, type }, setAside }) =>
    setAside.map((entry) => ({ ...entry, stationId, incarnation, seq, type })),
  );
  if (entries.length === 0) return;
  await sql`
    insert into quarantined_entry (station_id, incarnation, seq, entry_index, type, raw, reason, quarantined_at)
    select q.station_id, q.incarnation, q.seq, q.entry_index, q.type, decode(q.raw, 'base64'), q.reason,
      ${now}::timestamptz
    from unnest(
      ${entries.map((entry) => entry.stationId)}::text[],
      ${entries.map((entry) => entry.incarnation)}::integer[],
      ${entries.map((entry) => entry.seq)}::bigint[],
      ${entries.map((entry) => entry.index)}::integer[],
      ${entries.map((entry) => entry.type)}::text[],
      ${entries.map((entry) => Buffer.from(JSON.stringify(entry.raw)).toString('base64'))}::text[],
      ${entries.map((entry) => storableText(entry.reason))}::text[]
    ) as q(station_id, incarnation, seq, entry_index, type, raw, reason)
    on conflict do nothing
  `.execute(tx);
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '␀');
}

export async function insertRefused(tx: Transaction, refused: GroupPlan['refused'], now: Date): Promise<void> {
  if (refused.length === 0) return;
  await sql`
    insert into refused_batch (station_id, reason, raw, raw_sha256, received_at)
    select r.station_id, r.reason, decode(r.raw, 'base64'), decode(r.raw_sha256, 'hex'), ${now}::timestamptz
    from unnest(
      ${refused.map((batch) => batch.stationId)}::text[],
      ${refused.map((batch) => batch.reason)}::text[],
      ${refused.map((batch) => batch.raw.toString('base64'))}::text[],
      ${refused.map((batch) => createHash('sha256').update(batch.raw).digest('hex'))}::text[]
    ) as r(station_id, reason, raw, raw_sha256)
    where (select count(*) from refused_batch kept where kept.station_id = r.station_id) < ${maxRefusedPerStation}
    on conflict (station_id, raw_sha256) do nothing
  `.execute(tx);
}

export async function freezeStations(tx: Transaction, frozen: GroupPlan['frozen'], now: Date): Promise<void> {
  if (frozen.length === 0) return;
  await sql`
    update station s set frozen_at = ${now}, frozen_reason = f.reason
    from unnest(
      ${frozen.map((station) => station.stationId)}::text[],
      ${frozen.map((station) => station.reason)}::text[]
    ) as f(station_id, reason)
    where s.station_id = f.station_id
  `.execute(tx);
}

/** Inserts stores that HQ has forgotten. Their ids are filled in when they register again. */
export async function insertAdoptedStores(tx: Transaction, adopted: GroupPlan['adopted']): Promise<void> {
  if (adopted.length === 0) return;
  await sql`
    insert into station_store (station_id, incarnation)
    select * from unnest(
      ${adopted.map((store) => store.stationId)}::text[],
      ${adopted.map((store) => store.incarnation)}::integer[]
    )
    on conflict (station_id, incarnation) do nothing
  `.execute(tx);
}
