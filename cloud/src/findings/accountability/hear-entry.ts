import type { NewStatement } from '@rollcall/shared/resources/accountability-cases';
import { fileAttachments } from '../../attachments/file-attachments.ts';
import type { Database } from '../../db/database.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { factOf, lockOwnEntry } from './held.ts';
import { problem } from './problem.ts';

/**
 * Takes down what somebody says for himself, or that he has nothing to say. After the decision it comes late: it is kept and shown,
 * and moves nothing.
 * @returns the case @throws not_found, entry_final, entry_ended, attachment_gone
 */
export async function hearEntry(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'head'>; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'>,
  entryId: string,
  statement: NewStatement,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const entry = await lockOwnEntry(tx, who, entryId);
    if (entry.state === 'ended') throw problem('entry_ended');
    if (entry.state === 'final') throw problem('entry_final');
    const text = 'text' in statement ? statement.text : null;
    const late = entry.state === 'decided';
    const { statement_id } = await tx
      .insertInto('accountability_statement')
      .values({ entry_id: entryId, round: entry.round, text, late, stated_by: who.accountId, stated_at: now() })
      .returning('statement_id')
      .executeTakeFirstOrThrow();
    if (!late) {
      // Who said something once was heard, also when he has nothing to add.
      const heard = text === null && entry.heard !== 'statement' ? 'declined' : 'statement';
      await tx
        .updateTable('accountability_entry')
        .set({ state: 'heard', heard })
        .where('entry_id', '=', entryId)
        .execute();
    }
    const heard = text === null ? 'declined' : 'statement';
    await appendFact(
      tx,
      factOf(entry, 'case_heard', {
        by: who.username,
        heard,
        ...(text === null ? {} : { text }),
        ...(late ? { statementLate: true } : {}),
      }),
    );
    if ('text' in statement) {
      await fileAttachments(tx, store, who, statement.attachmentIds, {
        with: { statement_id },
        subject: `accountability_case:${entry.case_id}`,
        told: { entryId, badgeNo: entry.badge_no },
      });
    }
    return entry.case_id;
  });
}
