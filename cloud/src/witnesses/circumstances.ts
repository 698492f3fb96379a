import { type RawBuilder, sql } from 'kysely';

// Fragments about what a later look at a card says of a file that should be there.

/**
 * The first complete look at card `card` after a moment: an inventory that HQ has whole, with every entry readable. Old stations sent
 * inventories without a digest; those can't be told apart, so they don't count.
 */
export function lookAfter(card: RawBuilder<unknown>, moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select max(i.seen_at) as seen_at, d.recorder_serial, d.card_volume_id, d.free_bytes, d.total_bytes
    from dock_session d join card_inventory i using (dock_session_id)
    where d.card_key = ${card} and i.seen_at > ${moment} and i.inventory_sha256 <> ''
    group by d.dock_session_id, i.inventory_sha256
    having count(*) = max(i.pages) and max(i.unread) = 0 and sum(i.set_aside) = 0
    order by 1 limit 1
  `;
}

/** About a file that was recorded at `at` and lay on the card until at least `seenUntil`; `look` is the next look at the card. */
export function circumstancesOf(given: {
  card: RawBuilder<unknown>;
  recorderSerial: RawBuilder<unknown>;
  at: RawBuilder<unknown>;
  seenUntil: RawBuilder<unknown>;
}): RawBuilder<unknown> {
  const { card, recorderSerial, at, seenUntil } = given;
  const remains = sql`
    select from card_file k
    where k.card_key = ${card} and not k.is_log and k.first_seen_at <= look.seen_at and k.last_seen_at >= look.seen_at`;
  return sql`
    look.recorder_serial = ${recorderSerial} as "sameRecorder",
    (look.card_volume_id not like 'folder:%' or exists (
      select from card_file k
      where k.card_key = ${card} and k.first_seen_at <= ${seenUntil} and k.last_seen_at >= look.seen_at
    )) as "sameCard",
    exists (${remains} and coalesce(k.captured_at, k.modified_at) < ${at}) as "olderRemains",
    exists (${remains} and coalesce(k.captured_at, k.modified_at) > ${at}) as "newerFollows",
    (look.card_volume_id like 'folder:%' or look.free_bytes < look.total_bytes / 10) as "mayBeFull"
  `;
}
