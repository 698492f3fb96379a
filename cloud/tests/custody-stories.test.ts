import { randomUUID } from 'node:crypto';
import { addCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import type { EventBodies } from '@rollcall/shared/contract/event';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type DutyWorld, intake, startDutyWorld } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';

// What officers do at the screen of their station, and what the roll call makes of it.
let world: DutyWorld;
beforeAll(async () => {
  world = await startDutyWorld();
});
afterAll(() => world.stop());

let people = 0;
async function officerWith(...recorders: string[]): Promise<string> {
  const badgeNo = String(100001 + people++);
  await world.officer(badgeNo);
  for (const recorderSerial of recorders) await world.recorder(recorderSerial);
  return badgeNo;
}

/** HQ hears of it at that moment, perhaps long after. */
const tell = (
  type: 'checked_out' | 'checked_in',
  body: Omit<EventBodies['checked_out'], 'observationId'>,
  heardAt: Date,
) => intake(world.db, [received(type, { observationId: randomUUID(), ...body }, { receivedAt: heardAt })]);

it('an officer swaps to a spare in mid-shift: what either recorded is his, the hole between is explained', async () => {
  const badgeNo = await officerWith('OLD1', 'SPARE1');
  const shiftId = await world.shift(badgeNo, at('08:00'), at('20:00'));
  await world.hold('OLD1', badgeNo, at('00:00'), null);
  const announcedAt = at('20:30');
  await world.footage({ recorderSerial: 'OLD1', from: at('08:00'), to: at('10:00'), announcedAt });
  await world.footage({ recorderSerial: 'SPARE1', from: at('10:20'), to: at('20:00'), announcedAt });
  await world.dock('OLD1', at('20:10'), at('20:20'));
  await world.dock('SPARE1', at('20:10'), at('20:20'));
  await world.review(at('21:00'));
  // HQ knows nothing of the swap: the station was cut off.
  expect(await world.findings(shiftId)).toHaveLength(1);
  expect((await world.findings(shiftId))[0]).toMatch(/ open .*10:00–20:00/);

  const heardAt = at('22:00');
  const fault = {
    ticketId: randomUUID(),
    recorderSerial: 'OLD1',
    badgeNo,
    symptom: '黑屏',
    at: at('10:00').toISOString(),
  };
  await intake(world.db, [received('fault_reported', fault, { receivedAt: heardAt })]);
  const spare = { recorderSerial: 'SPARE1', badgeNo };
  await tell('checked_out', { ...spare, at: at('10:20').toISOString(), spareFor: 'OLD1' }, heardAt);
  await tell('checked_in', { ...spare, at: at('20:05').toISOString() }, heardAt);
  await world.review(at('22:01'));
  // Nothing is missing but 10:00–10:20, for which the ticket speaks.
  expect(await world.findings(shiftId)).toEqual([expect.stringContaining(' resolved')]);
});

it('a check-out that HQ hears of late gives the footage to whom it belongs, and a return that it hears of later takes it away again', async () => {
  const [li, zhang] = [await officerWith('POOL1'), await officerWith()];
  const [early, late] = [
    await world.shift(li, at('08:00', 2), at('12:00', 2)),
    await world.shift(zhang, at('13:00', 2), at('17:00', 2)),
  ];
  const issued = { recorderSerial: 'POOL1', badgeNo: li, basis: 'assignment' as const, heldFrom: at('00:00', 2) };
  await addCustody(world.db, { ...issued, heldUntil: null }, world.change);
  const announcedAt = at('18:00', 2);
  await world.footage({ recorderSerial: 'POOL1', from: at('08:00', 2), to: at('12:00', 2), announcedAt });
  await world.footage({ recorderSerial: 'POOL1', from: at('13:00', 2), to: at('17:00', 2), announcedAt });
  await world.dock('POOL1', at('17:30', 2), at('17:40', 2));
  await world.review(at('20:00', 3));
  expect(await world.findings(early)).toEqual([]);
  expect(await world.findings(late)).toEqual([expect.stringContaining('no_footage open')]);
  const pool = { recorderSerial: 'POOL1', badgeNo: zhang };
  await tell('checked_out', { ...pool, at: at('12:55', 2).toISOString() }, at('20:10', 3));
  await world.review(at('20:11', 3));
  expect(await world.findings(late)).toEqual([expect.stringContaining('no_footage resolved')]);
  expect(await world.findings(early)).toEqual([]);
  // He had brought it back at once, of which HQ hears last.
  await tell('checked_in', { ...pool, at: at('13:00', 2).toISOString() }, at('20:20', 3));
  await world.review(at('20:21', 3));
  expect(await world.findings(late)).toEqual([expect.stringContaining('no_footage open')]);
});
