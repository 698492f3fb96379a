import type { Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import type { Observation } from './observation.ts';
import { insertObservations } from './observation-repository.ts';
import { rederiveCustody } from './rederive-custody.ts';

/**
 * Stores observations, and derives custody from them. Refuses none. Idempotent: the same observation again changes nothing. Takes
 * `lockDutyExclusive` before it writes a row.
 * @returns how many were new
 */
export async function saveObservations(
  tx: Transaction,
  observations: readonly Observation[],
  { reason }: { reason?: string | undefined } = {},
): Promise<number> {
  if (observations.length === 0) return 0;
  await lockDutyExclusive(tx);
  const byId = new Map(observations.map((observation) => [observation.observationId, observation]));
  const fresh = new Set(await insertObservations(tx, [...byId.values()]));
  const added = [...byId.values()].filter(({ observationId }) => fresh.has(observationId));
  await appendFacts(
    tx,
    added.map((observation) => observationFact(observation, reason)),
  );
  await rederiveCustody(tx, [...new Set(added.map(({ recorderSerial }) => recorderSerial))]);
  return added.length;
}

function observationFact({ kind, toldBy, ...observation }: Observation, reason: string | undefined): Fact {
  return {
    type: kind === 'check_out' ? 'recorder_checked_out' : 'recorder_checked_in',
    subject: `observation:${observation.observationId}`,
    payload: { ...observation, by: toldBy, reason },
  };
}
