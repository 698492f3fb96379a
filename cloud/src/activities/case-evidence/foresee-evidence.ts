import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { footageIn } from '../footage-repository.ts';
import { type CompleteActivities, timesOf } from '../save-activities.ts';

/** How much footage that isn't evidence yet these activities would keep for good, their numbers once confirmed. Only reads. */
export async function foreseeEvidence(
  tx: Transaction,
  { added, changed }: CompleteActivities,
): Promise<{ files: number; bytes: number }> {
  const numbered = [...added, ...changed.map(({ after }) => after)].filter(
    ({ caseNo, source }) => caseNo !== null && source !== 'page',
  );
  const { caseNoPattern } = await readParameters(tx);
  if (numbered.length === 0 || caseNoPattern === '') return { files: 0, bytes: 0 };
  const windows = numbered.flatMap((activity) =>
    timesOf(activity).map((time) => ({ ...time, caseNo: activity.caseNo })),
  );
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*) as files, coalesce(sum(r.size_bytes), 0)::bigint as bytes
    from recording r
    where r.recording_id in (select recording_id from (${footageIn(sql`
      select null::uuid as activity_id, t."badgeNo" as badge_no, t."from" as from_at, t.until as until_at
      from json_to_recordset(${JSON.stringify(windows)}::json)
        as t ("badgeNo" text, "from" timestamptz, until timestamptz, "caseNo" text)
      where t."caseNo" ~ ${`^(?:${caseNoPattern})$`}
    `)}) as f)
      and r.state <> 'deleted' and r.deletion_begun_at is null
      and not exists (select from case_evidence e where e.recording_id = r.recording_id and e.released_at is null)
  `.execute(tx);
  return rows[0] ?? { files: 0, bytes: 0 };
}
