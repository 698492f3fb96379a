import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { keptTotals } from '../duty/shifts/not-yet-repository.ts';
import type { CoveredShift } from './covered-shift.ts';

/** Stores the results of reviews and the time of the next ones. @returns the shifts whose result differs from the last one */
export async function saveShiftReviews(
  tx: Transaction,
  shifts: readonly CoveredShift[],
  asOf: Date,
): Promise<Set<string>> {
  const rows = shifts.map(({ shiftId, totals, rulesEdition, changesAt }) => {
    return { shiftId, ...keptTotals(totals), rulesEdition, changesAt };
  });
  const changed = await sql<{ shiftId: string }>`
    with reviewed as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        "shiftId" uuid, "requiredMs" bigint, "recordedMs" bigint, "missingMs" bigint, "pendingMs" bigint,
        "exemptMs" bigint, "explainedMs" bigint, "uninspectedMs" bigint, "rulesEdition" smallint, "changesAt" timestamptz
      )
    ),
    next as (
      update shift s set review_at = "changesAt" from reviewed where s.shift_id = "shiftId"
    )
    insert into shift_coverage (
      shift_id, as_of, required_ms, recorded_ms, missing_ms, pending_ms, exempt_ms, explained_ms, uninspected_ms,
      rules_edition
    )
    select "shiftId", ${asOf}, "requiredMs", "recordedMs", "missingMs", "pendingMs", "exemptMs", "explainedMs",
      "uninspectedMs", "rulesEdition"
    from reviewed
    where not exists (
      -- Nearly all. Who looks at a shift holds it, so nobody else writes this meanwhile.
      select from shift_coverage c where c.shift_id = "shiftId"
        and (c.required_ms, c.recorded_ms, c.missing_ms, c.pending_ms, c.exempt_ms, c.explained_ms, c.uninspected_ms,
            c.rules_edition)
          is not distinct from ("requiredMs", "recordedMs", "missingMs", "pendingMs", "exemptMs", "explainedMs", "uninspectedMs",
            "rulesEdition")
    )
    on conflict (shift_id) do update set
      as_of = excluded.as_of, required_ms = excluded.required_ms, recorded_ms = excluded.recorded_ms,
      missing_ms = excluded.missing_ms, pending_ms = excluded.pending_ms, exempt_ms = excluded.exempt_ms,
      explained_ms = excluded.explained_ms, uninspected_ms = excluded.uninspected_ms,
      rules_edition = excluded.rules_edition
    returning shift_id as "shiftId"
  `.execute(tx);
  return new Set(changed.rows.map((row) => row.shiftId));
}
