import type { RulesStartState } from '@rollcall/shared/resources/rules-starts';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';

/** As it is stored where the new rules began with the installation. */
export const withInstallation = '-infinity';

/** From which date on duties are judged by the new rules: a first of a month, or `-infinity`. Null: by the old ones, without an end. */
export async function selectRulesFrom(db: Database | Transaction): Promise<string | null> {
  const { rows } = await sql<{ from: string | null }>`select rules_from()::text as "from"`.execute(db);
  return rows[0]?.from ?? null;
}

/** Proposals and decisions wait for each other. */
export async function lockRulesStarts(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall rules start'))`.execute(tx);
}

export interface StoredRulesStart {
  rulesStartId: string;
  startsOn: string | null;
  reason: string | null;
  proposedBy: string | null;
  proposerId: string | null;
  onBehalfOf: string | null;
  onBehalfOfId: string | null;
  proposedAt: Date;
  state: RulesStartState;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  counts: boolean;
}

/** Newest first, the one that waits before all. */
export async function selectRulesStarts(db: Database): Promise<StoredRulesStart[]> {
  const { rows } = await sql<StoredRulesStart>`
    select r.rules_start_id as "rulesStartId", nullif(r.starts_on, ${withInstallation})::text as "startsOn", r.reason,
      ${signedBy('p')} as "proposedBy", r.proposed_by as "proposerId",
      ${signedBy('leader')} as "onBehalfOf", r.on_behalf_of as "onBehalfOfId", r.proposed_at as "proposedAt", r.state,
      ${decidedBy('r', 'd')} as "decidedBy", r.decided_at as "decidedAt", r.decision_reason as "decisionReason",
      r.state = 'agreed' and r.decided_at = max(r.decided_at) filter (where r.state = 'agreed') over () as counts
    from rules_start r
    left join account p on p.account_id = r.proposed_by
    left join account leader on leader.account_id = r.on_behalf_of
    left join account d on d.account_id = r.decided_by
    order by r.state = 'proposed' desc, r.proposed_at desc
  `.execute(db);
  return rows;
}

/** Decided or not. Nobody decides it meanwhile, if the caller holds `lockRulesStarts`. */
export async function findRulesStart(db: Database | Transaction, rulesStartId: string) {
  return db.selectFrom('rules_start').selectAll().where('rules_start_id', '=', rulesStartId).executeTakeFirst();
}

export async function findOpenRulesStart(tx: Transaction) {
  return tx.selectFrom('rules_start').selectAll().where('state', '=', 'proposed').executeTakeFirst();
}

/** @returns its id */
export async function insertRulesStart(
  tx: Transaction,
  start: { startsOn: string; reason: string; proposedBy: string; onBehalfOf: string | null; proposedAt: Date },
): Promise<string> {
  const row = await tx
    .insertInto('rules_start')
    .values({
      starts_on: start.startsOn,
      reason: start.reason,
      proposed_by: start.proposedBy,
      on_behalf_of: start.onBehalfOf,
      proposed_at: start.proposedAt,
    })
    .returning('rules_start_id')
    .executeTakeFirstOrThrow();
  return row.rules_start_id;
}

export async function closeRulesStart(
  tx: Transaction,
  rulesStartId: string,
  decided: { state: RulesStartState; reason: string; by: string; at: Date; outsideDecisionId: string | null },
): Promise<void> {
  await tx
    .updateTable('rules_start')
    .set({
      state: decided.state,
      decision_reason: decided.reason,
      decided_by: decided.by,
      decided_at: decided.at,
      outside_decision_id: decided.outsideDecisionId,
    })
    .where('rules_start_id', '=', rulesStartId)
    .execute();
}
