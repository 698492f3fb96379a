import type { LiabilityAppeal } from '@rollcall/shared/resources/finding-decisions';
import { sql } from 'kysely';
import { filedWith } from '../../attachments/file-attachments.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { liabilityAppealWaits, liabilityEnded } from './conditions.ts';

/** @returns its id; undefined when he appealed already since the finding was told */
export async function insertLiabilityAppeal(
  tx: Transaction,
  appeal: {
    findingId: string;
    decisionId: string;
    badgeNo: string;
    toldAt: Date;
    reason: string;
    by: string;
    at: Date;
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('liability_appeal')
    .values({
      finding_id: appeal.findingId,
      decision_id: appeal.decisionId,
      badge_no: appeal.badgeNo,
      told_at: appeal.toldAt,
      reason: appeal.reason,
      appealed_by: appeal.by,
      appealed_at: appeal.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('appeal_id')
    .executeTakeFirst();
  return row?.appeal_id;
}

export async function findLiabilityAppeal(db: Database | Transaction, appealId: string) {
  return db
    .selectFrom('liability_appeal as l')
    .innerJoin('finding as f', 'f.finding_id', 'l.finding_id')
    .select([
      'l.finding_id as findingId',
      'l.badge_no as badgeNo',
      'l.appealed_by as appealedBy',
      sql<boolean>`${liabilityAppealWaits}`.as('waits'),
    ])
    .where('l.appeal_id', '=', appealId)
    .executeTakeFirst();
}

/** Those of a finding's leaders whose liability ended. */
export async function selectFreed(tx: Transaction, findingId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('finding as f')
    .innerJoin('liability_appeal as l', 'l.finding_id', 'f.finding_id')
    .select('l.badge_no')
    .where('f.finding_id', '=', findingId)
    .where(liabilityEnded(sql.ref('l.badge_no')))
    .execute();
  return new Set(rows.map((row) => row.badge_no));
}

/** The appeals against liability for a finding, oldest first; of one officer, or of all. */
export async function selectLiabilityAppeals(
  db: Database,
  { findingId, badgeNo }: { findingId: string; badgeNo?: string | null },
): Promise<LiabilityAppeal[]> {
  const rows = await db
    .selectFrom('liability_appeal as l')
    .innerJoin('finding as f', 'f.finding_id', 'l.finding_id')
    .innerJoin('officer as o', 'o.badge_no', 'l.badge_no')
    .innerJoin('account as who', 'who.account_id', 'l.appealed_by')
    .leftJoin('account as decider', 'decider.account_id', 'l.decided_by')
    .select([
      'l.appeal_id as appealId',
      'l.decision_id as decisionId',
      'l.badge_no as badgeNo',
      'o.name as officerName',
      'l.reason',
      filedWith('liability_appeal_id', 'l.appeal_id').as('attachments'),
      signedBy('who').as('appealedBy'),
      'l.appealed_at',
      sql<
        LiabilityAppeal['state']
      >`case when l.state = 'pending' and not ${liabilityAppealWaits} then 'ended' else l.state end`.as('state'),
      decidedBy<null>('l', 'decider').as('decidedBy'),
      'l.decided_at',
      'l.decision_reason as decisionReason',
    ])
    .where('l.finding_id', '=', findingId)
    .$if(badgeNo !== undefined, (rows) => rows.where('l.badge_no', '=', badgeNo ?? ''))
    .orderBy('l.appealed_at')
    .orderBy('l.appeal_id')
    .execute();
  return rows.map(({ appealed_at, decided_at, ...row }) => ({
    ...row,
    appealedAt: appealed_at.toISOString(),
    decidedAt: decided_at?.toISOString() ?? null,
  }));
}
