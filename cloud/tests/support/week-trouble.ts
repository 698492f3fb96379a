import { disputeCustody } from '@rollcall/cloud/custody/disputes/dispute';
import type { Database, Transaction } from '@rollcall/cloud/db/database';
import type { SignedIn } from '@rollcall/cloud/http/signed-in';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { observeClock } from '@rollcall/cloud/witnesses/observe-clock';
import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import { sql } from 'kysely';
import { at, collectedBody } from './duty-world.ts';
import { received, testSighting } from './evidence-setup.ts';
import { addCard } from './week-cards.ts';
import { type Input, weekChange } from './week-input.ts';
import { after, mover, stranger, weekOfficers } from './week-officers.ts';

type Add = (input: Input) => Input;

/** The officer says that he didn't have the recorder. */
export function addDispute(add: Add, held: Input): void {
  const { custody } = held;
  if (!custody) throw new Error('no custody');
  const { recorderSerial, badgeNo, heldFrom } = custody;
  const alone = async (db: Database) => {
    const { custody_id } = await db
      .selectFrom('custody')
      .select('custody_id')
      .where('recorder_serial', '=', recorderSerial)
      .where('held_from', '=', heldFrom)
      .executeTakeFirstOrThrow();
    const { account_id: accountId } = await accountNamed(db, 'asks');
    const account = { accountId, username: 'asks', role: 'officer', badgeNo, unitCode: null } as const;
    const session: SignedIn = {
      ...account,
      scope: 'own_record',
      actingFor: null,
      mustChoosePassword: false,
      expiresAt: at('00:00', 30),
    };
    await disputeCustody(db, custody_id, { session, reason: 'it was in repair', now: heldFrom });
  };
  add({ alone, speaksOf: held });
}

/** What else goes wrong in the week. */
export function addTrouble(add: Add, inputs: readonly Input[]): void {
  for (const [index, { recorderSerial }] of weekOfficers.entries()) {
    // Somebody compared the clock on the day after it ran three hours ahead, or then.
    const observedAt = at('13:00', index % 7);
    const shownAt = after(observedAt, index % 2 === 0 ? 180 : 0);
    const observation = { observedAt: observedAt.toISOString(), shownAt: shownAt.toISOString(), errorMs: 60_000 };
    const alone = async (db: Database) => {
      const { account_id: accountId } = await accountNamed(db, 'asks');
      const reason = 'compared with a phone';
      await observeClock(db, recorderSerial, { ...observation, reason }, { accountId, by: 'asks', now: observedAt });
    };
    if (index % 3 === 0) add({ alone });
  }
  addCard(add, [strangersDay()]);
  const footage = inputs.flatMap((input) => {
    const event = input.events?.find((one) => one.event.type === 'collected');
    return event ? [{ input, event, ...collectedBody(event) }] : [];
  });
  for (const [nr, { input, event, recordingId }] of footage.entries()) {
    // The same bytes on another recorder, as a station tells that finds what HQ has.
    if (nr % 60 === 7) {
      const sighting = testSighting({ recorderSerial: 'K1011' });
      const again = received('sighted', { recordingId, problem: null, sighting }, { receivedAt: event.receivedAt });
      add({ events: [{ ...again, event: { ...again.event, wall: event.receivedAt.toISOString() } }] });
    }
    if (nr % 90 === 11) addLoss(add, input, recordingId, nr % 180 === 11 ? 'object_missing' : 'object_changed');
    if (nr % 180 === 51) addLoss(add, input, recordingId, 'object_unreadable');
  }
  const officer = { badgeNo: mover, name: `officer ${mover}`, kind: 'sworn' as const, unitCode: 'squad-1' };
  add({ apply: (tx) => saveOfficers(tx, [officer], weekChange) });
}

function strangersDay() {
  const from = at('09:00', 1);
  const file = { from, to: after(from, 20), announcedAt: after(from, 60), badgeNo: '' };
  return {
    ...{ recorderSerial: stranger, stationId: 'station-1', files: [file], dockedAt: after(from, 60) },
    ...{ dockUntold: false, aheadMinutes: 0, keepsLog: true, freeBytes: 60e9 },
  };
}

/** As the walk through the store finds of what had been verified. */
function addLoss(add: Add, told: Input, recordingId: string, problem: IntegrityProblem): void {
  const apply = (tx: Transaction) =>
    sql`
      update recording set integrity_problem = ${problem}, integrity_problem_at = announced_at
      where recording_id = ${recordingId}
    `.execute(tx);
  add({ apply, speaksOf: told });
}

function accountNamed(db: Database | Transaction, username: string) {
  return db.selectFrom('account').select('account_id').where('username', '=', username).executeTakeFirstOrThrow();
}
