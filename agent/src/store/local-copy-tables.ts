/**
 * The station's own copies of recordings, and the episode in which the disk is full.
 *
 * INVARIANTS: `local_copy` says whether file and sidecar are on the disk. It is `going` from before the file is unlinked until the
 * folder is synced, and whoever finds it so finishes; then it is `gone`, in the transaction of the event that tells HQ. Only a
 * verified recording begins to go. A copy that is collected from a card again is `kept` again. `storage_low` has its row while
 * something that waits to be collected doesn't fit.
 */
export const localCopyTables = `
  alter table recording add column local_copy text not null default 'kept' check (local_copy in ('kept', 'going', 'gone'));
  alter table recording add column prune_reason text check (prune_reason in ('second_copy', 'days_over'));
  -- Serves what the copies take, and which is the oldest.
  create index recording_kept on recording (collected_event_id, state, size_bytes) where local_copy = 'kept';
  -- Serves finishing what was begun.
  create index recording_going on recording (recording_id) where local_copy = 'going';

  create table storage_low (
    one integer primary key check (one = 1),
    since text not null,
    limited_by text not null check (limited_by in ('disk', 'budget')),
    needed_bytes integer not null,
    waits_for text not null
  ) strict;
`;
