import type { CaseDetail, CaseEntry, CaseEntryRow, CaseSource } from '@rollcall/shared/resources/accountability-cases';
import { isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import {
  type EntryViewer,
  findCase,
  findReopeningOf,
  type ListedEntry,
  selectEntriesOf,
  selectFindingsOf,
  selectSlipsOf,
  selectStatementsOf,
} from './repository.ts';

type Viewer = EntryViewer & { session: Pick<SignedIn, 'badgeNo' | 'actingFor'> };

/**
 * A case as somebody sees it: the entries in sight and the own ones, and how many others there are, without a name. What was found
 * about others alone, and what happened to them, isn't there either.
 * @throws not_found
 */
export async function composeCase(
  { db, now }: { db: Database; now: () => Date },
  caseId: string,
  viewer: Viewer,
): Promise<CaseDetail> {
  const [row, all] = [await findCase(db, caseId), await selectEntriesOf(db, caseId, now())];
  const { badgeNo: own, actingFor } = viewer.session;
  const entries = all.filter(
    (entry) =>
      isInScope(viewer.dataScope, { unitCode: entry.unit_code, badgeNo: entry.badge_no }) || entry.badge_no === own,
  );
  if (!row || entries.length === 0) throw errors.notFound('The case');
  const [findings, statements, slips, reopening, history] = [
    await selectFindingsOf(db, caseId),
    await selectStatementsOf(db, caseId),
    await selectSlipsOf(db, caseId),
    await findReopeningOf(db, caseId),
    await selectHistoryOf(db, `accountability_case:${caseId}`),
  ];
  const seesAll = entries.length === all.length;
  const shown = new Set(entries.map(({ entry_id }) => entry_id));
  return {
    caseId,
    year: row.year,
    number: row.number,
    source: sourceOf(
      row,
      findings.filter(({ entry_id }) => shown.has(entry_id)),
    ),
    reason: row.reason,
    state: all.every(({ state }) => state === 'final' || state === 'ended') ? 'final' : 'open',
    openedBy: row.opened_by_name,
    onBehalfOf: row.on_behalf_of_name,
    openedAt: row.opened_at.toISOString(),
    entries: entries.map((entry) => ({
      ...toEntryRow(entry),
      ...decisionOf(entry),
      own: actingFor === null && entry.badge_no === own,
      statements: statements
        .filter(({ entry_id }) => entry_id === entry.entry_id)
        .map(({ stated_at, text, late, attachments }) => ({
          text,
          late,
          attachments,
          statedAt: stated_at.toISOString(),
        })),
      slip: slips.find(({ entry_id }) => entry_id === entry.entry_id)?.slip ?? null,
    })),
    hiddenEntries: all.length - entries.length,
    reopening:
      reopening && seesAll
        ? {
            reopeningId: reopening.reopening_id,
            entryIds: reopening.entry_ids,
            reason: reopening.reason,
            proposedBy: reopening.proposed_by_name,
            proposedAt: reopening.proposed_at.toISOString(),
          }
        : null,
    history: history.filter(
      ({ type, detail }) =>
        seesAll || type === 'case_opened' || (typeof detail.entryId === 'string' && shown.has(detail.entryId)),
    ),
  };
}

export function toEntryRow(row: ListedEntry): CaseEntryRow {
  return {
    entryId: row.entry_id,
    caseId: row.case_id,
    year: row.year,
    number: row.number,
    source: row.source,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    role: row.role,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    heardUntil: row.heard_until,
    overdue: row.overdue,
    heard: row.heard,
    outcome: row.outcome,
    ground: row.ground ?? row.appeal_ground,
    void: row.void,
    points: row.points,
    decidedBy: row.decided_by_name,
    onBehalfOf: row.decided_for_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    appeal: row.appeal_state,
  };
}

function decisionOf(row: ListedEntry): Pick<CaseEntry, 'reason' | 'paper' | 'seenAt' | 'appealUntilOn' | 'appealed'> {
  const { document_no: documentNo, document_on: documentOn, office } = row;
  return {
    reason: row.reason,
    paper: documentNo && documentOn && office ? { documentNo, documentOn, office } : null,
    seenAt: row.seen_at?.toISOString() ?? null,
    appealUntilOn: row.appeal_until_on,
    appealed:
      row.appeal_id && row.appealed_at
        ? {
            appealId: row.appeal_id,
            reason: row.appeal_reason ?? '',
            attachments: row.appeal_attachments,
            appealedAt: row.appealed_at.toISOString(),
            decidedBy: row.appeal_decided_by,
            decidedAt: row.appeal_decided_at?.toISOString() ?? null,
            decisionReason: row.appeal_decision_reason,
          }
        : null,
  };
}

function sourceOf(
  row: NonNullable<Awaited<ReturnType<typeof findCase>>>,
  findings: Awaited<ReturnType<typeof selectFindingsOf>>,
): CaseSource {
  const { document_no: documentNo, received_on: receivedOn, happened_on: happenedOn, complaint: text } = row;
  if (documentNo !== null && receivedOn !== null && happenedOn !== null && text !== null) {
    return { kind: 'complaint', documentNo, receivedOn, happenedOn, text };
  }
  const once = new Map(findings.map((finding) => [finding.finding_id, finding]));
  return {
    kind: 'findings',
    findings: [...once.values()].map((finding) => ({
      findingId: finding.finding_id,
      findingKind: finding.kind,
      dutyDate: finding.duty_date,
      violationClass: finding.violation_class,
      ended: finding.ended_at !== null,
    })),
  };
}
