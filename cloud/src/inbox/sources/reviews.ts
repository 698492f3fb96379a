import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { scopeOf } from '../../auth/permissions.ts';
import { waitsForVerifier } from '../../checks/reviews/repository.ts';
import type { Entries, InboxSource } from '../source.ts';

function entries(where: readonly RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`r.review_id`,
    badgeNo: sql`r.badge_no`,
    unitCode: sql`r.unit_code`,
    since: sql`coalesce(r.submitted_at, r.assigned_at)`,
    about: { dutyDate: sql`(r.starts_at at time zone 'Asia/Shanghai')::date`, text: sql`r.reason` },
    from: sql`review r`,
    where,
  };
}

/** By whoever was given it. */
const toReview: InboxSource = {
  side: 'must_do',
  kind: 'review',
  select: ({ principalId, acts }) =>
    acts ? undefined : entries([sql`r.state = 'assigned' and r.reviewer_id = ${principalId}`]),
};

/** By somebody else, whom it doesn't concern, not of the officer's unit. */
const toVerify: InboxSource = {
  side: 'must_do',
  kind: 'review_verification',
  select: ({ dataScopeFor, bound, barred, units }) =>
    dataScopeFor('reviews.verify') === undefined ? undefined : entries([waitsForVerifier({ bound, barred, units })]),
};

/** Nobody may review it whom it doesn't concern: somebody has to be named, or an account made. */
const toAssign: InboxSource = {
  side: 'must_do',
  kind: 'review_unassigned',
  select: ({ role }) =>
    scopeOf(role, 'checks.plan') === undefined ? undefined : entries([sql`r.state = 'unassigned'`]),
};

export const reviews = [toReview, toVerify, toAssign];
