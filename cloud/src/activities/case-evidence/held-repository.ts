import type { CaseEvidenceOfActivity, PatternPreview } from '@rollcall/shared/resources/case-evidence';
import { type RawBuilder, sql } from 'kysely';
import { partIn } from '../../auth/principal.ts';
import { type Acting, findBonds } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { hasForm, isGround, isVouched } from './hold-evidence.ts';

const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What an account reads of a claim or a release, beside who asked. */
const decision = (alias: string) => sql`
  'state', ${sql.ref(`${alias}.state`)}, 'decidedBy', ${decidedBy(alias, 'd')}, 'decidedAt', ${utc(`${alias}.decided_at`)},
  'decisionReason', ${sql.ref(`${alias}.decision_reason`)}`;

type Asked<Shown> =
  | (Omit<Shown, 'own' | 'involved' | 'untilOwnPassword'> & { askedById: string | null; onBehalfOfId: string | null })
  | null;
type Claim = NonNullable<CaseEvidenceOfActivity['claim']>;
type Release = NonNullable<CaseEvidenceOfActivity['held'][number]['release']>;

/** What confirming the number of an activity would keep, what it keeps, and what waits about both. */
export async function selectEvidenceOf(
  db: Database,
  activityId: string,
  session: Acting,
): Promise<CaseEvidenceOfActivity> {
  const { caseNoPattern } = await readParameters(db);
  const [{ rows }, held, bonds] = [
    await sql<{
      caseNo: string | null;
      hasForm: boolean;
      vouchedBy: 'source' | 'person' | null;
      files: number;
      bytes: number;
      freshFiles: number;
      freshBytes: number;
      claim: Asked<Claim>;
    }>`
      select a.case_no as "caseNo", ${hasForm(caseNoPattern)} as "hasForm",
        case when a.case_no is null or not ${isVouched} then null when a.source <> 'page' and not a.case_no_typed then 'source'
          else 'person' end as "vouchedBy",
        shown.*, (
          select jsonb_build_object('claimId', c.claim_id, 'caseNo', c.case_no, 'claimedBy', ${signedBy('asker')},
            'onBehalfOf', ${signedBy('leader')}, 'claimedAt', ${utc('c.claimed_at')}, ${decision('c')},
            'askedById', c.claimed_by, 'onBehalfOfId', c.on_behalf_of)
          from case_number_claim c left join account asker on asker.account_id = c.claimed_by
          left join account leader on leader.account_id = c.on_behalf_of left join account d on d.account_id = c.decided_by
          where c.activity_id = a.activity_id and c.state <> 'superseded' and c.case_no = a.case_no
          order by c.claimed_at desc limit 1
        ) as claim
      from activity a cross join lateral (${amounts(sql`
        select r.recording_id, r.size_bytes from activity_recording l join recording r using (recording_id)
        where l.activity_id = a.activity_id and r.state <> 'deleted'
      `)}) as shown
      where a.activity_id = ${activityId}
    `.execute(db),
    await selectHeld(db, activityId),
    await findBonds(db, session),
  ];
  const [found] = rows;
  const part = <Shown>(asked: Asked<Shown>) => {
    if (asked === null) return null;
    const { askedById, onBehalfOfId, ...shown } = asked;
    return { ...shown, ...partIn(session, { askedBy: askedById, onBehalfOf: onBehalfOfId }, bonds) };
  };
  return {
    caseNo: found?.caseNo ?? null,
    hasForm: found?.hasForm ?? false,
    vouchedBy: found?.vouchedBy ?? null,
    claim: part<Claim>(found?.claim ?? null) as Claim | null,
    shown: { files: found?.files ?? 0, bytes: found?.bytes ?? 0 },
    fresh: { files: found?.freshFiles ?? 0, bytes: found?.freshBytes ?? 0 },
    held: held.map((one) => ({ ...one, release: part<Release>(one.release) as Release | null })),
  };
}

/** `files`, `bytes` of these recordings, and of those that aren't evidence yet: `freshFiles`, `freshBytes`. */
function amounts(recordings: RawBuilder<unknown>): RawBuilder<unknown> {
  const isFresh = sql`not exists (select from case_evidence e where e.recording_id = o.recording_id and e.released_at is null)`;
  return sql`
    select count(*) as files, coalesce(sum(size_bytes), 0)::bigint as bytes, count(*) filter (where ${isFresh}) as "freshFiles",
      coalesce(sum(size_bytes) filter (where ${isFresh}), 0)::bigint as "freshBytes"
    from (${recordings}) as o`;
}

async function selectHeld(db: Database, activityId: string) {
  const { rows } = await sql<{
    caseNo: string;
    files: number;
    bytes: number;
    outdatedFiles: number;
    release: Asked<Release>;
  }>`
    select h.*, (
      select jsonb_build_object('releaseId', l.release_id, 'cause', l.cause, 'proposedBy', ${signedBy('asker')},
        'onBehalfOf', ${signedBy('leader')}, 'reason', l.reason, 'proposedAt', ${utc('l.proposed_at')}, ${decision('l')},
        'askedById', l.proposed_by, 'onBehalfOfId', l.on_behalf_of)
      from case_evidence_release l left join account asker on asker.account_id = l.proposed_by
      left join account leader on leader.account_id = l.on_behalf_of left join account d on d.account_id = l.decided_by
      where l.activity_id = ${activityId} and l.case_no = h."caseNo" and l.state <> 'superseded'
      order by l.state = 'proposed' desc, l.proposed_at desc limit 1
    ) as release
    from (
      select e.case_no as "caseNo", count(*) filter (where e.released_at is null) as files,
        coalesce(sum(r.size_bytes) filter (where e.released_at is null), 0)::bigint as bytes,
        count(*) filter (where e.released_at is null and e.outdated_since is not null) as "outdatedFiles"
      from case_evidence e join recording r using (recording_id) where e.activity_id = ${activityId} group by e.case_no
    ) as h order by h."caseNo"
  `.execute(db);
  return rows;
}

/** What another form of case numbers would keep for good, and of today's evidence what it wouldn't. */
export async function previewPattern(db: Database | Transaction, pattern: string): Promise<PatternPreview> {
  const recordings = sql`
    select distinct r.recording_id, r.size_bytes
    from activity a join activity_recording l using (activity_id) join recording r using (recording_id)
    where a.case_no is not null and ${isGround(pattern)} and r.state <> 'deleted' and r.deletion_begun_at is null
      and not exists (
        select from case_evidence e where e.recording_id = l.recording_id and e.activity_id = a.activity_id and e.case_no = a.case_no
          and e.released_at is not null
      )`;
  const { rows } = await sql<{
    activities: number;
    matching: number;
    vouched: number;
    files: number;
    bytes: number;
    freshFiles: number;
    freshBytes: number;
    outdatedFiles: number;
    outdatedBytes: number;
  }>`
    select counted.*, held.*, lost.*
    from (
      select count(*) as activities, count(*) filter (where ${hasForm(pattern)}) as matching,
        count(*) filter (where ${isGround(pattern)}) as vouched
      from activity a where a.case_no is not null and a.withdrawn_at is null
    ) as counted, (${amounts(recordings)}) as held, (
      select count(*) as "outdatedFiles", coalesce(sum(r.size_bytes), 0)::bigint as "outdatedBytes"
      from recording r where r.recording_id in (select recording_id from case_evidence where released_at is null)
        and r.recording_id not in (select recording_id from (${recordings}) as g)
    ) as lost
  `.execute(db);
  const [found] = rows;
  if (!found) throw new Error('an aggregate has a row');
  const { activities, matching, vouched } = found;
  return {
    ...{ activities, matching, vouched },
    holds: { files: found.files, bytes: found.bytes },
    fresh: { files: found.freshFiles, bytes: found.freshBytes },
    outdated: { files: found.outdatedFiles, bytes: found.outdatedBytes },
  };
}
