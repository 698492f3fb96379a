import type { DatabaseSync } from 'node:sqlite';
import type { Bounds } from './bounds.ts';
import { updateOutboxState } from './outbox-state.ts';

/** Seqs of one incarnation that the station no longer has. */
export type PrunedRange = { incarnation: number; through: number };

/**
 * Forgets events up to `through`, at most up to the end of a batch: that batch stays, because its hash proves where the chain
 * goes on. What is left of earlier incarnations goes as soon as anything of this one does. Only released events go, and of
 * `collected` events only the body. Inside a transaction.
 * @returns seq of the last event that was pruned; undefined when there was nothing to prune
 */
export function pruneOutbox(db: DatabaseSync, incarnation: number, through: number): number | undefined {
  const boundary = db
    .prepare('select max(last_seq) as seq from outbox_batch where incarnation = ? and last_seq <= ?')
    .get(incarnation, through);
  const prunedThrough = Number(boundary?.seq ?? 0);
  if (prunedThrough === 0) return undefined;
  const covered = 'released_at is not null and (incarnation < ? or (incarnation = ? and seq <= ?))';
  const position = [incarnation, incarnation, prunedThrough];
  db.prepare(
    `insert into outbox_pruned (incarnation, through)
     select incarnation, max(seq) from outbox_event where ${covered} group by incarnation
     on conflict (incarnation) do update set through = max(through, excluded.through)`,
  ).run(...position);
  db.prepare('delete from outbox_batch where incarnation = ? and last_seq < ?').run(incarnation, prunedThrough);
  db.prepare(`delete from outbox_event where type <> 'collected' and ${covered}`).run(...position);
  db.prepare(`update outbox_event set body = null where body is not null and ${covered}`).run(...position);
  updateOutboxState(db, { prunedThrough });
  return prunedThrough;
}

/**
 * How far batches that HQ confirmed are beyond the bounds: older than so many days, counted from their receipt, or followed by
 * so many bytes of confirmed batches. 0 when none is.
 */
export function seqBeyondBounds(
  db: DatabaseSync,
  { incarnation, through, prunedThrough }: { incarnation: number; through: number; prunedThrough: number },
  { days, bytes }: Bounds,
  now: Date,
): number {
  const releasedBefore = new Date(now.getTime() - days * 24 * 3_600_000).toISOString();
  const row = db
    .prepare(
      `select max(last_seq) as seq from (
         select last_seq, sum(octet_length(jws)) over (order by last_seq desc) - octet_length(jws) as bytes_behind,
           (select released_at from outbox_event e where e.incarnation = b.incarnation and e.seq = b.last_seq) as released_at
         from outbox_batch b where incarnation = ? and last_seq > ? and last_seq <= ?
       ) where bytes_behind >= ? or released_at < ?`,
    )
    .get(incarnation, prunedThrough, through, bytes, releasedBefore);
  return Number(row?.seq ?? 0);
}

/** How far each incarnation was pruned. Stays when the store begins a new incarnation. */
export function listPruned(db: DatabaseSync): PrunedRange[] {
  return db
    .prepare('select incarnation, through from outbox_pruned order by incarnation')
    .all()
    .map((row) => ({ incarnation: Number(row.incarnation), through: Number(row.through) }));
}
