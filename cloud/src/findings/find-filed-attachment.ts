import { type SqlBool, sql } from 'kysely';
import { scopeOf } from '../auth/permissions.ts';
import { dataScopeWithin } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { entrySeenBy } from './accountability/repository.ts';
import { findingSeenBy } from './finding-list-repository.ts';
import { leads } from './liability/conditions.ts';

/** A file with the finding or the entry of a case to which it belongs, if the session may read what it was filed with. */
export async function findFiledAttachment(
  db: Database,
  attachmentId: string,
  session: Pick<SignedIn, 'role' | 'unitCode' | 'badgeNo' | 'actingFor'>,
) {
  const findings = dataScopeWithin(scopeOf(session.role, 'findings.read'), session);
  const cases = dataScopeWithin(scopeOf(session.role, 'accountability.read'), session);
  const own = session.actingFor === null ? session.badgeNo : null;
  // What a leader says for himself isn't the officer's to read.
  const saidSeen = findings.badgeNo === undefined ? sql`true` : sql`(l.appeal_id is null or l.badge_no = ${own})`;
  const seen = sql<SqlBool>`(
    (f.finding_id is not null and (${findingSeenBy(findings)} or ${leads(own)}) and ${saidSeen})
    or (e.entry_id is not null and ${entrySeenBy({ dataScope: cases, session })})
  )`;
  return db
    .selectFrom('filed_attachment as x')
    .leftJoin('finding_answer as n', 'n.answer_id', 'x.answer_id')
    .leftJoin('finding_appeal as p', 'p.appeal_id', 'x.appeal_id')
    .leftJoin('liability_appeal as l', 'l.appeal_id', 'x.liability_appeal_id')
    .leftJoin('accountability_statement as s', 's.statement_id', 'x.statement_id')
    .leftJoin('accountability_appeal as a', 'a.appeal_id', 'x.case_appeal_id')
    .leftJoin('finding as f', (join) =>
      join.on('f.finding_id', '=', sql<string>`coalesce(n.finding_id, p.finding_id, l.finding_id)`),
    )
    .leftJoin('accountability_entry as e', (join) =>
      join.on('e.entry_id', '=', sql<string>`coalesce(s.entry_id, a.entry_id)`),
    )
    .select([
      'x.file_name as fileName',
      'x.media_type as mediaType',
      'x.sha256',
      'f.finding_id as findingId',
      'l.appeal_id as liabilityAppealId',
      'l.badge_no as liable',
      'e.case_id as caseId',
      'e.entry_id as entryId',
      'e.badge_no as badgeNo',
    ])
    .where('x.attachment_id', '=', attachmentId)
    .where(seen)
    .executeTakeFirst();
}
