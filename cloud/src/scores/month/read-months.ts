import type { FindingKind } from '@rollcall/shared/http/findings';
import type { ScoreCost } from '@rollcall/shared/resources/scores';
import { addMonths, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { ScoredFinding } from '@rollcall/shared/scores/score';
import type { Database } from '../../db/database.ts';
import { numberOf } from '../../findings/rectifications/repository.ts';
import { concernedOfficers, isAnsweredLate, outcomeOf } from './outcome-of.ts';
import {
  type FaultOfMonth,
  type FindingOfMonth,
  type OfficerMonth,
  selectFaultsOfMonths,
  selectFindingsOfMonths,
  selectJoinedInspections,
  selectOfficerMonths,
  selectOverdueOfMonths,
  selectUnitNames,
  spanOf,
} from './repository.ts';

/** A finding as it stands about one officer, with what is behind it. */
export interface FindingAbout
  extends ScoredFinding,
    Pick<ScoreCost, 'findingId' | 'dutyDate' | 'answerDueOn' | 'faults' | 'inspections' | 'late' | 'decidedAt'> {
  /** When it last came to stand otherwise, if that was after the month; null otherwise. */
  changedAt: string | null;
}

/** What a unit's scores are made of beside those of its officers. */
export interface UnitMonth {
  unitCode: string;
  unitName: string;
  lateAnswers: { findingId: string; kind: FindingKind; dutyDate: string }[];
  overdueRectifications: { rectificationId: string; number: string; findingId: string; dueOn: string }[];
}

/** Everything of which the scores of a month are made, by badge number and by unit. */
export interface MonthRows {
  month: string;
  officers: (OfficerMonth & { unitName: string; findings: FindingAbout[] })[];
  units: UnitMonth[];
}

/** @param months that follow each other, oldest first */
export async function readMonths(db: Database, months: readonly string[], now: Date): Promise<MonthRows[]> {
  const span = spanOf(months);
  const today = localDateOf(now);
  const [officers, findings, faults, inspections, overdue, names] = await Promise.all([
    selectOfficerMonths(db, months, now),
    selectFindingsOfMonths(db, span),
    selectFaultsOfMonths(db, span),
    selectJoinedInspections(db, span),
    selectOverdueOfMonths(db, span, today),
    selectUnitNames(db),
  ]);
  const behind = {
    faults: Map.groupBy(faults, ({ findingId }) => findingId),
    joined: Map.groupBy(inspections, ({ findingId }) => findingId),
  };
  const overdueOf = Map.groupBy(overdue, ({ findingId }) => findingId);
  const officersIn = Map.groupBy(officers, ({ month }) => month);
  const findingsIn = Map.groupBy(findings, ({ month }) => month);
  return months.map((month) => {
    const about = new Map<string, FindingAbout[]>();
    const units = new Map<string, UnitMonth>();
    const unitOf = (unitCode: string) => {
      const known = units.get(unitCode) ?? {
        ...{ unitCode, unitName: names.get(unitCode) ?? unitCode, lateAnswers: [], overdueRectifications: [] },
      };
      units.set(unitCode, known);
      return known;
    };
    const own = (officersIn.get(month) ?? []).map((officer) => ({
      ...officer,
      unitName: unitOf(officer.unitCode).unitName,
    }));
    for (const finding of findingsIn.get(month) ?? []) {
      const outcome = outcomeOf(finding);
      if (outcome === undefined) continue;
      const { findingId, unitCode, kind, dutyDate } = finding;
      if (isAnsweredLate(outcome, finding, today)) unitOf(unitCode).lateAnswers.push({ findingId, kind, dutyDate });
      for (const order of outcome === 'confirmed' ? (overdueOf.get(findingId) ?? []) : []) {
        const number = numberOf({ order_year: order.orderYear, order_no: order.orderNo });
        const { rectificationId, dueOn } = order;
        unitOf(unitCode).overdueRectifications.push({ rectificationId, number, findingId, dueOn });
      }
      for (const badgeNo of concernedOfficers(outcome, finding)) {
        const scored = toAbout(finding, outcome, badgeNo, {
          faults: (behind.faults.get(findingId) ?? []).filter((one) => one.badgeNo === badgeNo),
          joined: (behind.joined.get(findingId) ?? []).filter((one) => one.badgeNo === badgeNo),
        });
        about.set(badgeNo, [...(about.get(badgeNo) ?? []), scored]);
      }
    }
    return {
      month,
      officers: own.map((officer) => ({ ...officer, findings: about.get(officer.badgeNo) ?? [] })),
      units: [...units.values()].sort((one, other) => (one.unitCode < other.unitCode ? -1 : 1)),
    };
  });
}

function toAbout(
  finding: FindingOfMonth,
  outcome: FindingAbout['outcome'],
  badgeNo: string,
  { faults, joined }: { faults: readonly FaultOfMonth[]; joined: readonly { inspectionId: string }[] },
): FindingAbout {
  const isDecided = outcome !== 'undecided';
  const decidedAt = outcome === 'unfounded' ? (finding.upheldAt ?? finding.decidedAt) : finding.decidedAt;
  const end = startOfLocalDate(`${addMonths(finding.month, 1)}-01`);
  const late = finding.movedAt !== null && finding.movedAt >= end;
  return {
    ...{ findingId: finding.findingId, dutyDate: finding.dutyDate, outcome, answerDueOn: finding.answerDueOn, late },
    kind: outcome === 'confirmed' ? (finding.decidedKind ?? finding.kind) : finding.kind,
    violationClass: outcome === 'confirmed' ? finding.violationClass : null,
    ownClass: finding.ownClass,
    deductionTenths: finding.deduction === null ? null : finding.deduction * 10,
    joinedTenths: Math.max(0, ...faults.filter((one) => one.joined).map(({ deduction }) => deduction * 10)),
    decidedAt: isDecided ? (decidedAt?.toISOString() ?? null) : null,
    changedAt: late ? (finding.movedAt?.toISOString() ?? null) : null,
    faults: faults.map(({ reviewId, itemKey, itemName, deduction, joined: isJoined }) => ({
      ...{ reviewId, itemKey, itemName, deduction, joined: isJoined },
    })),
    inspections: [
      ...(finding.inspectionId === null || finding.badgeNo !== badgeNo
        ? []
        : [{ inspectionId: finding.inspectionId, joined: false }]),
      ...joined.map(({ inspectionId }) => ({ inspectionId, joined: true })),
    ],
  };
}
