import type { FindingOfInput, FindingStanding } from '@rollcall/shared/bulletins/input';
import type { FindingKind, FindingState, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { standingDecision } from '../../findings/standing-decision.ts';

interface FoundFinding {
  findingId: string;
  kind: FindingKind;
  unitCode: string;
  state: FindingState;
  handling: Handling;
  step: DecisionStep | null;
  /** As what it was confirmed. */
  violationClass: ViolationClass | null;
  /** Under what it falls if it is right. */
  ownClass: ViolationClass | null;
  /** Whom it is about, or was confirmed of. */
  badgeNos: string[];
  told: boolean;
}

/** Findings that were told in these local dates, `to` excluded, and who has an open or confirmed one of them or of duty then. */
export async function selectFindings(
  tx: Transaction,
  { from, to, asOf }: { from: string; to: string; asOf: Date },
): Promise<{ findings: FindingOfInput[]; troubled: Set<string> }> {
  const [begin, end] = [startOfLocalDate(from), startOfLocalDate(to)];
  const { rows } = await sql<FoundFinding>`
    select f.finding_id as "findingId", f.kind, f.unit_code as "unitCode", f.state, f.handling, d.step,
      d.violation_class as "violationClass", f.violation_class as "ownClass", f.told_at >= ${begin} and f.told_at < ${end} as told,
      case when d.step = 'confirm' then d.badge_nos else array_remove(
        array(select jsonb_array_elements_text(coalesce(f.detail -> 'badgeNos', '[]'))) || f.badge_no, null) end as "badgeNos"
    from finding f left join lateral ${standingDecision} as d on true
    where f.told_at <= ${asOf} and (
      (f.told_at >= ${begin} and f.told_at < ${end}) or (f.duty_date >= ${from} and f.duty_date < ${to}))
    order by f.finding_id
  `.execute(tx);
  const stood = rows.map((row) => ({ ...row, standing: standingOf(row) }));
  return {
    findings: stood
      .filter(({ told }) => told)
      .map(({ findingId, kind, unitCode, violationClass, ownClass, standing }) => ({
        ...{ findingId, kind, unitCode, standing },
        violationClass: standing === 'confirmed' ? violationClass : ownClass,
      })),
    troubled: new Set(
      stood.flatMap(({ standing, badgeNos }) => (standing === 'open' || standing === 'confirmed' ? badgeNos : [])),
    ),
  };
}

/** How a finding stands, in a word: what the data took back before anybody decided is unfounded. */
function standingOf({ state, handling, step }: Pick<FoundFinding, 'state' | 'handling' | 'step'>): FindingStanding {
  if (state === 'set_aside' || handling === 'unfounded') return 'unfounded';
  if (handling === 'told' || handling === 'answered') return state === 'resolved' ? 'unfounded' : 'open';
  if (handling === 'excused') return 'excused';
  if (handling !== 'closed') return 'confirmed';
  if (step === 'confirm') return 'confirmed';
  return step === 'excuse' ? 'excused' : 'unfounded';
}
