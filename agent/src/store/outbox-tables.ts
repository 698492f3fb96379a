/**
 * Tables of the messaging half.
 *
 * INVARIANTS: `event_id` is never used twice. `seq`, `incarnation` and `batch_first_seq` are set together, when the event
 * is sealed into a batch, and cleared together, when it is queued again under a new incarnation. `released_at` is set only
 * by a signed receipt or by a store registration, and cleared when HQ was restored from an older backup.
 * Rows of pruned events are deleted, except `collected` ones, which stay without their body.
 */
export const outboxTables = `
  create table outbox_event (
    event_id integer primary key autoincrement,
    uuid text not null unique,
    type text not null,
    wall text not null,
    boot_id text not null,
    monotonic_ms integer not null,
    body text,
    batch_first_seq integer,
    seq integer,
    incarnation integer,
    released_at text,
    check ((seq is null) = (incarnation is null) and (seq is null) = (batch_first_seq is null))
  ) strict;
  -- Serves sealing: the next events that are in no batch yet.
  create index outbox_event_unsealed on outbox_event (event_id) where seq is null and released_at is null;
  -- Serves the length of the queue.
  create index outbox_event_unreleased on outbox_event (event_id) where released_at is null;
  -- Serves release, rewind and requeue: the events of an incarnation by seq.
  create unique index outbox_event_by_seq on outbox_event (incarnation, seq) where seq is not null;

  create table outbox_batch (
    incarnation integer not null,
    first_seq integer not null,
    last_seq integer not null,
    prev text not null,
    hash text not null,
    jws text not null,
    primary key (incarnation, first_seq)
  ) strict, without rowid;
  -- Serves receipts: the batch that ends at a seq.
  create unique index outbox_batch_by_last_seq on outbox_batch (incarnation, last_seq);

  -- One row: who this store is, how far its chain goes and how far HQ confirmed it.
  create table outbox_state (
    one integer primary key check (one = 1),
    store_id text not null,
    key_thumbprint text not null default '',
    incarnation integer not null default 0,
    last_seq integer not null default 0,
    head text not null,
    through integer not null default 0,
    archived_through integer not null default 0,
    pruned_through integer not null default 0,
    cloud_epoch integer not null default 0,
    counter integer not null default 0,
    connection integer not null default 0,
    announce_again integer not null default 0
  ) strict;
`;

/**
 * How far the events of each incarnation were pruned. Kept when the store begins a new incarnation: an HQ that comes back from
 * an older backup is told what nobody has any more.
 */
export const prunedTable = `
  create table outbox_pruned (incarnation integer primary key, through integer not null) strict;
`;
