import type { Slip } from '@rollcall/shared/http/slips';
import { type RawBuilder, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';

/** What was handed over: the decision of an entry of a case, or one about a finding, to one of those whom it is about. */
export type SlipAbout = { entryId: string; round: number } | { decisionId: string };

/** A file that was sent before. */
export interface SentScan {
  fileName: string;
  mediaType: string;
  sha256: string;
  sizeBytes: number;
}

/** @returns whether it is the first slip about that */
export async function insertSlip(
  tx: Transaction,
  slip: {
    about: SlipAbout;
    badgeNo: string;
    unitCode: string;
    how: Slip['how'];
    signedOn: string;
    witnesses: readonly string[];
    scan: SentScan;
    by: string;
    onBehalfOf: string | null;
    at: Date;
  },
): Promise<boolean> {
  const { about, scan } = slip;
  const row = await tx
    .insertInto('slip')
    .values({
      ...('entryId' in about ? { entry_id: about.entryId, round: about.round } : { decision_id: about.decisionId }),
      badge_no: slip.badgeNo,
      unit_code: slip.unitCode,
      how: slip.how,
      signed_on: slip.signedOn,
      witnesses: [...slip.witnesses],
      scan_name: scan.fileName,
      scan_sha256: scan.sha256,
      scan_bytes: scan.sizeBytes,
      scan_type: scan.mediaType,
      noted_by: slip.by,
      noted_for: slip.onBehalfOf,
      noted_at: slip.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('slip_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Slip `s` as the page shows it, in JSON. */
export const slipAsJson: RawBuilder<Slip & { badgeNo: string }> = sql`json_build_object(
  'slipId', s.slip_id, 'badgeNo', s.badge_no, 'how', s.how, 'signedOn', s.signed_on, 'witnesses', s.witnesses,
  'notedBy', (select ${signedBy('noter')} from account noter where noter.account_id = s.noted_by),
  'notedAt', to_char(s.noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'scan', case when s.scan_name is null then null
    else json_build_object('fileName', s.scan_name, 'sizeBytes', s.scan_bytes) end
)`;

/** The scan of a slip, with what it is about; of those in sight, or about this officer. */
export async function findScan(
  db: Database,
  slipId: string,
  { dataScope, badgeNo }: { dataScope: DataScope; badgeNo: string | null },
) {
  const seen = inScope(dataScope, { unitCode: sql.ref('s.unit_code'), badgeNo: sql.ref('s.badge_no') });
  return db
    .selectFrom('slip as s')
    .leftJoin('accountability_entry as e', 'e.entry_id', 's.entry_id')
    .leftJoin('finding_decision as d', 'd.decision_id', 's.decision_id')
    .select(['s.scan_name', 's.scan_sha256', 's.scan_type', 'e.case_id', 'd.finding_id'])
    .where('s.slip_id', '=', slipId)
    .where(sql<boolean>`(${seen} or s.badge_no = ${badgeNo})`)
    .executeTakeFirst();
}
