import { sealedBulletinSchema } from '@rollcall/shared/bulletins/content';
import { bulletinSealSchema } from '@rollcall/shared/bulletins/seal';
import type { Transaction } from '../db/database.ts';
import type { ArchivedBulletin } from '../ledger/archive-bulletins.ts';
import { askForReceipts } from './ask-for-receipts.ts';
import { type BulletinStore, readFile } from './bulletin-store.ts';

/** Which issues came back, and of which a file is missing, as `2026-48`. */
export interface RebuiltBulletins {
  rebuilt: string[];
  incomplete: string[];
}

/**
 * Makes the rows of sealed issues that a restored database lacks of what the ledger says and of the files in the store. What it has no
 * trace of doesn't come back: who the persons are unless the database knew it from the draft, and what units answered, who are asked
 * again. A draft of the same period that was taken since the restore gives way.
 */
export async function rebuildBulletins(
  tx: Transaction,
  store: BulletinStore,
  archived: readonly ArchivedBulletin[],
): Promise<RebuiltBulletins> {
  const result: RebuiltBulletins = { rebuilt: [], incomplete: [] };
  for (const { opened, sealedAt, receiptDueOn } of archived) {
    const { index, subject, payload } = opened;
    const factId = await findFact(tx, index);
    if (factId === undefined) continue;
    const bulletinId = subject.slice('bulletin:'.length);
    const before = await findBulletin(tx, bulletinId);
    if (before?.state === 'sealed') continue;
    const { for: _, ...told } = payload;
    const seal = bulletinSealSchema.parse(told);
    const issue = `${seal.year}-${seal.number}`;
    const read = async (name: string) => {
      const file = seal.files.find((one) => one.name === name);
      return file && (await readFile(store, bulletinId, file));
    };
    const [input, bulletin] = [await read('input.json'), await read('bulletin.json')];
    if (!input || !bulletin) {
      result.incomplete.push(issue);
      continue;
    }
    const { content, texts } = sealedBulletinSchema.parse(JSON.parse(new TextDecoder().decode(bulletin)));
    const row = {
      ...{ state: 'sealed' as const, kind: seal.kind, year: seal.year, number: seal.number },
      ...{ period_from: seal.period.from, period_to: seal.period.to },
      ...{ cut_off: new Date(seal.cutOff), taken_at: new Date(content.takenAt) },
      ...{ input_text: new TextDecoder().decode(input), input_digest: seal.inputDigest },
      ...{ content: JSON.stringify(content), texts: JSON.stringify(texts), seal: JSON.stringify(seal) },
      ...{ submitted_name: seal.submittedBy, submitted_at: new Date(sealedAt), returned: null },
      ...{ sealed_by: seal.by, sealed_at: new Date(sealedAt), seal_fact_id: factId, receipt_due_on: receiptDueOn },
    };
    await removeDraftOf(tx, bulletinId, seal);
    await tx
      .insertInto('bulletin')
      .values({ bulletin_id: bulletinId, ...row })
      .onConflict((conflict) => conflict.column('bulletin_id').doUpdateSet(row))
      .execute();
    await askForReceipts(tx, { bulletin_id: bulletinId, content });
    result.rebuilt.push(issue);
  }
  return result;
}

async function findFact(tx: Transaction, index: number): Promise<number | undefined> {
  const row = await tx
    .selectFrom('ledger_leaf as l')
    .innerJoin('fact as f', 'f.fact_id', 'l.fact_id')
    .select('f.fact_id')
    .where('l.leaf_index', '=', index)
    .where('f.type', '=', 'bulletin_sealed')
    .executeTakeFirst();
  return row?.fact_id;
}

function findBulletin(tx: Transaction, bulletinId: string) {
  return tx.selectFrom('bulletin').select('state').where('bulletin_id', '=', bulletinId).executeTakeFirst();
}

/** Nobody published it: the issue of its period was sealed before the restore. */
async function removeDraftOf(
  tx: Transaction,
  bulletinId: string,
  { kind, period }: { kind: 'weekly' | 'monthly'; period: { from: string } },
): Promise<void> {
  const draft = tx
    .selectFrom('bulletin')
    .select('bulletin_id')
    .where('kind', '=', kind)
    .where('period_from', '=', period.from)
    .where('bulletin_id', '<>', bulletinId)
    .where('state', '<>', 'sealed');
  await tx.deleteFrom('bulletin_quiet').where('bulletin_id', 'in', draft).execute();
  await tx.deleteFrom('bulletin_person').where('bulletin_id', 'in', draft).execute();
  await tx.deleteFrom('bulletin').where('bulletin_id', 'in', draft).execute();
}
