import { randomUUID } from 'node:crypto';
import { custodyObservations, type NewCustodyObservation } from '@rollcall/shared/resources/custody-observations';
import { custodyObservationProblems } from '@rollcall/shared/words/custody-observations';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact, appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { findOfficersAndRecorders } from '../../registry/known-repository.ts';
import { rederiveCustody } from './rederive-custody.ts';
import { findObservation, insertObservations, markWithdrawn, type Observation } from './repository.ts';

const problem = problemsOf(custodyObservations.problems, custodyObservationProblems);

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

/** Stores check-outs and returns at stations' screens. Runs after `lockDutyForIntake`, which takes the duty lock exclusively for them. */
export async function projectObservations(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  await saveObservations(tx, events.flatMap(toObservation));
}

function toObservation({ stationId, receivedAt, event }: ReceivedEvent): Observation[] {
  if (event.type !== 'checked_out' && event.type !== 'checked_in') return [];
  const { observationId, recorderSerial, badgeNo } = event.body;
  const spareFor = 'spareFor' in event.body ? (event.body.spareFor ?? null) : null;
  const kind = event.type === 'checked_out' ? 'check_out' : 'check_in';
  // An observation can't be later than its arrival, even if the station's clock is ahead.
  const at = new Date(Math.min(Date.parse(event.body.at ?? event.wall), receivedAt.getTime()));
  const told = { toldBy: null, toldAt: receivedAt };
  return [{ observationId, kind, recorderSerial, badgeNo, at, source: 'kiosk', stationId, spareFor, ...told }];
}

/** "Just now" is entered a little later. An observation that lies at most this far back needs no reason. */
const graceMs = 10 * 60_000;

/** Enters an observation from paper or hearsay. @returns its id @throws AppError when it is not allowed */
export async function addObservation(
  db: Database,
  { reason, ...seen }: NewCustodyObservation,
  { by, now, dataScope }: { by: string; now: Date; dataScope: DataScope },
): Promise<string> {
  const observationId = randomUUID();
  const { at } = seen;
  if (at > now) throw errors.badRequest([{ path: 'body.at', message: 'must not be in the future' }]);
  if (at.getTime() < now.getTime() - graceMs && reason === undefined) throw errors.reasonRequired();
  await db.transaction().execute(async (tx) => {
    const known = await findOfficersAndRecorders(tx, {
      badgeNos: [seen.badgeNo],
      recorderSerials: [seen.recorderSerial],
    });
    const [officer, recorder] = [known.officers.get(seen.badgeNo), known.recorders.get(seen.recorderSerial)];
    const fields = [
      ...(officer === undefined ? [{ path: 'body.badgeNo', message: `no officer ${seen.badgeNo}` }] : []),
      ...(recorder === undefined
        ? [{ path: 'body.recorderSerial', message: `no recorder ${seen.recorderSerial}` }]
        : []),
    ];
    if (fields.length > 0) throw errors.badRequest(fields);
    const sees = (row: { unitCode: string | null } | undefined) =>
      isInScope(dataScope, { unitCode: row?.unitCode ?? null, badgeNo: seen.badgeNo });
    if (!sees(officer)) throw errors.ofOtherUnit(`The officer ${seen.badgeNo}`);
    if (!sees(recorder)) throw errors.ofOtherUnit(`The recorder ${seen.recorderSerial}`);
    const observation = { ...seen, observationId, spareFor: seen.spareFor ?? null };
    await saveObservations(
      tx,
      [{ ...observation, source: 'page', stationId: null, toldBy: by, toldAt: now }],
      reason === undefined ? {} : { reason },
    );
  });
  return observationId;
}

/** The observation counts no more; its row stays. @throws AppError `not_found` */
export async function withdrawObservation(
  tx: Transaction,
  observationId: string,
  change: { by: string; reason: string; now: Date; disputeId?: string | undefined },
): Promise<void> {
  await lockDutyExclusive(tx);
  const observation = await findObservation(tx, observationId);
  if (!observation) throw errors.notFound(`The observation ${observationId}`);
  await markWithdrawn(tx, observationId, change);
  const { recorderSerial, badgeNo, at } = observation;
  const { by, reason, disputeId } = change;
  await appendFact(tx, {
    type: 'observation_withdrawn',
    subject: `observation:${observationId}`,
    payload: { recorderSerial, badgeNo, at, by, reason, disputeId },
  });
  await rederiveCustody(tx, [recorderSerial]);
}

/** Withdraws an observation that was entered by mistake. @throws AppError when there is none, or it comes from a station's screen */
export async function withdrawEntered(
  db: Database,
  observationId: string,
  { dataScope, ...change }: { by: string; reason: string; now: Date; dataScope: DataScope },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const observation = await findObservation(tx, observationId);
    const badgeNo = observation?.badgeNo ?? '';
    const { officers } = await findOfficersAndRecorders(tx, { badgeNos: [badgeNo], recorderSerials: [] });
    const visible = isInScope(dataScope, { unitCode: officers.get(badgeNo)?.unitCode ?? null, badgeNo });
    if (!observation || !visible) throw errors.notFound(`The observation ${observationId}`);
    if (observation.source === 'kiosk') throw problem('observed_at_station');
    await withdrawObservation(tx, observationId, change);
  });
}
