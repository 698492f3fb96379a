import type { CoverageSegment, SegmentExplanation } from '@rollcall/shared/http/coverage';
import type { RulesEdition } from '@rollcall/shared/http/findings';
import { effectOf } from '@rollcall/shared/rules/explanation-effect';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { decidedBy } from '../db/decided-by.ts';

/** The segments of a shift or an activity, and whose time they are. */
export interface ExplainedTime {
  officers: readonly { badgeNo: string; unitCode: string }[];
  segments: readonly CoverageSegment[];
  /** By which rules it is judged. */
  rulesEdition: RulesEdition;
}

interface Approved extends SegmentExplanation {
  badgeNo: string | null;
  unitCode: string | null;
  startsAt: Date;
  endsAt: Date;
}

/** Adds to the segments that approved explanations account for which they are. @returns the segments of each, in the same order */
export async function explainSegments(db: Database, times: readonly ExplainedTime[]): Promise<CoverageSegment[][]> {
  const approved = await selectApproved(
    db,
    times.filter(({ segments }) => segments.some(isExplained)),
  );
  return times.map(({ officers, segments, rulesEdition }) =>
    segments.map((segment) => {
      if (!isExplained(segment)) return segment;
      const explanations = approved.filter((one) =>
        explains({ ...one, takesOut: effectOf(one.reasonCode, rulesEdition) === 'exemption' }, segment, officers),
      );
      return {
        ...segment,
        explanations: explanations.map(({ exemptionId, reasonCode, approvedBy }) => ({
          exemptionId,
          reasonCode,
          approvedBy,
        })),
      };
    }),
  );
}

function isExplained({ reason }: CoverageSegment): boolean {
  return reason === 'explanation' || reason === 'exemption';
}

function explains(
  one: Approved & { takesOut: boolean },
  { reason, from, to }: CoverageSegment,
  officers: ExplainedTime['officers'],
): boolean {
  // Of several officers, one may be exempt where another has an explanation: together that explains.
  if (reason === 'exemption' && !one.takesOut) return false;
  if (reason === 'explanation' && one.takesOut && officers.length === 1) return false;
  if (one.startsAt.getTime() >= Date.parse(to) || one.endsAt.getTime() <= Date.parse(from)) return false;
  return officers.some(({ badgeNo, unitCode }) => one.badgeNo === badgeNo || one.unitCode === unitCode);
}

/** What was approved for anybody of them meanwhile, by start. */
async function selectApproved(db: Database, times: readonly ExplainedTime[]): Promise<Approved[]> {
  if (times.length === 0) return [];
  const officers = times.flatMap((time) => time.officers);
  const segments = times.flatMap((time) => time.segments.filter(isExplained));
  const from = new Date(Math.min(...segments.map((segment) => Date.parse(segment.from))));
  const to = new Date(Math.max(...segments.map((segment) => Date.parse(segment.to))));
  const badgeNos = [...new Set(officers.map(({ badgeNo }) => badgeNo))];
  const unitCodes = [...new Set(officers.map(({ unitCode }) => unitCode))];
  const { rows } = await sql<Approved>`
    select e.exemption_id as "exemptionId", e.reason_code as "reasonCode", ${decidedBy('e', 'decider')} as "approvedBy",
      e.badge_no as "badgeNo", e.unit_code as "unitCode",
      e.starts_at as "startsAt", e.ends_at as "endsAt"
    from exemption e
    join account decider on decider.account_id = e.decided_by
    where e.state = 'approved' and e.starts_at < ${to} and e.ends_at > ${from}
      and (e.badge_no = any(${badgeNos}::text[]) or e.unit_code = any(${unitCodes}::text[]))
    order by e.starts_at, e.exemption_id
  `.execute(db);
  return rows;
}
