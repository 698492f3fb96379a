import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { heldInShift } from './footage-repository.ts';

/** In a shift, when an officer held a recorder of which the card wasn't read whole since: footage of that time may still be on it. */
export interface UnreadCard {
  recorderSerial: string;
  from: Date;
  /** Excluded. */
  to: Date;
  /**
   * It never came into a dock after he held it, or was pulled before it was read, and neither a repair, nor a dispute, nor another
   * holder explains that.
   */
  notHandedIn: boolean;
}

/** A dock that ends this long before the end still counts: many officers dock their recorder before they hand over. */
const beforeEnd = sql`interval '30 minutes'`;

/**
 * The unread cards of these shifts, by shift. Read whole is a card once its station says of a dock that everything on it is collected, and could
 * read each file. A repair explains while its ticket is open that was told of before the deadline, or once the recorder was scrapped by it;
 * another holder, if he got the recorder by then.
 */
export async function selectUnreadCards(
  tx: Transaction,
  shiftIds: readonly string[],
  { asOf, parameters }: { asOf: Date; parameters: { importDeadlineHours: number } },
): Promise<Map<string, UnreadCard[]>> {
  if (shiftIds.length === 0) return new Map();
  const { rows } = await sql<UnreadCard & { shiftId: string }>`
    with w as materialized (
      select s.*, s.ends_at + ${parameters.importDeadlineHours} * interval '1 hour' as due_at
      from shift s where s.shift_id = any(${shiftIds}::uuid[])
    )
    select w.shift_id as "shiftId", h.recorder_serial as "recorderSerial",
      greatest(h.held_from, read.docked_at) as "from", h.held_until as "to",
      not coalesce(came, false) and w.due_at <= ${asOf} and not exists (
        select from repair_ticket t
        where t.recorder_serial = h.recorder_serial and t.reported_at <= w.due_at
          and (t.closed_at is null or t.outcome = 'scrapped' and t.closed_at > h.held_from)
      ) and not exists (
        select from custody_dispute d
        where d.recorder_serial = h.recorder_serial and d.badge_no = w.badge_no and d.state = 'open'
          and d.from_at < h.held_until and coalesce(d.until_at, 'infinity') > h.held_from
      ) and not exists (
        select from holding n
        where n.recorder_serial = h.recorder_serial and n.badge_no <> w.badge_no
          and n.held_from >= h.held_until and n.held_from < w.due_at
      ) as "notHandedIn"
    from w
    cross join lateral (${heldInShift}) as h
    left join lateral (
      select d.docked_at from dock_session d
      where d.recorder_serial = h.recorder_serial and greatest(d.docked_at, d.collected_at) <= ${asOf}
        and d.collected_at is not null and not exists (
        select from card_inventory i where i.dock_session_id = d.dock_session_id and (i.unread > 0 or i.set_aside > 0)
      )
      order by d.docked_at desc limit 1
    ) as read on true
    -- The docks of a recorder don't overlap: what the last one doesn't show, none does.
    left join lateral (
      select coalesce(d.undocked_at, 'infinity') >= h.held_until - ${beforeEnd}
        and (d.collected_at <= ${asOf} or d.undocked_at is null) as came
      from dock_session d where d.recorder_serial = h.recorder_serial and d.docked_at <= ${asOf}
      order by d.docked_at desc limit 1
    ) as last on true
    where coalesce(read.docked_at, '-infinity') < h.held_until
    order by 1, 3, 2
  `.execute(tx);
  return Map.groupBy(rows, (row) => row.shiftId);
}
