import type { FactSubject, FactType } from '@rollcall/shared/resources/facts';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { actingFor } from './acting-for.ts';
import { shownKinds } from './lists-by-subject.ts';

/** Something that happened and will become a leaf of the ledger. The payload may name people: it can be erased, the leaf can't. */
export interface Fact {
  type: FactType;
  subject: FactSubject;
  payload: object;
}

/** Records a fact. Call it in the transaction of the change that the fact is about. @returns its id */
export async function appendFact(tx: Transaction, fact: Fact): Promise<number> {
  const [factId = Number.NaN] = await appendFacts(tx, [fact]);
  return factId;
}

/** Records facts in this order, in one statement. @returns their ids, in the same order */
export async function appendFacts(tx: Transaction, facts: readonly Fact[]): Promise<number[]> {
  if (facts.length === 0) return [];
  const types = facts.map((fact) => fact.type);
  const subjects = facts.map((fact) => fact.subject);
  const leader = actingFor.getStore();
  const payloads = facts.map(({ payload }) => JSON.stringify(leader ? { ...payload, for: leader.username } : payload));
  const { rows } = await sql<{ fact_id: number }>`
    insert into fact (type, subject, payload)
    select type, subject, payload::jsonb
    from unnest(${types}::text[], ${subjects}::text[], ${payloads}::text[]) with ordinality as f(type, subject, payload, nr)
    order by nr
    returning fact_id
  `.execute(tx);
  // Every change of registry, custody or roster is a fact, so this is the place that tells open pages about it.
  const kinds = shownKinds(subjects);
  if (kinds.length > 0) await notifyLive(tx, [{ topic: 'duty', unitCodes: [], subjects: kinds }]);
  return rows.map((row) => row.fact_id);
}
