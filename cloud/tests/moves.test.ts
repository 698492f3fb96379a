import { enrolStation } from '@rollcall/cloud/auth/enrol-station';
import { revokeStation } from '@rollcall/cloud/auth/station-standing';
import { changeOfficer } from '@rollcall/cloud/people/officers/save-officers';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import { changeRecorder } from '@rollcall/cloud/registry/change-recorder';
import { saveStations } from '@rollcall/cloud/registry/save-stations';
import { saveOutages } from '@rollcall/cloud/witnesses/outage-repository';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, clock, intake } from './support/duty-world.ts';
import { TestStation } from './support/test-station.ts';
import { startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

// Exemptions and outages of a whole unit count for who belongs to it: one who moves is looked at again.

let world: WitnessWorld;
beforeAll(async () => {
  world = await startWitnessWorld();
});
afterAll(() => world.stop());

const by = { by: 'test', reason: 'transferred', now: new Date('2026-11-24T12:00:00+08:00') };
let people = 600000;

/** On duty 08:00–16:00 of a day without any footage, looked at when all of it is due. */
async function shiftWithoutFootage(unitCode: string, day: number) {
  const badgeNo = String(++people);
  await world.officer(badgeNo, unitCode);
  const shiftId = await world.shift(badgeNo, at('08:00', day), at('16:00', day));
  await world.review(at('20:00', day + 1));
  return { badgeNo, shiftId };
}

const due = async (shiftId: string) => {
  const { review_at: reviewAt } = await world.db
    .selectFrom('shift')
    .select('review_at')
    .where('shift_id', '=', shiftId)
    .executeTakeFirstOrThrow();
  return reviewAt !== null;
};

const missing = async (shiftId: string) => (await world.finding(shiftId, 'no_footage')).detail.missing.map(clock);

it('an officer who moves has the exemptions of the new unit, and no longer those of the old', async () => {
  const [from, until] = [at('09:00', 0), at('10:00', 0)];
  await sql`insert into account (username, password_hash, role) values ('asks', 'x', 'inspector'), ('decides', 'x', 'inspector')`.execute(
    world.db,
  );
  await sql`
    insert into exemption (unit_code, starts_at, ends_at, reason_code, explanation, state, asked_by, asked_at, decided_by, decided_at)
    select 'squad-2', ${from}, ${until}, 'privacy', 'snow', 'approved', a.account_id, ${from}, b.account_id, ${from}
    from account a, account b where a.username = 'asks' and b.username = 'decides'
  `.execute(world.db);
  const comes = await shiftWithoutFootage('squad-1', 0);
  const goes = await shiftWithoutFootage('squad-2', 0);
  const stays = await shiftWithoutFootage('squad-1', 0);
  expect(await missing(comes.shiftId)).toEqual(['08:00–16:00']);
  expect(await missing(goes.shiftId)).toEqual(['08:00–09:00', '10:00–16:00']);

  await changeOfficer(world.db, comes.badgeNo, { unitCode: 'squad-2' }, by);
  await changeOfficer(world.db, goes.badgeNo, { unitCode: 'squad-1' }, by);
  await changeOfficer(world.db, stays.badgeNo, { name: 'another name' }, by);
  expect([await due(comes.shiftId), await due(goes.shiftId), await due(stays.shiftId)]).toEqual([true, true, false]);
  await world.review(at('20:00', 1));
  expect(await missing(comes.shiftId)).toEqual(['08:00–09:00', '10:00–16:00']);
  expect(await missing(goes.shiftId)).toEqual(['08:00–16:00']);
  // The finding stays with the unit where it was found.
  expect(await world.finding(comes.shiftId, 'no_footage')).toMatchObject({ unit_code: 'squad-1' });
});

it('a station that moves takes its outages along', async () => {
  const { db } = world;
  const station = { stationId: 'gate-9', name: 'gate', unitCode: 'squad-1' };
  await db.transaction().execute((tx) => saveStations(tx, [station], by));
  await sql`update station set enrolled_at = '2026-01-01' where station_id = 'gate-9'`.execute(db);
  await db
    .transaction()
    .execute((tx) => saveOutages(tx, [{ stationId: 'gate-9', beganAt: at('09:00', 6), endedAt: at('12:00', 7) }]));
  const first = await shiftWithoutFootage('squad-1', 5);
  const second = await shiftWithoutFootage('squad-2', 5);
  const explained = async (shiftId: string) => {
    const { explained_ms: explainedMs } = await db
      .selectFrom('shift_coverage')
      .select('explained_ms')
      .where('shift_id', '=', shiftId)
      .executeTakeFirstOrThrow();
    return explainedMs / 3_600_000;
  };
  expect([await explained(first.shiftId), await explained(second.shiftId)]).toEqual([8, 0]);
  await db.transaction().execute((tx) => saveStations(tx, [{ ...station, unitCode: 'squad-2' }], by));
  await world.review(at('20:00', 6));
  expect([await explained(first.shiftId), await explained(second.shiftId)]).toEqual([0, 8]);
});

it('a station that is revoked or enrolled again changes what its outages excuse: the shifts of its unit are looked at again', async () => {
  const { db, hq } = world;
  const now = () => new Date();
  await db
    .transaction()
    .execute((tx) => saveUnits(tx, [{ unitCode: 'squad-3', name: 'squad-3', kind: 'squad', parentCode: null }], by));
  const station = await TestStation.create(hq, 'gate-20');
  await db
    .transaction()
    .execute((tx) => saveStations(tx, [{ stationId: 'gate-20', name: 'gate', unitCode: 'squad-3' }], by));
  await db
    .transaction()
    .execute((tx) => saveOutages(tx, [{ stationId: 'gate-20', beganAt: at('09:00', 9), endedAt: at('12:00', 10) }]));
  const { shiftId } = await shiftWithoutFootage('squad-3', 8);
  const elsewhere = await shiftWithoutFootage('squad-1', 8);
  const explained = async () => {
    await world.review(at('20:00', 9));
    const row = await db
      .selectFrom('shift_coverage')
      .select('explained_ms')
      .where('shift_id', '=', shiftId)
      .executeTakeFirstOrThrow();
    return row.explained_ms / 3_600_000;
  };
  expect(await explained()).toBe(8);

  await revokeStation({ db, now }, 'gate-20');
  expect(await due(elsewhere.shiftId)).toBe(false);
  expect(await explained()).toBe(0);

  const deps = { db, hqKeys: hq.hqKeys, now, brokerPasswords: false };
  const code = await hq.enrolmentCode('gate-20');
  await enrolStation(deps, { code, publicJwk: station.publicJwk, agentVersion: '1' }, 'moves');
  expect(await due(elsewhere.shiftId)).toBe(false);
  expect(await explained()).toBe(8);

  // The answer to an enrolment got lost and it is repeated: nothing is new.
  await enrolStation(deps, { code, publicJwk: station.publicJwk, agentVersion: '1' }, 'moves');
  expect(await explained()).toBe(8);

  // Another station of the unit that was there all the time: the unit was never out.
  await hq.addStation('gate-21');
  await db
    .transaction()
    .execute((tx) => saveStations(tx, [{ stationId: 'gate-21', name: 'gate', unitCode: 'squad-3' }], by));
  await explained();
  const another = await TestStation.unenrolled(hq, 'gate-21');
  const second = { code: await hq.enrolmentCode('gate-21'), publicJwk: another.publicJwk, agentVersion: '1' };
  await enrolStation(deps, second, 'moves');
  expect(await explained()).toBe(0);
});

it('a recorder that comes to a unit has its days looked at: without one nobody is told of them', async () => {
  const recorderSerial = 'V000001';
  const from = at('09:00', 10);
  // Its log lay on a card that docked in another recorder.
  const dock = world.dockEvents({ recorderSerial: 'V000002', at: at('20:00', 10), clips: [] });
  const clip = { name: 'v.MP4', from, to: at('09:30', 10), sequenceNo: 1, badgeNo: '1' };
  const own = world.dockEvents({ recorderSerial, at: at('20:00', 10), clips: [clip] });
  const footage = own.filter(({ event }) => event.type === 'collected');
  await intake(world.db, [...dock, ...footage]);
  await world.look(at('21:00', 10));
  expect(await world.lost(recorderSerial)).toEqual([]);
  await world.recorder(recorderSerial);
  await world.look(at('21:00', 10));
  expect(await world.lost(recorderSerial)).toEqual(['footage_nobody_held  ']);
  await changeRecorder(world.db, recorderSerial, { unitCode: 'squad-2' }, by);
  const { count } = await world.db
    .selectFrom('recorder_day')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('recorder_serial', '=', recorderSerial)
    .where('review_at', 'is not', null)
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(0);
});
