import type {
  FindingDetail,
  FindingGrade,
  FindingKind,
  RuleKey,
  RulesEdition,
  ViolationClass,
} from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';

/** A finding as far as people decide about it. */
export interface HandledFinding {
  findingId: string;
  ruleKey: RuleKey;
  kind: FindingKind;
  activityId: string | null;
  shiftId: string | null;
  unitCode: string;
  badgeNo: string | null;
  grade: FindingGrade | null;
  rulesEdition: RulesEdition;
  /** Under what it falls if it is right. */
  violationClass: ViolationClass | null;
  detail: FindingDetail;
  leaders: Record<string, string>;
  handling: Handling;
  toldAt: Date;
  /** The last day on which it can be answered in time. */
  dueOn: string;
}

/** The officers whom a finding is about, sorted; of what HQ's own store lost nobody. */
export function peopleOf({
  ruleKey,
  badgeNo,
  detail,
}: Pick<HandledFinding, 'ruleKey' | 'badgeNo' | 'detail'>): string[] {
  if (ruleKey === 'integrity') return [];
  return [...new Set([...(badgeNo === null ? [] : [badgeNo]), ...(detail.badgeNos ?? [])])].sort();
}

/** Whom it concerns, as an officer or as liable: each of them, and who is recused of one, has no part in a decision about it. */
export function concernedBy({
  badgeNo,
  detail,
  leaders,
}: Pick<HandledFinding, 'badgeNo' | 'detail' | 'leaders'>): string[] {
  return [...(badgeNo === null ? [] : [badgeNo]), ...(detail.badgeNos ?? []), ...Object.values(leaders)];
}
