import { fileAttachments } from '../../attachments/file-attachments.ts';
import type { Decided, RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { barredFromEntry, factOf, findEntry, lockEntry, lockOwnEntry } from './held.ts';
import { groundOf, readLetOff } from './let-off.ts';
import { problem } from './problem.ts';

interface Deps {
  db: Database;
  store: Pick<ObjectStore, 'head'>;
  now: () => Date;
}

/**
 * Appeals against what was decided about oneself, once, for somebody else to decide.
 * @returns the case
 * @throws not_found, not_appealable, appeal_at_office, appealed_already, appeal_over, attachment_gone
 */
export async function appealEntry(
  { db, store, now }: Deps,
  who: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'>,
  entryId: string,
  { reason, attachmentIds }: { reason: string; attachmentIds?: readonly string[] | undefined },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const entry = await lockOwnEntry(tx, who, entryId);
    if (entry.state !== 'decided') throw problem('not_appealable');
    if (entry.office !== null) throw problem('appeal_at_office');
    const at = now();
    const until = entry.appeal_until_on;
    if (until !== null && at >= endOfDay(until)) throw problem('appeal_over');
    const appeal = await tx
      .insertInto('accountability_appeal')
      .values({ entry_id: entryId, round: entry.round, reason, appealed_by: who.accountId, appealed_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('appeal_id')
      .executeTakeFirst();
    if (!appeal) throw problem('appealed_already');
    const caseAppealId = appeal.appeal_id;
    await appendFact(tx, factOf(entry, 'case_appealed', { by: who.username, reason, caseAppealId }));
    await fileAttachments(tx, store, who, attachmentIds, {
      with: { case_appeal_id: caseAppealId },
      subject: `accountability_case:${entry.case_id}`,
      told: { entryId, badgeNo: entry.badge_no, caseAppealId },
    });
    return entry.case_id;
  });
}

/**
 * Against what was decided in a case about somebody. Granted, it is upheld: nothing follows for this one, on a ground; others of the case
 * stay as they are. Whatever changes an appeal holds the entry.
 */
export const caseAppeals = {
  name: 'The appeal',
  action: 'accountability.decide',
  facts: { granted: 'case_appeal_upheld', refused: 'case_appeal_dismissed' },
  find: (db, appealId, now) => findCaseAppeal(db, appealId, now),
  async lock(tx, appealId, now) {
    const row = await findRow(tx, appealId);
    if (!row) return undefined;
    await lockEntry(tx, row.entry_id);
    return findCaseAppeal(tx, appealId, now);
  },
} as const satisfies RequestKind<CaseAppeal>;

function findRow(db: Database | Transaction, appealId: string) {
  return db
    .selectFrom('accountability_appeal')
    .select(['entry_id', 'state', 'appealed_by'])
    .where('appeal_id', '=', appealId)
    .executeTakeFirst();
}

interface CaseAppeal extends WaitingRequest {
  caseId: string;
}

async function findCaseAppeal(
  db: Database | Transaction,
  appealId: string,
  now: Date,
): Promise<CaseAppeal | undefined> {
  const row = await findRow(db, appealId);
  const entry = row && (await findEntry(db, row.entry_id));
  if (!entry) return undefined;
  const { case_id: caseId, entry_id: entryId, unit_code: unitCode, badge_no: badgeNo } = entry;
  const own = () => problem('own_case');
  const letOff = await readLetOff(db, entry, now);
  const groundIn = ({ outcome, officerGround }: Pick<Decided, 'outcome' | 'officerGround'>) =>
    outcome === 'granted' ? groundOf(letOff, officerGround) : null;
  const { barred } = await barredFromEntry(db, entry);
  const before = [...barred.askers, entry.decided_by, entry.decided_for];
  return {
    subject: `accountability_case:${caseId}`,
    caseId,
    findingId: null,
    unitCode,
    badgeNo,
    waits: row.state === 'pending',
    barred: {
      askers: [row.appealed_by],
      own,
      concerned: barred.concerned,
      before: { accounts: before, refusal: own },
    },
    told: (decided) => {
      const ground = groundIn(decided);
      return { entryId, badgeNo, caseAppealId: appealId, ...(ground === null ? {} : { letOffGround: ground }) };
    },
    assertFits: (decided) => {
      groundIn(decided);
    },
    async settle(tx, decided) {
      const { outcome, reason, by, at, outside } = decided;
      const state = outcome === 'granted' ? 'upheld' : 'dismissed';
      await tx
        .updateTable('accountability_appeal')
        .set({
          ...{ state, decided_by: by, decided_at: at, decision_reason: reason },
          ground: groundIn(decided),
          outside_decision_id: outside?.outsideDecisionId ?? null,
        })
        .where('appeal_id', '=', appealId)
        .execute();
      await tx
        .updateTable('accountability_entry')
        .set({ state: 'final', void: state === 'upheld' })
        .where('entry_id', '=', entryId)
        .execute();
      await appendFact(tx, factOf(entry, 'case_final', { why: 'appeal_decided' }));
    },
  };
}
