// The same events as bare rows into a table like `station_event`: 1,000 a statement, each statement committed.
import { eventsOfJws } from '@rollcall/agent/outbox/batch-payload';
import pg from 'pg';
import { cpuSecondsSoFar, programSettings, serve } from '../bench-program.ts';
import { readStationBatches, type StationBatches } from '../station-batches.ts';

const rowsPerStatement = 1000;
const insert = `
  insert into bare_event (station_id, incarnation, seq, event_id, type, wall, boot_id, monotonic_ms, body)
  select e.station_id, 1, e.seq, e.event_id, e.type, e.wall, e.boot_id, e.monotonic_ms, e.body::jsonb
  from unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::bigint[], $8::text[])
    as e(station_id, seq, event_id, type, wall, boot_id, monotonic_ms, body)`;

const { databaseUrl, batchesFolder } = programSettings<{ databaseUrl: string; batchesFolder: string }>();
const rows = readStationBatches(batchesFolder).flatMap(rowsOf);
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
await client.query('create table bare_event (like station_event including all)');
const cpuBefore = cpuSecondsSoFar();
const startMs = performance.now();
for (let first = 0; first < rows.length; first += rowsPerStatement) {
  const some = rows.slice(first, first + rowsPerStatement);
  await client.query(
    insert,
    Array.from({ length: 8 }, (_, column) => some.map((row) => row[column])),
  );
}
const wallSeconds = (performance.now() - startMs) / 1000;
await serve({ wallSeconds, cpuSeconds: cpuSecondsSoFar() - cpuBefore }, () => client.end());

function rowsOf({ stationId, batches }: StationBatches): (string | number)[][] {
  return batches
    .flatMap(({ jws }) => eventsOfJws(jws) ?? [])
    .map(({ seq, id, type, wall, bootId, monotonicMs, body }) => {
      return [stationId, seq, id, type, wall, bootId, monotonicMs, JSON.stringify(body)];
    });
}
