import type { RuleKey } from '@rollcall/shared/http/findings';
import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewAnswer } from '@rollcall/shared/resources/reviews';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { emptyDetail } from '../../reconcile/empty-detail.ts';
import type { JudgedFinding } from '../../reconcile/judged-finding.ts';
import type { StoredReview } from './repository.ts';

/** What a fault that a second person confirmed says of the officer. */
export function judgeFault(
  review: StoredReview,
  { key, dimension, name, deduction }: ChecklistItem,
  { marks, note }: ReviewAnswer,
): JudgedFinding {
  const { review_id: reviewId, kind, item } = review;
  return {
    ruleKey: 'spot_check',
    kind: `spot_check_${dimension}`,
    subject: `review_item:${reviewId}:${key}`,
    ...(kind === 'shift' ? { shiftId: item } : {}),
    ...(kind === 'activity' ? { activityId: item } : {}),
    ...(kind === 'recording' ? { recordingId: item } : {}),
    badgeNo: review.badge_no,
    unitCode: review.unit_code,
    dutyDate: localDateOf(review.starts_at),
    detail: {
      ...emptyDetail,
      spotCheck: { reviewId, itemKey: key, itemName: name, deduction, note, marks },
    },
  };
}

const rulesThatState: Record<NonNullable<ChecklistItem['stated']>, readonly RuleKey[]> = {
  coverage: ['coverage', 'activity_coverage', 'activity_start', 'activity_end'],
  damage: ['damaged'],
};

/** The open finding about this officer that says of the same duty what the fault says; the oldest of several. */
export async function statedBefore(
  tx: Transaction,
  review: StoredReview,
  { stated }: ChecklistItem,
): Promise<string | undefined> {
  if (stated === null) return undefined;
  const { rows } = await sql<{ findingId: string }>`
    select f.finding_id as "findingId" from finding f
    where f.state = 'open' and f.badge_no = ${review.badge_no}
      and f.rule_key = any(${rulesThatState[stated]}::text[]) and ${aboutSame(review)}
    order by f.found_at, f.finding_id limit 1
  `.execute(tx);
  return rows[0]?.findingId;
}

/** Whether finding `f` is about what the review is about. */
export function aboutSame({ kind, item, starts_at, ends_at }: StoredReview) {
  if (kind === 'recording') return sql<boolean>`f.recording_id = ${item}`;
  return sql<boolean>`(
    f.shift_id::text = ${item} or f.activity_id::text = ${item}
    or exists (
      select from recording r where r.recording_id = f.recording_id and r.captured_at >= ${starts_at} and r.captured_at < ${ends_at}
    )
  )`;
}
