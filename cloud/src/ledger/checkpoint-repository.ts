import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** A published checkpoint: `note` has HQ's signature only, `cosignedNote` also the cosignatures so far. */
export interface StoredCheckpoint {
  size: number;
  note: string;
  cosignedNote: string;
  signedAt: Date;
}

/** The newest checkpoint. */
export async function readLatestCheckpoint(db: Database | Transaction): Promise<StoredCheckpoint | undefined> {
  const row = await checkpoints(db).orderBy('size', 'desc').limit(1).executeTakeFirst();
  return row && toCheckpoint(row);
}

export async function findCheckpoint(db: Database | Transaction, size: number): Promise<StoredCheckpoint | undefined> {
  const row = await checkpoints(db).where('size', '=', size).executeTakeFirst();
  return row && toCheckpoint(row);
}

/** Which checkpoints are acceptable: any, the one of this size, those that some witness cosigned, or those that this witness cosigned. */
export interface Cosigned {
  size?: number;
  cosigned?: boolean;
  minCosignedBy?: string | undefined;
}

/** The newest acceptable checkpoint that includes the leaf. */
export async function findCheckpointOver(
  db: Database,
  leafIndex: number,
  { size, cosigned = false, minCosignedBy }: Cosigned = {},
): Promise<StoredCheckpoint | undefined> {
  let found = checkpoints(db).where('size', '>', leafIndex).orderBy('size', 'desc').limit(1);
  if (size !== undefined) found = found.where('size', '=', size);
  if (cosigned || minCosignedBy !== undefined) {
    found = found.where((eb) => {
      const lines = eb
        .selectFrom('cosignature')
        .innerJoin('witness', 'witness.verifier_key', 'cosignature.verifier_key')
        .whereRef('cosignature.size', '=', 'ledger_checkpoint.size');
      return eb.exists(minCosignedBy === undefined ? lines : lines.where('witness.name', '=', minCosignedBy));
    });
  }
  const row = await found.executeTakeFirst();
  return row && toCheckpoint(row);
}

/** For each witness the newest checkpoint below `before` that it cosigned, the smallest first. */
export async function selectWitnessedCheckpoints(db: Database, before: number): Promise<StoredCheckpoint[]> {
  const rows = await checkpoints(db)
    .where('size', 'in', (eb) =>
      eb
        .selectFrom('cosignature')
        .select((of) => of.fn.max('size').as('size'))
        .where('size', '<', before)
        .groupBy('verifier_key'),
    )
    .orderBy('size')
    .execute();
  return rows.map(toCheckpoint);
}

/** @throws SQLSTATE RC013 if it isn't the next checkpoint, RC014 if its root isn't the ledger's */
export async function insertCheckpoint(
  tx: Transaction,
  { size, note, signedAt }: { size: number; note: string; signedAt: Date },
): Promise<void> {
  await sql`select publish_checkpoint(${size}, ${note}, ${signedAt})`.execute(tx);
}

/** The root of the ledger's first `size` leaves, undefined when it has fewer. */
export async function readRoot(db: Database | Transaction, size: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ root: Buffer }>`
    select ledger_root(${size}) as root from ledger_head where size >= ${size}
  `.execute(db);
  return rows[0]?.root;
}

function checkpoints(db: Database | Transaction) {
  return db
    .selectFrom('ledger_checkpoint')
    .select((eb) => [
      'size',
      'note',
      'signed_at',
      eb
        .selectFrom('cosignature')
        .whereRef('cosignature.size', '=', 'ledger_checkpoint.size')
        .select(
          sql<string>`coalesce(string_agg(line || chr(10), '' order by received_at, verifier_key), '')`.as('lines'),
        )
        .as('lines'),
    ]);
}

function toCheckpoint(row: { size: number; note: string; signed_at: Date; lines: string | null }): StoredCheckpoint {
  return { size: row.size, note: row.note, cosignedNote: row.note + (row.lines ?? ''), signedAt: row.signed_at };
}
