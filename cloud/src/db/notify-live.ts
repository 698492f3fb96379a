import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** The Postgres channel on which open pages are told of changes. */
export const liveChannel = 'rollcall_live';

/** Postgres refuses a payload of 8,000 bytes; a message about more units than fit is about any. */
const mostBytes = 7000;

/**
 * Tells who looks at the page that something changed, when the transaction commits; each topic once a call, and what is
 * equal once a transaction.
 */
export async function notifyLive(tx: Transaction, messages: readonly LiveMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const payloads = [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, about]) => {
    const units = about.some(({ unitCodes }) => unitCodes.length === 0) ? [] : about.flatMap((one) => one.unitCodes);
    const subjects = about.every((one) => one.subjects)
      ? { subjects: [...new Set(about.flatMap((one) => one.subjects ?? []))].sort() }
      : {};
    const payload = JSON.stringify({ topic, unitCodes: [...new Set(units)].sort(), ...subjects });
    return Buffer.byteLength(payload) > mostBytes ? JSON.stringify({ topic, unitCodes: [] }) : payload;
  });
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
    select pg_notify(${liveChannel}, jsonb_build_object(
      'topic', topic, 'unitCodes', case when octet_length(unit_codes::text) > ${mostBytes} then '[]' else unit_codes end
    )::text)
    from unnest(${topics}::text[]) as topic,
      (select jsonb_agg(distinct unit_code) as unit_codes from station where station_id = any(${stationIds})) as units
    where unit_codes is not null
  `.execute(tx);
}
