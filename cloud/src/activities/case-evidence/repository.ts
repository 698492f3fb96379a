import type { CaseEvidenceFilters, CaseEvidenceRow } from '@rollcall/shared/resources/case-evidence';
import { sql } from 'kysely';
import type { TimeOf } from '../../auth/liable.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

/** Whom an activity is about: its officers, the unit if they are of one, and their time. */
export async function selectPeopleOf(db: Database | Transaction, activityId: string) {
  const officers = await db
    .selectFrom('activity_officer as ao')
    .innerJoin('officer as o', 'o.badge_no', 'ao.badge_no')
    .select(['ao.badge_no as badgeNo', 'o.unit_code as unitCode', 'ao.starts_at as from', 'ao.ends_at as until'])
    .where('ao.activity_id', '=', activityId)
    .orderBy('ao.badge_no')
    .execute();
  const units = new Set(officers.map(({ unitCode }) => unitCode));
  return {
    badgeNos: officers.map(({ badgeNo }) => badgeNo),
    unitCode: units.size === 1 ? (officers[0]?.unitCode ?? null) : null,
    times: officers.map(({ badgeNo, from, until }): TimeOf => ({ badgeNo, unitCode: null, from, until })),
  };
}

export function findClaim(db: Database | Transaction, claimId: string) {
  return db.selectFrom('case_number_claim').selectAll().where('claim_id', '=', claimId).executeTakeFirst();
}

interface Closed {
  reason: string;
  by: string;
  at: Date;
  outsideDecisionId: string | null;
}

const columnsOf = ({ reason, by, at, outsideDecisionId }: Closed) => ({
  decision_reason: reason,
  decided_by: by,
  decided_at: at,
  outside_decision_id: outsideDecisionId,
});

export async function saveClaimDecision(
  tx: Transaction,
  claimId: string,
  { state, ...closed }: Closed & { state: 'confirmed' | 'refused' },
): Promise<void> {
  await tx
    .updateTable('case_number_claim')
    .set({ state, ...columnsOf(closed) })
    .where('claim_id', '=', claimId)
    .execute();
}

export function findRelease(db: Database | Transaction, releaseId: string) {
  return db.selectFrom('case_evidence_release').selectAll().where('release_id', '=', releaseId).executeTakeFirst();
}

export function findOpenRelease(tx: Transaction, activityId: string, caseNo: string) {
  return tx
    .selectFrom('case_evidence_release')
    .select(['release_id', 'proposed_by', 'cause'])
    .where('activity_id', '=', activityId)
    .where('case_no', '=', caseNo)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
}

interface Proposed {
  proposedBy: string;
  onBehalfOf: string | null;
  reason: string;
  at: Date;
}

/** @returns its id; all that the activity keeps by the number is on it */
export async function insertRelease(
  tx: Transaction,
  { activityId, caseNo, proposedBy, onBehalfOf, reason, at }: Proposed & { activityId: string; caseNo: string },
): Promise<string> {
  const { release_id: releaseId } = await tx
    .insertInto('case_evidence_release')
    .values({
      activity_id: activityId,
      case_no: caseNo,
      cause: 'release_asked',
      proposed_by: proposedBy,
      on_behalf_of: onBehalfOf,
      reason,
      proposed_at: at,
    })
    .returning('release_id')
    .executeTakeFirstOrThrow();
  await putOn(tx, releaseId);
  return releaseId;
}

/** @returns its id */
export async function takeUpRelease(
  tx: Transaction,
  releaseId: string,
  { proposedBy, onBehalfOf, reason, at }: Proposed,
): Promise<string> {
  await tx
    .updateTable('case_evidence_release')
    .set({ proposed_by: proposedBy, on_behalf_of: onBehalfOf, reason, proposed_at: at })
    .where('release_id', '=', releaseId)
    .execute();
  return releaseId;
}

async function putOn(tx: Transaction, releaseId: string): Promise<void> {
  await sql`
    update case_evidence e set release_id = r.release_id from case_evidence_release r
    where r.release_id = ${releaseId} and e.activity_id = r.activity_id and e.case_no = r.case_no and e.released_at is null
  `.execute(tx);
}

/** How many recordings it takes off. */
export async function countReleased(db: Database | Transaction, releaseId: string): Promise<number> {
  const { files } = await db
    .selectFrom('case_evidence')
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .where('release_id', '=', releaseId)
    .executeTakeFirstOrThrow();
  return files;
}

export async function saveReleased(tx: Transaction, releaseId: string, at: Date): Promise<void> {
  await tx
    .updateTable('case_evidence')
    .set({ released_at: at })
    .where('release_id', '=', releaseId)
    .where('released_at', 'is', null)
    .execute();
}

export async function closeRelease(
  tx: Transaction,
  releaseId: string,
  { state, ...closed }: Closed & { state: 'agreed' | 'refused' | 'withdrawn' },
): Promise<void> {
  await tx
    .updateTable('case_evidence_release')
    .set({ state, ...columnsOf(closed) })
    .where('release_id', '=', releaseId)
    .execute();
}

/** What is kept for good, a row for each recording with whether its grounds are gone. */
const kept = sql<{ recording_id: string; outdated: boolean }>`(
  select recording_id, bool_and(outdated_since is not null) as outdated
  from case_evidence where released_at is null group by recording_id
)`;

/** Latest capture first. */
export const evidenceSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql`coalesce(r.captured_at, '-infinity')`, type: 'timestamptz' },
    { by: sql.ref('r.recording_id'), type: 'text' },
  ],
};

export function evidenceWith(db: Database, { outdated, unitCode, caseNo }: CaseEvidenceFilters) {
  let rows = db
    .selectFrom(kept.as<'k'>(sql.ref('k')))
    .innerJoin('recording as r', 'r.recording_id', 'k.recording_id')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select([
      'r.recording_id as recordingId',
      'r.file_name as fileName',
      'u.unit_code as unitCode',
      'u.name as unitName',
    ])
    .select(['r.captured_at as capturedAt', 'r.size_bytes as sizeBytes', 'k.outdated'])
    .select([
      sql<boolean>`exists (
        select from recording_restriction x where x.recording_id = r.recording_id and x.lifted_at is null
      )`.as('restricted'),
      groundsOf.as('grounds'),
    ]);
  if (outdated !== undefined) rows = rows.where('k.outdated', '=', true);
  if (unitCode !== undefined) rows = rows.where('s.unit_code', '=', unitCode);
  if (caseNo !== undefined) {
    rows = rows.where(
      sql<boolean>`exists (
        select from case_evidence e where e.recording_id = r.recording_id and e.released_at is null
          and strpos(lower(e.case_no), ${caseNo.toLowerCase()}) > 0
      )`,
    );
  }
  return rows;
}

const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** By what recording `r` is kept, in order of the activities. */
export const groundsOf = sql<Ground[]>`coalesce((
  select jsonb_agg(jsonb_build_object('activityId', a.activity_id, 'kind', a.kind, 'startsAt', ${utc('a.starts_at')},
    'caseNo', e.case_no, 'keptSince', ${utc('e.kept_since')}, 'outdated', e.outdated_since is not null,
    'releasing', coalesce(l.state = 'proposed', false)) order by a.starts_at, a.activity_id, e.case_no)
  from case_evidence e join activity a using (activity_id) left join case_evidence_release l using (release_id)
  where e.recording_id = r.recording_id and e.released_at is null
), '[]')`;

export type Ground = CaseEvidenceRow['grounds'][number];

/** How much evidence there is; the parts add up, because each recording counts once. */
export async function selectEvidenceSums(db: Database) {
  const { rows } = await sql<{ files: number; bytes: number; outdatedFiles: number; outdatedBytes: number }>`
    select count(*) as files, coalesce(sum(r.size_bytes), 0)::bigint as bytes,
      count(*) filter (where k.outdated) as "outdatedFiles",
      coalesce(sum(r.size_bytes) filter (where k.outdated), 0)::bigint as "outdatedBytes"
    from ${kept} as k join recording r using (recording_id)
  `.execute(db);
  const { files = 0, bytes = 0, outdatedFiles = 0, outdatedBytes = 0 } = rows[0] ?? {};
  return {
    files,
    bytes,
    current: { files: files - outdatedFiles, bytes: bytes - outdatedBytes },
    outdated: { files: outdatedFiles, bytes: outdatedBytes },
  };
}
