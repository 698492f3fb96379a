import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { namesAny } from '../../bulletins/repository.ts';
import { signatureOf } from '../../db/signed-by.ts';
import { isRecent } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';

const period = sql`b.period_from || ' – ' || b.period_to`;

function issues(since: RawBuilder<unknown>, where: readonly RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`b.bulletin_id`,
    since,
    about: { by: signatureOf('b.submitted_name'), text: period },
    from: sql`bulletin b`,
    where,
  };
}

/** By whoever writes them; also what a reviewer gave back. */
const toComplete: InboxSource = {
  side: 'must_do',
  kind: 'bulletin_draft',
  select: ({ dataScopeFor }) =>
    dataScopeFor('bulletins.write') === undefined ? undefined : issues(sql`b.taken_at`, [sql`b.state = 'draft'`]),
};

/** By somebody else, whom it doesn't name. */
const toSeal: InboxSource = {
  side: 'must_do',
  kind: 'bulletin_review',
  select: ({ dataScopeFor, bound, oneself, barred }) =>
    dataScopeFor('bulletins.seal') === undefined
      ? undefined
      : issues(sql`b.submitted_at`, [
          sql`b.state = 'in_review'`,
          sql`b.submitted_by <> all(${bound}::uuid[])`,
          sql`(b.submitted_for is null or b.submitted_for <> all(${bound}::uuid[]))`,
          sql`not b.written_by && ${bound}::uuid[]`,
          sql`not ${namesAny(oneself, 'named')}`,
          sql`not ${namesAny(barred, 'criticised')}`,
        ]),
};

/** What he submitted, until somebody seals it or gives it back. */
const submitted: InboxSource = {
  side: 'waiting_for',
  kind: 'bulletin_review',
  select: ({ principalId, dataScopeFor }) =>
    dataScopeFor('bulletins.write') === undefined
      ? undefined
      : issues(sql`b.submitted_at`, [
          sql`b.state = 'in_review'`,
          sql`coalesce(b.submitted_for, b.submitted_by) = ${principalId}`,
        ]),
};

const sealed: InboxSource = {
  side: 'decided',
  kind: 'bulletin_review',
  select(reader) {
    if (reader.dataScopeFor('bulletins.write') === undefined) return undefined;
    const entries = issues(sql`b.sealed_at`, [
      sql`b.state = 'sealed'`,
      sql`coalesce(b.submitted_for, b.submitted_by) = ${reader.principalId}`,
      isRecent(sql`b.sealed_at`, reader),
    ]);
    return { ...entries, about: { by: signatureOf('b.sealed_by'), text: period, outcome: sql`'granted'` } };
  },
};

/** What the unit hasn't read, and what it was asked and hasn't answered. */
const toConfirm: InboxSource = {
  side: 'must_do',
  kind: 'bulletin_receipt',
  select({ dataScopeFor }) {
    const unit = dataScopeFor('bulletins.answer')?.unitCode;
    if (typeof unit !== 'string') return undefined;
    const isAsked = sql`exists (
      select from jsonb_array_elements(b.texts -> 'requirements') as asked
      where asked -> 'units' = '[]' or asked -> 'units' ? r.unit_code
    )`;
    return {
      id: sql`b.bulletin_id`,
      unitCode: sql`r.unit_code`,
      dueOn: sql`b.receipt_due_on`,
      since: sql`b.sealed_at`,
      about: { by: signatureOf('b.sealed_by'), text: period },
      from: sql`bulletin b join bulletin_receipt r on r.bulletin_id = b.bulletin_id`,
      where: [
        sql`b.state = 'sealed' and r.unit_code = ${unit}`,
        sql`(r.confirmed_at is null or (r.answer is null and ${isAsked}))`,
      ],
    };
  },
};

export const bulletins = [toComplete, toSeal, submitted, sealed, toConfirm];
