import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** The Postgres channel on which open pages are told of changes. */
export const liveChannel = 'rollcall_live';

/**
 * Tells who looks at the page that something changed, when the transaction commits. What is equal is told once a
 * transaction. A message must stay below 8,000 bytes, as Postgres has it.
 */
export async function notifyLive(tx: Transaction, messages: readonly LiveMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const payloads = messages.map((message) => JSON.stringify(message));
  await sql`select pg_notify(${liveChannel}, payload) from unnest(${payloads}::text[]) as payload`.execute(tx);
}

/** The same about something of these stations: who sees their units is told. */
export async function notifyLiveOfStations(
  tx: Transaction,
  topics: readonly LiveTopic[],
  stationIds: readonly string[],
): Promise<void> {
  if (stationIds.length === 0) return;
  await sql`
    select pg_notify(${liveChannel}, jsonb_build_object('topic', topic, 'unitCodes', unit_codes)::text)
    from unnest(${topics}::text[]) as topic,
      (select jsonb_agg(distinct unit_code) as unit_codes from station where station_id = any(${stationIds})) as units
    where unit_codes is not null
  `.execute(tx);
}
