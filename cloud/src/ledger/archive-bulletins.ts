import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import { openedSchema } from './archive-draws.ts';
import type { LedgerArchive } from './ledger-archive.ts';
import type { LedgerSeal } from './ledger-seal.ts';

const prefix = 'bulletin-';

const archivedBulletinSchema = z.strictObject({
  kind: z.literal('bulletin'),
  opened: openedSchema,
  sealedAt: z.iso.datetime(),
  receiptDueOn: z.iso.date(),
});

export type ArchivedBulletin = z.infer<typeof archivedBulletinSchema>;

/**
 * Seals in the archive what the ledger says of each published bulletin, as far as this key hasn't: its files lie in the store, and a
 * restored HQ finds them by that. It names accounts, so HQ alone can read it. @param done what it sealed already, by name
 */
export async function archiveBulletins(
  tx: Transaction,
  archive: LedgerArchive,
  seal: LedgerSeal,
  done: Map<string, string>,
): Promise<void> {
  const facts = await tx
    .selectFrom('fact as f')
    .innerJoin('ledger_leaf as l', 'l.fact_id', 'f.fact_id')
    .innerJoin('bulletin as b', 'b.seal_fact_id', 'f.fact_id')
    .select(['l.leaf_index as index', 'f.subject', 'f.payload', 'f.salt', 'b.sealed_at', 'b.receipt_due_on'])
    .where('f.type', '=', 'bulletin_sealed')
    .orderBy('l.leaf_index')
    .execute();
  for (const { index, subject, payload, salt, sealed_at: sealedAt, receipt_due_on: receiptDueOn } of facts) {
    if (subject === null || payload === null || salt === null || sealedAt === null) continue;
    const name = `${prefix}${index}`;
    const opened = { index, subject, payload, salt: salt.toString('hex') };
    const text = canonicalJson({ kind: 'bulletin', opened, sealedAt: sealedAt.toISOString(), receiptDueOn });
    if (done.get(name) === text) continue;
    await archive.writeSealed(seal, name, text);
    done.set(name, text);
  }
}

/** What the archive keeps of bulletins, in the order of the ledger. */
export async function readArchivedBulletins(archive: LedgerArchive, seal: LedgerSeal): Promise<ArchivedBulletin[]> {
  const texts = [...(await archive.readSealed(seal))]
    .filter(([name]) => name.startsWith(prefix))
    .map(([, text]) => text);
  return texts
    .map((text) => archivedBulletinSchema.parse(JSON.parse(text)))
    .toSorted((one, other) => one.opened.index - other.opened.index);
}
