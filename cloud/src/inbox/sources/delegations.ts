import { sql } from 'kysely';
import { delegationLasts } from '../../auth/delegations/repository.ts';
import { signedBy } from '../../db/signed-by.ts';
import { isRecent } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';

const from = sql`delegation d
  join account leader on leader.account_id = d.leader_account_id
  join account delegate on delegate.account_id = d.delegate_account_id
  join account namer on namer.account_id = d.named_by`;

const entry: Pick<Entries, 'id' | 'badgeNo' | 'unitCode' | 'about' | 'from'> = {
  id: sql`d.delegation_id`,
  badgeNo: sql`leader.badge_no`,
  unitCode: sql`d.unit_code`,
  about: { text: sql`d.reason` },
  from,
};

/** Somebody named him: he accepts or declines. Nobody does so while he acts for somebody else. */
const toAccept: InboxSource = {
  side: 'must_do',
  kind: 'stand_in',
  select({ principalId, acts, now }) {
    if (acts) return undefined;
    return {
      ...entry,
      about: { ...entry.about, by: signedBy('namer') },
      since: sql`d.named_at`,
      where: [
        sql`d.delegate_account_id = ${principalId} and d.accepted_at is null and d.declined_at is null`,
        sql`${delegationLasts} and d.ends_at > ${now}`,
      ],
    };
  },
};

/** He is away, or will be, and whoever was named hasn't accepted. */
const toBeAccepted: InboxSource = {
  side: 'waiting_for',
  kind: 'stand_in',
  select: ({ principalId, now }) => ({
    ...entry,
    badgeNo: sql`delegate.badge_no`,
    since: sql`d.named_at`,
    where: [
      sql`d.leader_account_id = ${principalId} and d.accepted_at is null and d.declined_at is null`,
      sql`${delegationLasts} and d.ends_at > ${now}`,
    ],
  }),
};

/** What whom he named said. */
const answered: InboxSource = {
  side: 'decided',
  kind: 'stand_in',
  select(reader) {
    const at = sql`coalesce(d.declined_at, d.accepted_at)`;
    return {
      ...entry,
      badgeNo: sql`delegate.badge_no`,
      since: at,
      about: {
        outcome: sql`case when d.declined_at is null then 'granted' else 'refused' end`,
        text: sql`coalesce(d.decline_reason, d.reason)`,
      },
      where: [
        sql`${reader.principalId} in (d.leader_account_id, d.named_by)`,
        // Who was named before anybody had to accept didn't answer.
        sql`d.accepted_at is distinct from d.named_at`,
        isRecent(at, reader),
      ],
    };
  },
};

export const delegations = [toAccept, toBeAccepted, answered];
