import type { DatabaseSync } from 'node:sqlite';
import { type HqCheckpoint, readKeptCheckpoint } from './judge-checkpoint.ts';
import type { PromisedBatch } from './judge-inclusion.ts';

export type LedgerFork = { had: string; seen: string; foundAt: string };

/** The largest checkpoint that was checked, and how far it was cosigned. `rootKey` tells one HQ's ledger from another's. */
export type LedgerSeen = { rootKey: string; checkpoint: HqCheckpoint; seenAt: string; cosignedSize: number | null };

export function readLedgerSeen(db: DatabaseSync): LedgerSeen | undefined {
  const row = db
    .prepare('select root_key as rootKey, note, seen_at as seenAt, cosigned_size as cosignedSize from ledger_seen')
    .get() as { rootKey: string; note: string; seenAt: string; cosignedSize: number | null } | undefined;
  return row && { ...row, checkpoint: readKeptCheckpoint(row.note) };
}

/** Keeps a checkpoint as the largest. It is on the disk once the transaction committed. */
export function saveLedgerSeen(db: DatabaseSync, rootKey: string, { size, note }: HqCheckpoint, at: Date): void {
  db.prepare(
    `insert into ledger_seen (one, root_key, size, note, seen_at) values (1, ?, ?, ?, ?)
     on conflict (one) do update set
       root_key = excluded.root_key, size = excluded.size, note = excluded.note, seen_at = excluded.seen_at`,
  ).run(rootKey, size, note, at.toISOString());
}

export function noteCosigned(db: DatabaseSync, size: number, at: Date): void {
  db.prepare('update ledger_seen set cosigned_size = ?, cosigned_at = ? where size >= ?').run(
    size,
    at.toISOString(),
    size,
  );
}

/** The ledger of an HQ that this station no longer belongs to: forks of it stay as they were settled, or not. */
export function forgetLedger(db: DatabaseSync, at: Date): void {
  settleForks(db, { reason: 'the station was enrolled at another HQ', goOnWith: 'seen', at });
  db.exec('delete from ledger_seen; delete from inclusion_promise');
}

export function findOpenFork(db: DatabaseSync): LedgerFork | undefined {
  return db
    .prepare('select had_note as had, seen_note as seen, found_at as foundAt from ledger_fork where settled_at is null')
    .get() as LedgerFork | undefined;
}

export function insertFork(db: DatabaseSync, { had, seen, foundAt }: LedgerFork): void {
  db.prepare('insert into ledger_fork (had_note, seen_note, found_at) values (?, ?, ?)').run(had, seen, foundAt);
}

/** A person decided with which of the two histories the witness goes on. @returns how many forks were open */
export function settleForks(
  db: DatabaseSync,
  { reason, goOnWith, at }: { reason: string; goOnWith: 'had' | 'seen'; at: Date },
): number {
  const { changes } = db
    .prepare('update ledger_fork set settled_at = ?, reason = ?, went_on_with = ? where settled_at is null')
    .run(at.toISOString(), reason, goOnWith);
  return Number(changes);
}

/** Goes on from this checkpoint, whatever was seen and cosigned before. */
export function replaceLedgerSeen(db: DatabaseSync, note: string, at: Date): void {
  const { size } = readKeptCheckpoint(note);
  db.prepare('update ledger_seen set size = ?, note = ?, seen_at = ?, cosigned_size = null, cosigned_at = null').run(
    size,
    note,
    at.toISOString(),
  );
}

export function readPromise(db: DatabaseSync): (PromisedBatch & { brokenAt: string | null }) | undefined {
  return db
    .prepare(
      `select incarnation, last_seq as lastSeq, hash, included_by as includedBy, broken_at as brokenAt
       from inclusion_promise`,
    )
    .get() as (PromisedBatch & { brokenAt: string | null }) | undefined;
}

/** One promise is checked at a time: while there is one, the next receipts' are let pass. */
export function notePromise(db: DatabaseSync, { incarnation, lastSeq, hash, includedBy }: PromisedBatch): void {
  db.prepare(
    `insert into inclusion_promise (one, incarnation, last_seq, hash, included_by) values (1, ?, ?, ?, ?)
     on conflict (one) do nothing`,
  ).run(incarnation, lastSeq, hash, includedBy);
}

export function notePromiseBroken(db: DatabaseSync, at: Date): void {
  db.prepare('update inclusion_promise set broken_at = ?').run(at.toISOString());
}

export function endPromise(db: DatabaseSync): void {
  db.exec('delete from inclusion_promise');
}
