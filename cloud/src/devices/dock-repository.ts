import type { EventBodies } from '@rollcall/shared/contract/event';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** A dock event's body with who sent it and when, by the station's clock. */
export type DockEvent<T extends 'docked' | 'undocked' | 'inventory' | 'card_collected'> = EventBodies[T] & {
  stationId: string;
  incarnation: number;
  seq: number;
  wall: string;
};

export async function insertDockSessions(tx: Transaction, docked: readonly DockEvent<'docked'>[]): Promise<void> {
  await sql`
    insert into dock_session (
      dock_session_id, station_id, recorder_serial, serial_source, card_volume_id, profile_id, free_bytes, total_bytes,
      docked_at
    )
    select
      "dockSessionId", "stationId", "recorderSerial", "serialSource", "cardVolumeId", "profileId", "freeBytes",
      "totalBytes", wall
    from json_to_recordset(${JSON.stringify(docked)}::json) as r (
      "dockSessionId" uuid, "stationId" text, "recorderSerial" text, "serialSource" text, "cardVolumeId" text,
      "profileId" text, "freeBytes" bigint, "totalBytes" bigint, wall timestamptz
    )
    on conflict do nothing
  `.execute(tx);
}

/** The first end of a dock session stays; a station ends only its own. */
export async function endDockSessions(tx: Transaction, undocked: readonly DockEvent<'undocked'>[]): Promise<void> {
  await sql`
    update dock_session d set undocked_at = r.wall
    from (
      select "dockSessionId", "stationId", min(wall) as wall
      from json_to_recordset(${JSON.stringify(undocked)}::json) as r (
        "dockSessionId" uuid, "stationId" text, wall timestamptz
      )
      group by 1, 2
    ) as r
    where d.dock_session_id = r."dockSessionId" and d.station_id = r."stationId" and d.undocked_at is null
  `.execute(tx);
}

/** When everything on the card was last collected; a station tells it of its own dock sessions only. */
export async function collectDockSessions(
  tx: Transaction,
  collected: readonly DockEvent<'card_collected'>[],
): Promise<void> {
  await sql`
    update dock_session d set collected_at = r.wall
    from (
      select "dockSessionId", "stationId", max(wall) as wall
      from json_to_recordset(${JSON.stringify(collected)}::json) as r (
        "dockSessionId" uuid, "stationId" text, wall timestamptz
      )
      group by 1, 2
    ) as r
    where d.dock_session_id = r."dockSessionId" and d.station_id = r."stationId"
      and (d.collected_at is null or d.collected_at < r.wall)
  `.execute(tx);
}

/**
 * Pages of inventories. One that comes again, on a card that is again as it was, is the newest again; so is the same event with
 * entries that were set aside when it was read first.
 */
export async function insertInventories(
  tx: Transaction,
  pages: readonly (DockEvent<'inventory'> & { setAside: number })[],
): Promise<void> {
  await sql`
    insert into card_inventory
      (dock_session_id, inventory_sha256, page, pages, entries, seen_at, incarnation, seq, unread, set_aside)
    select distinct on (1, 2, 3)
      "dockSessionId", coalesce("inventorySha256", ''), page, pages, entries, wall, incarnation, seq, coalesce(unread, 0),
      "setAside"
    from json_to_recordset(${JSON.stringify(pages)}::json) as r (
      "dockSessionId" uuid, "inventorySha256" text, page integer, pages integer, entries jsonb, wall timestamptz,
      incarnation integer, seq bigint, unread integer, "setAside" integer
    )
    order by 1, 2, 3, incarnation desc, seq desc
    on conflict (dock_session_id, inventory_sha256, page) do update set
      pages = excluded.pages, entries = excluded.entries, seen_at = excluded.seen_at,
      incarnation = excluded.incarnation, seq = excluded.seq, unread = excluded.unread, set_aside = excluded.set_aside
    where (card_inventory.incarnation, card_inventory.seq) <= (excluded.incarnation, excluded.seq)
  `.execute(tx);
}
