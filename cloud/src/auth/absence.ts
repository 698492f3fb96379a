import type { Action } from '@rollcall/shared/http/permissions';
import { delegations } from '@rollcall/shared/resources/delegations';
import { delegationProblems } from '@rollcall/shared/words/delegations';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { signedBy } from '../db/signed-by.ts';
import { problemsOf } from '../errors/problems-of.ts';
import type { RouteAccess } from '../http/route.ts';
import { delegationLasts } from './delegations/repository.ts';

const problem = problemsOf(delegations.problems, delegationProblems);

/**
 * What counts as a decision: while somebody is away he takes none of these. What one does for oneself, enters from a paper or keeps up to
 * date, such as the roster, is none; so whoever comes back can end his own leave.
 */
const decisions: ReadonlySet<RouteAccess | undefined> = new Set<Action>([
  'access.decide',
  'accountability.decide',
  'accountability.open',
  'appeals.decide',
  'bulletins.seal',
  'common_causes.write',
  'disputes.decide',
  'erases.approve',
  'exemptions.decide',
  'findings.agree',
  'findings.decide',
  'guarantees.override',
  'parameters.agree',
  'rectifications.check',
  'rectifications.order',
  'retention.approve',
  'reviews.verify',
  'roster.approve',
]);

/**
 * The absences at that moment of the account `away`: its officer's leave, and what it named a stand-in for, whether he has accepted or
 * not. Who says that he is away is away until he ends it. Another account of the same officer is no way around it.
 */
function absencesOf(now: Date): RawBuilder<unknown> {
  return sql`
    select 'leave' as ground, l.ends_at as until, null as stand_in from leave l
    where l.badge_no = away.badge_no and l.removed_at is null and l.starts_at <= ${now} and l.ends_at > ${now}
    union all
    select 'delegation', d.ends_at, case when d.accepted_at <= ${now} then ${signedBy('delegate')} end
    from delegation d
    join account leader on leader.account_id = d.leader_account_id
    join account delegate on delegate.account_id = d.delegate_account_id
    where (leader.account_id = away.account_id or leader.badge_no = away.badge_no)
      and ${delegationLasts} and d.starts_at <= ${now} and d.ends_at > ${now}`;
}

/** Whether the account of that id is away. */
export function isAway(accountId: string, now: Date): RawBuilder<boolean> {
  return sql`exists (
    select from account away cross join lateral (${absencesOf(now)}) as absence
    where away.account_id = ${sql.ref(accountId)})`;
}

/**
 * Whoever is away decides nothing, neither as himself nor for somebody else; who stands in for him does.
 * @throws away_decides_nothing, which says until when, by what, and who stands in
 */
export async function assertPresent(
  db: Database,
  { accountId }: { accountId: string },
  { access, method, now }: { access: RouteAccess | undefined; method: string; now: Date },
): Promise<void> {
  if (method === 'GET' || method === 'HEAD' || !decisions.has(access)) return;
  const { rows } = await sql<{ ground: 'leave' | 'delegation'; until: Date; delegate: string | null }>`
    select ground, until, stand_in as "delegate"
    from account away cross join lateral (${absencesOf(now)}) as absence
    where away.account_id = ${accountId} order by stand_in nulls last, until desc limit 1
  `.execute(db);
  const [absence] = rows;
  if (!absence) return;
  const { ground, until, delegate } = absence;
  const how = ground === 'leave' ? 'On leave' : 'Away by a delegation';
  const who = delegate === null ? 'Nobody who accepted stands in.' : `${delegate} stands in.`;
  throw problem('away_decides_nothing', { detail: `${how} until ${until.toISOString()}. ${who}` });
}
