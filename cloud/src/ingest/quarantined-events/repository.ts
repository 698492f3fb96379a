import type { QuarantinedEvent, QuarantinedEventFilters } from '@rollcall/shared/resources/quarantined-events';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import { setAside } from '../quarantine-repository.ts';

type Listed = Awaited<ReturnType<ReturnType<typeof quarantinedWith>['executeTakeFirstOrThrow']>>;

/** By station and then in the order in which the station told them. */
export const quarantineSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql.ref('q.station_id'), type: 'text' },
    { by: sql.ref('q.incarnation'), type: 'integer' },
    { by: sql.ref('q.seq'), type: 'bigint' },
  ],
};

export function quarantinedWith(
  db: Database,
  { stationId, type }: QuarantinedEventFilters,
  { unitCode }: { unitCode: string | null | undefined },
) {
  let rows = db
    .selectFrom(setAside.as('q'))
    .innerJoin('station as s', 's.station_id', 'q.station_id')
    .leftJoin('station_event as e', (on) =>
      on
        .on('q.entries', 'is not', null)
        .onRef('e.station_id', '=', 'q.station_id')
        .onRef('e.incarnation', '=', 'q.incarnation')
        .onRef('e.seq', '=', 'q.seq'),
    )
    .leftJoin('dock_session as d', (on) =>
      on.on('d.dock_session_id', '=', sql<string>`(e.body ->> 'dockSessionId')::uuid`),
    )
    .select(['q.station_id as stationId', 'q.incarnation', 'q.seq', 'q.entries', 'q.type', 'q.reason'])
    .select(['q.quarantined_at as quarantinedAt', 's.name as stationName'])
    // Of the card that it is about, as HQ knows it; null for an event that is set aside as a whole.
    .select(sql<string | null>`coalesce(e.body ->> 'recorderSerial', d.recorder_serial)`.as('recorderSerial'))
    // JSON of the event, or of the first of its entries that are set aside.
    .select(
      sql<Buffer[]>`array(
        select raw from quarantined_event as w
        where q.entries is null and (w.station_id, w.incarnation, w.seq) = (q.station_id, q.incarnation, q.seq)
        union all
        (
          select raw from quarantined_entry as n
          where q.entries is not null and (n.station_id, n.incarnation, n.seq) = (q.station_id, q.incarnation, q.seq)
            and n.reprocessed_at is null
          order by n.entry_index limit 5
        )
      )`.as('raws'),
    );
  if (stationId !== undefined) rows = rows.where('q.station_id', '=', stationId);
  if (type !== undefined) rows = rows.where('q.type', '=', type);
  if (unitCode !== undefined) rows = rows.where(sql<boolean>`s.unit_code = ${unitCode}`);
  return rows;
}

const pathSchema = z.object({ text: z.string() });
/** What may be said of an event or an entry that can't be read: whatever of it can. */
const glimpseSchema = z.object({
  path: pathSchema.optional().catch(undefined),
  fileName: z.string().optional().catch(undefined),
  line: z.int().optional().catch(undefined),
  body: z
    .object({
      recorderSerial: z.string().optional().catch(undefined),
      sighting: z
        .object({
          recorderSerial: z.string().optional().catch(undefined),
          path: pathSchema.optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export function toQuarantinedRow({ raws, quarantinedAt, recorderSerial, ...row }: Listed): QuarantinedEvent {
  const glimpses = raws.map(glimpse);
  const { body } = glimpses[0] ?? {};
  return {
    ...row,
    recorderSerial: recorderSerial ?? body?.recorderSerial ?? body?.sighting?.recorderSerial ?? null,
    names: glimpses.flatMap(nameIn),
    quarantinedAt: quarantinedAt.toISOString(),
  };
}

function glimpse(raw: Buffer): z.infer<typeof glimpseSchema> {
  try {
    return glimpseSchema.safeParse(JSON.parse(raw.toString())).data ?? {};
  } catch {
    // Nested too deeply to be kept: the batch still holds it.
    return {};
  }
}

function nameIn({ path, fileName, line, body }: z.infer<typeof glimpseSchema>): string[] {
  const name = path?.text ?? fileName ?? body?.sighting?.path?.text ?? (line === undefined ? undefined : `:${line}`);
  return name === undefined ? [] : [name];
}
