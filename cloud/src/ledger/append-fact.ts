import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';

/** Who or what a fact is about; its history is the facts of one subject. */
export type FactSubject =
  `${'unit' | 'officer' | 'recorder' | 'station' | 'recording' | 'account' | 'session' | 'hq' | 'duty_type' | 'custody' | 'shift' | 'finding' | 'checkpoint' | 'erase_permit' | 'legal_hold' | 'retention' | 'deletion_list' | 'access_request' | 'export' | 'key_set' | 'guarantee' | 'witness'}:${string}`;

/** One thing that happened and will become a ledger leaf. The payload may name people: it can be erased, the leaf not. */
export interface Fact {
  /** snake_case, past tense: `station_enrolled`. */
  type: string;
  subject: FactSubject;
  payload: object;
}

/** Records a fact in the transaction of what it tells of. */
export async function appendFact(tx: Transaction, fact: Fact): Promise<void> {
  await appendFacts(tx, [fact]);
}

/** Records facts in this order, in one statement. */
export async function appendFacts(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const types = facts.map((fact) => fact.type);
  const subjects = facts.map((fact) => fact.subject);
  const payloads = facts.map((fact) => JSON.stringify(fact.payload));
  await sql`
    insert into fact (type, subject, payload)
    select type, subject, payload::jsonb
    from unnest(${types}::text[], ${subjects}::text[], ${payloads}::text[]) with ordinality as f(type, subject, payload, nr)
    order by nr
  `.execute(tx);
  // Whatever changes registry, custody or roster is a fact, so this is where open pages hear of it.
  if (subjects.some(isAboutDuty)) await notifyLive(tx, [{ topic: 'duty', unitCodes: [] }]);
}

function isAboutDuty(subject: string): boolean {
  return /^(unit|officer|recorder|custody|shift|duty_type):|^hq:parameters$/.test(subject);
}
