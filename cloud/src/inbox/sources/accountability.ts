import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isAskedByOthers } from '../conditions.ts';
import type { InboxReader } from '../reader.ts';
import type { Entries, InboxSource } from '../source.ts';

const entry = sql`accountability_entry e join accountability_case c on c.case_id = e.case_id`;

/** Cases, by the entries of officers in them: an entry leads to its case. */
function entries(where: readonly RawBuilder<SqlBool>[], since: RawBuilder<unknown>, from = entry): Entries {
  return {
    id: sql`e.case_id`,
    badgeNo: sql`e.badge_no`,
    unitCode: sql`e.unit_code`,
    since,
    about: { text: sql`c.reason` },
    from,
    where,
  };
}

/** The case names nobody about whom the reader decides nothing. */
function namesNone({ barred }: InboxReader): RawBuilder<SqlBool> {
  return sql`not exists (
    select from accountability_entry named where named.case_id = e.case_id and named.badge_no = any(${barred}::text[])
  )`;
}

const toSay: InboxSource = {
  side: 'must_do',
  kind: 'case_statement',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts
      ? undefined
      : {
          ...entries([sql`e.badge_no = ${badgeNo} and e.state = 'open'`], sql`e.told_at`),
          dueOn: sql`e.heard_until`,
        },
};

const toSee: InboxSource = {
  side: 'must_do',
  kind: 'case_notice',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts
      ? undefined
      : entries(
          [sql`e.badge_no = ${badgeNo} and e.decided_at is not null and e.seen_at is null and e.state <> 'ended'`],
          sql`e.decided_at`,
        ),
};

/** Heard, or said nothing in time. */
const toDecide: InboxSource = {
  side: 'must_do',
  kind: 'case_decision',
  select(reader) {
    if (reader.dataScopeFor('accountability.decide') === undefined) return undefined;
    return entries(
      [
        sql`(e.state = 'heard' or (e.state = 'open' and e.heard_until < ${reader.today}))`,
        namesNone(reader),
        isAskedByOthers({ by: sql`c.opened_by`, onBehalfOf: sql`c.on_behalf_of` }, reader),
      ],
      sql`e.told_at`,
    );
  },
};

const appeals: InboxSource = {
  side: 'must_do',
  kind: 'case_appeal',
  select(reader) {
    if (reader.dataScopeFor('accountability.decide') === undefined) return undefined;
    return entries(
      [
        sql`a.state = 'pending' and a.round = e.round`,
        namesNone(reader),
        isAskedByOthers({ by: sql`e.decided_by`, onBehalfOf: sql`e.decided_for` }, reader),
      ],
      sql`a.appealed_at`,
      sql`${entry} join accountability_appeal a on a.entry_id = e.entry_id`,
    );
  },
};

/** Somebody proposed to open a case again, and a second person has to agree. */
const reopenings: InboxSource = {
  side: 'must_do',
  kind: 'case_reopening',
  select(reader) {
    if (reader.dataScopeFor('accountability.open') === undefined) return undefined;
    return {
      id: sql`c.case_id`,
      since: sql`p.proposed_at`,
      about: { text: sql`p.reason` },
      from: sql`accountability_reopening p join accountability_case c on c.case_id = p.case_id`,
      where: [
        sql`p.state = 'waits' and not exists (
          select from accountability_entry named
          where named.case_id = c.case_id and named.badge_no = any(${reader.barred}::text[])
        )`,
        isAskedByOthers({ by: sql`p.proposed_by`, onBehalfOf: sql`p.proposed_for` }, reader),
      ],
    };
  },
};

export const accountability = [toSay, toSee, toDecide, appeals, reopenings];
