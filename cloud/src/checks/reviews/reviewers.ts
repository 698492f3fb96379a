import { findRecusals } from '../../auth/assert-not-recused.ts';
import { scopeOf } from '../../auth/permissions.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Reviewer } from './assign.ts';

/** Whose footage it is, and of which unit. */
export interface Concerned {
  badge_no: string;
  unit_code: string;
}

export interface FitReviewer extends Reviewer {
  username: string;
  /** Whether he has no part in it: neither himself, nor whom he leads or is recused of, nor his own unit. */
  isFit(review: Concerned): boolean;
}

/** Every account that may review, each with what it may not. */
export async function selectReviewers(
  tx: Database | Transaction,
  reviews: readonly Concerned[],
): Promise<FitReviewer[]> {
  const accounts = await tx
    .selectFrom('account as a')
    .leftJoin('officer as o', 'o.badge_no', 'a.badge_no')
    .select(['a.account_id', 'a.username', 'a.role', 'a.unit_code', 'o.unit_code as officer_unit'])
    .where('a.disabled_at', 'is', null)
    .orderBy('a.account_id')
    .execute();
  const badgeNos = new Set(reviews.map(({ badge_no }) => badge_no));
  const fit: FitReviewer[] = [];
  for (const { account_id: accountId, username, role, ...own } of accounts) {
    if (scopeOf(role, 'reviews.write') !== 'all') continue;
    const recusalOf = await findRecusals(tx, { accountId }, badgeNos);
    fit.push({
      accountId,
      username,
      isFit: ({ badge_no, unit_code }) =>
        unit_code !== own.unit_code && unit_code !== own.officer_unit && recusalOf([badge_no]) === undefined,
    });
  }
  return fit;
}

/** Of which units the account is: its own, and that of its officer. */
export async function unitsOf(tx: Database | Transaction, accountId: string): Promise<string[]> {
  const row = await tx
    .selectFrom('account as a')
    .leftJoin('officer as o', 'o.badge_no', 'a.badge_no')
    .select(['a.unit_code', 'o.unit_code as officer_unit'])
    .where('a.account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return [row.unit_code, row.officer_unit].filter((unit) => unit !== null);
}
