import { randomUUID } from 'node:crypto';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesOf, newRecorder } from './support/command-case.ts';
import { intake } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { made } from './support/second-person-cases.ts';
import { tryCommands } from './support/try-commands.ts';

statePermissions(`
GET    exports/repair-tickets          a a a u r - a
GET    repair-tickets                  a a a u r - a
POST   repair-tickets                  a r r u r - - alone
GET    repair-tickets/{repairTicketId} a a a u r - a
PATCH  repair-tickets/{repairTicketId} a - - u - - - alone
`);

let setup: RosterSetup;
let admin: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'S1' }]));
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(() => setup?.stop());

let devices = 0;
async function recorder(unitCode = 'S1'): Promise<string> {
  const recorderSerial = `F${++devices}`;
  await setup.db.transaction().execute((tx) => saveRecorders(tx, [{ recorderSerial, unitCode }], { by: 'test' }));
  return recorderSerial;
}

const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);
const fault = (recorderSerial: string, time: string, symptom = '开不了机') =>
  received(
    'fault_reported',
    { ticketId: randomUUID(), recorderSerial, badgeNo: '100001', symptom, at: at(time).toISOString() },
    { receivedAt: at('23:00') },
  );
const tickets = async (query: string, cookie = admin) =>
  (await setup.call(cookie, 'GET', `repair-tickets?${query}`)).body.rows;
const report = (body: object, cookie = leader) => setup.call(cookie, 'POST', 'repair-tickets', body);
const change = (repairTicketId: string, changes: object, cookie = leader) =>
  setup.call(cookie, 'PATCH', `repair-tickets/${repairTicketId}`, changes);
const stateOf = async (recorderSerial: string) =>
  (await setup.call(admin, 'GET', `recorders/${recorderSerial}`)).body.state;

/** Shifts of 100001 on that day that are to be looked at again. */
async function marked(recorderSerial: string, act: () => Promise<unknown>): Promise<number> {
  await setup.db.updateTable('shift').set({ review_at: null }).execute();
  await act();
  const { count } = await setup.db
    .selectFrom('shift')
    .innerJoin('holding', 'holding.badge_no', 'shift.badge_no')
    .where('holding.recorder_serial', '=', recorderSerial)
    .where('review_at', 'is not', null)
    .select(({ fn }) => fn.count<number>('shift_id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe('a fault told at the screen of a station', () => {
  it('opens a ticket, makes the recorder faulty, and has the shift of its holder looked at again', async () => {
    const recorderSerial = await recorder();
    const shift = {
      badgeNo: '100001',
      startsAt: at('08:00'),
      endsAt: at('20:00'),
      dutyType: 'road_patrol',
      post: '东门',
    };
    await setup.call(admin, 'POST', 'shifts', shift);
    const held = { recorderSerial, badgeNo: '100001', basis: 'assignment', heldFrom: at('00:00'), heldUntil: null };
    await setup.call(admin, 'POST', 'custodies', { ...held, reason: '补录' });
    const event = fault(recorderSerial, '10:00');
    expect(await marked(recorderSerial, () => intake(setup.db, [event]))).toBe(1);
    expect(await marked(recorderSerial, () => intake(setup.db, [event]))).toBe(0);
    expect(await tickets(`recorderSerial=${recorderSerial}`)).toMatchObject([
      {
        state: 'open',
        symptom: '开不了机',
        reportedAt: at('10:00').toISOString(),
        reportedBy: '100001',
        reporterName: '陈建国',
        stationId: 'station-1',
        unitCode: 'S1',
        reportCount: 1,
      },
    ]);
    expect(await stateOf(recorderSerial)).toBe('faulty');
  });

  it('belongs to the ticket that is open; the earlier of two that arrive late counts', async () => {
    const recorderSerial = await recorder();
    await intake(setup.db, [fault(recorderSerial, '12:00'), fault(recorderSerial, '09:00', '画面黑屏')]);
    const [ticket] = await tickets(`recorderSerial=${recorderSerial}`);
    expect(ticket).toMatchObject({ reportCount: 2, reportedAt: at('09:00').toISOString() });
    const { body } = await setup.call(admin, 'GET', `repair-tickets/${ticket.repairTicketId}`);
    expect(body.reports.map(({ symptom }: { symptom: string }) => symptom)).toEqual(['画面黑屏', '开不了机']);
    expect(body.history.map(({ type }: { type: string }) => type)).toEqual([
      'repair_ticket_opened',
      'fault_reported_again',
    ]);
  });

  it('of before a repair that is done belongs to that repair, later ones open another', async () => {
    const recorderSerial = await recorder();
    await intake(setup.db, [fault(recorderSerial, '05:00')]);
    const [{ repairTicketId }] = await tickets(`recorderSerial=${recorderSerial}`);
    // HQ's clock stands at 07:00.
    await change(repairTicketId, { state: 'closed', outcome: 'repaired' });
    await intake(setup.db, [fault(recorderSerial, '06:00')]);
    expect(await tickets(`recorderSerial=${recorderSerial}`)).toHaveLength(1);
    expect(await stateOf(recorderSerial)).toBe('normal');
    await intake(setup.db, [fault(recorderSerial, '08:00')]);
    expect(await tickets(`recorderSerial=${recorderSerial}`)).toMatchObject([{ state: 'open' }, { state: 'closed' }]);
  });

  it('is kept of a recorder and an officer whom nobody registered, in the unit of the station', async () => {
    const unknown = received(
      'fault_reported',
      {
        ticketId: randomUUID(),
        recorderSerial: 'NOBODY1',
        badgeNo: '999',
        symptom: '掉漆',
        at: at('06:00').toISOString(),
      },
      { receivedAt: at('23:00') },
    );
    await intake(setup.db, [unknown]);
    expect(await tickets('recorderSerial=NOBODY1', leader)).toMatchObject([
      { unitCode: 'S1', reportedBy: '999', reporterName: null },
    ]);
  });
});

describe('repair tickets', () => {
  it('go from open to repair to closed with an outcome, and the state of the recorder with them', async () => {
    const recorderSerial = await recorder();
    const opened = await report({ recorderSerial, badgeNo: '100001', symptom: '按键失灵' });
    expect(opened.status).toBe(201);
    const { repairTicketId } = opened.body;
    expect(opened.body).toMatchObject({ state: 'open', reportCount: 1, reportedAt: expect.any(String) });
    expect(await stateOf(recorderSerial)).toBe('faulty');
    expect((await change(repairTicketId, { state: 'in_repair', note: '送厂' })).body).toMatchObject({ note: '送厂' });
    expect(await stateOf(recorderSerial)).toBe('in_repair');
    expect((await change(repairTicketId, { state: 'closed' })).body).toMatchObject({ code: 'outcome_required' });
    const closed = await change(repairTicketId, { state: 'closed', outcome: 'scrapped' });
    expect(closed.body).toMatchObject({ state: 'closed', outcome: 'scrapped', closedAt: expect.any(String) });
    expect(await stateOf(recorderSerial)).toBe('scrapped');
    expect((await change(repairTicketId, { note: '再看' })).body).toMatchObject({ code: 'repair_closed' });
    expect(closed.body.history.map(({ type }: { type: string }) => type)).toEqual([
      'repair_ticket_opened',
      'repair_ticket_changed',
      'repair_ticket_closed',
    ]);
  });

  it('take what is told again', async () => {
    const recorderSerial = await recorder();
    const { body } = await report({ recorderSerial, symptom: '黑屏' });
    const again = await report({ recorderSerial, symptom: '还是黑屏' });
    expect(again).toMatchObject({ status: 200, body: { repairTicketId: body.repairTicketId, reportCount: 2 } });
    expect(await tickets(`recorderSerial=${recorderSerial}&state=unsettled`)).toHaveLength(1);
    expect(await tickets(`recorderSerial=${recorderSerial}&state=closed`)).toEqual([]);
  });

  it('are of the own unit, but for what an officer tells of a recorder in his hands', async () => {
    const foreign = await recorder('S2');
    expect((await report({ recorderSerial: foreign, symptom: '黑屏' })).body).toMatchObject({ code: 'of_other_unit' });
    expect((await report({ recorderSerial: 'X9', symptom: '黑屏' })).body).toMatchObject({
      errors: [{ path: 'body.recorderSerial', message: 'no recorder X9' }],
    });
    const account = { username: `officer-${randomUUID()}`, password: 'password-of-a-test' };
    await addTestAccount(setup.db, { ...account, role: 'officer', unitCode: 'S1', badgeNo: '100001' });
    const { headers } = await setup.call('', 'POST', 'sessions', account);
    const officer = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const borrowed = { recorderSerial: foreign, symptom: '借来的备机黑屏' };
    expect(await report(borrowed, officer)).toMatchObject({ status: 403, body: { code: 'of_other_unit' } });
    const held = { recorderSerial: foreign, badgeNo: '100001', basis: 'assignment', heldFrom: at('06:00') };
    const custody = { ...held, heldUntil: null, reason: '借用备机' };
    expect((await setup.call(admin, 'POST', 'custodies', custody)).status).toBe(201);
    const told = await report(borrowed, officer);
    expect(told).toMatchObject({ status: 201, body: { reportedBy: '100001', unitCode: 'S2' } });
    expect((await change(told.body.repairTicketId, { note: 'x' }, officer)).body).toMatchObject({ code: 'forbidden' });
    expect((await change(told.body.repairTicketId, { note: 'x' })).body).toMatchObject({ code: 'not_found' });
    expect(await tickets(`recorderSerial=${foreign}`)).toHaveLength(1);
    expect(await tickets(`recorderSerial=${foreign}`, leader)).toEqual([]);
    expect(await tickets(`recorderSerial=${foreign}`, officer)).toHaveLength(1);
  });

  it('of time that has passed are told by who cares for repairs, never by who held the recorder then', async () => {
    const recorderSerial = await recorder();
    const held = {
      recorderSerial,
      badgeNo: '100002',
      basis: 'check_out',
      heldFrom: at('05:00'),
      heldUntil: at('06:30'),
    };
    expect((await setup.call(admin, 'POST', 'custodies', { ...held, reason: '补录' })).status).toBe(201);
    const late = { recorderSerial, symptom: '早上就黑屏了', reportedAt: at('06:00').toISOString() };
    // HQ's clock stands at 07:00.
    const justNow = { ...late, reportedAt: at('06:55').toISOString() };
    const officer = await setup.signIn('officer', 'S1', '100002');
    expect(await report(late, officer)).toMatchObject({ status: 403, body: { code: 'fault_told_late' } });
    expect(await report(late, await setup.signIn('squad_leader', 'S1', '100002'))).toMatchObject({ status: 403 });
    expect(await tickets(`recorderSerial=${recorderSerial}`)).toEqual([]);
    expect(await report(justNow, officer)).toMatchObject({ status: 201, body: { reportedAt: justNow.reportedAt } });
    expect(await report(late)).toMatchObject({ status: 200, body: { reportedAt: late.reportedAt, reportCount: 2 } });
  });

  it('come newest first, in pages', async () => {
    const all = await tickets('limit=200');
    const paged: object[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await setup.call(admin, 'GET', `repair-tickets?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.rows);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('that were told within the same millisecond are each on one page', async () => {
    const recorderSerial = await recorder();
    const told = ['.123100', '.123456', '.123900'].map((fraction) => `2026-11-20T01:00:00${fraction}Z`);
    await sql`
      insert into repair_ticket (recorder_serial, reported_by, station_id, symptom, reported_at, state, closed_at, outcome)
      select ${recorderSerial}, '100001', null, '黑屏', at, 'closed', at, 'repaired' from unnest(${told}::timestamptz[]) as at
    `.execute(setup.db);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = `repair-tickets?recorderSerial=${recorderSerial}&limit=1${cursor && `&cursor=${cursor}`}`;
      const { body } = await setup.call(admin, 'GET', page);
      seen.push(...body.rows.map(({ repairTicketId }: { repairTicketId: string }) => repairTicketId));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['no JSON', 'bm9uZQ'],
    ['of another list', Buffer.from('{"reportedAt":"2026-11-20T01:00:00Z"}').toString('base64url')],
    ['with a time that there is not', Buffer.from('["2026-13-01T00:00:00Z","x"]').toString('base64url')],
  ])('are not paged by a cursor that is %s', async (_, cursor) => {
    const answer = await setup.call(admin, 'GET', `repair-tickets?cursor=${cursor}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
  });
});

describe('its commands', () => {
  const fault = async (nr: number) => ({ recorderSerial: await newRecorder(setup, nr), symptom: '按键失灵' });
  tryCommands(
    casesOf('squad_leader', {
      'POST repair-tickets': async (_setup, _giver, nr) => ({
        method: 'POST',
        path: 'repair-tickets',
        body: await fault(nr),
      }),
      'PATCH repair-tickets/{repairTicketId}': async (_setup, giver, nr) => {
        const { repairTicketId } = await made(setup, giver, 'repair-tickets', await fault(nr));
        return {
          method: 'PATCH',
          path: `repair-tickets/${repairTicketId}`,
          body: { state: 'in_repair', note: '送厂' },
        };
      },
    }),
    () => setup,
  );
});
