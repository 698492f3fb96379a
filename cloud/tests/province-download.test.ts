import { randomBytes, randomUUID } from 'node:crypto';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { Sighting } from '@rollcall/shared/contract/sighting';
import type { Role } from '@rollcall/shared/http/permissions';
import { type ProvinceRow, provinceFields } from '@rollcall/shared/resources/province';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type DutyWorld, intake, startDutyWorld } from './support/duty-world.ts';
import { fileOf, received, testSighting } from './support/evidence-setup.ts';
import { rowsOf } from './support/sheet-files.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';

let world: DutyWorld;
let api: TestApi;
let inspector: string;
const idOf = new Map<string, string>();

beforeAll(async () => {
  world = await startDutyWorld();
  api = await startTestApi(world.hq);
  await world.officer('101001');
  await world.officer('102001', 'squad-2');
  await world.recorder('K1');
  await world.recorder('K2');
  await world.hold('K1', '101001', at('08:00'), at('12:00'));
  await world.hold('K2', '102001', at('08:00'), at('12:00'));
  // His unit of then: he has moved since.
  await sql`update leadership set led_until = ${at('00:00', 5)} where badge_no = '102001'`.execute(world.db);
  await world.db.transaction().execute(async (tx) => {
    await sql`insert into leadership (badge_no, unit_code, led_from) values ('102001', 'squad-1', ${at('00:00', 5)})`.execute(
      tx,
    );
    await sql`update officer set unit_code = 'squad-1' where badge_no = '102001'`.execute(tx);
  });
  // The name is GBK on the card, and names another officer.
  const gbk = Buffer.from([0xca, 0xd3, 0xc6, 0xb5]).toString('base64');
  await collect('video', {
    recorderSerial: 'K1',
    path: { bytes: gbk, text: 'DCIM/视频_102001_20400310090000.MP4' },
    capturedAt: at('09:00'),
    deviceMarked: true,
  });
  await collect('photo', { recorderSerial: 'K2', capturedAt: at('10:00') }, { kind: 'image', durationMs: null });
  await collect('unheld', { recorderSerial: 'K1', capturedAt: at('13:00') }, { kind: 'audio', durationMs: 1499 });
  await collect('timeless', { recorderSerial: 'K1', capturedAt: null }, { kind: 'other', durationMs: null });
  await collect('next day', { recorderSerial: 'K2', capturedAt: at('00:00', 1) });
  inspector = await signIn('inspector');
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

async function collect(
  name: string,
  sighting: Partial<Sighting> & { recorderSerial: string; capturedAt: Date | null; deviceMarked?: boolean },
  inspection: Partial<Inspection> = {},
): Promise<void> {
  const { capturedAt, deviceMarked = false, ...rest } = sighting;
  const claim = { ...testSighting().claim, capturedAt: capturedAt?.toISOString() ?? null, deviceMarked };
  const { body } = fileOf(randomBytes(16), { claim, ...rest });
  body.inspection = { ...body.inspection, ...inspection };
  idOf.set(name, body.recordingId);
  await intake(world.db, [received('collected', body, { receivedAt: at('18:00') })]);
}

async function signIn(role: Role, of: { unitCode?: string; badgeNo?: string } = {}): Promise<string> {
  const account = { username: `${role}-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(world.db, { ...account, role, unitCode: null, badgeNo: null, ...of });
  const { headers } = await api.call('POST', '/api/v1/sessions', { json: account });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const get = (query: string, cookie = inspector) =>
  fetch(`${api.url}/api/v1/exports/province?${query}`, { headers: { cookie } });
const rows = async (query: string, cookie?: string) =>
  (await (await get(`${query}&format=json`, cookie)).json()) as ProvinceRow[];

it('says of each recording of the dates who held the recorder, in whose unit', async () => {
  const found = await rows('from=2040-03-10&to=2040-03-10');
  const common = { gzz_xh: 'station-1', scsj: '2040-03-10 18:00:00', wjdx: 16, bzlx: 0 };
  const nobody = { jybh: null, jy_xm: null, jgdm: 'squad-1', dwmc: 'squad-1' };
  expect(found).toEqual([
    {
      ...{ ...common, wjbh: idOf.get('video'), wjbm: '视频_102001_20400310090000.MP4', pssj: '2040-03-10 09:00:00' },
      ...{
        wjsc: 60,
        wjlx: 0,
        bzlx: 1,
        jybh: '101001',
        jy_xm: 'officer 101001',
        jgdm: 'squad-1',
        dwmc: 'squad-1',
        cpxh: 'K1',
      },
    },
    {
      ...{ ...common, wjbh: idOf.get('photo'), wjbm: '0001.MP4', pssj: '2040-03-10 10:00:00' },
      ...{ wjsc: null, wjlx: 2, jybh: '102001', jy_xm: 'officer 102001', jgdm: 'squad-2', dwmc: 'squad-2', cpxh: 'K2' },
    },
    {
      ...common,
      ...nobody,
      wjbh: idOf.get('unheld'),
      wjbm: '0001.MP4',
      pssj: '2040-03-10 13:00:00',
      wjsc: 1,
      wjlx: 1,
      cpxh: 'K1',
    },
    { ...common, ...nobody, wjbh: idOf.get('timeless'), wjbm: '0001.MP4', pssj: null, wjsc: null, wjlx: 4, cpxh: 'K1' },
  ]);
  expect(Object.keys(found[0] ?? {})).toEqual([...provinceFields]);
  const both = await rows('from=2040-03-10&to=2040-03-11');
  expect(both.map(({ wjbh }) => wjbh)).toEqual([...found.map(({ wjbh }) => wjbh), idOf.get('next day')]);
  expect(await rows('from=2040-03-12&to=2040-03-12')).toEqual([]);
});

it('says the same as CSV, and leaves a fact', async () => {
  const response = await get('from=2040-03-10&to=2040-03-11&format=csv');
  expect(response.headers.get('content-disposition')).toContain('2040-03-10_2040-03-11.csv');
  const [headings, ...lines] = await rowsOf(Buffer.from(await response.arrayBuffer()));
  expect(headings).toEqual([...provinceFields]);
  const told = (await rows('from=2040-03-10&to=2040-03-11')).map((row) =>
    provinceFields.map((field) => String(row[field] ?? '')),
  );
  expect(lines.map((line) => provinceFields.map((_, index) => String(line[index] ?? '')))).toEqual(told);
  const facts = await world.db.selectFrom('fact').select('payload').where('type', '=', 'list_exported').execute();
  expect(facts.map(({ payload }) => payload)).toContainEqual(
    expect.objectContaining({ table: 'province', format: 'csv', filters: { from: '2040-03-10', to: '2040-03-11' } }),
  );
});

it('shows what the list of recordings shows, and refuses what it cannot mean', async () => {
  const officer = await signIn('officer', { badgeNo: '102001' });
  const own = await rows('from=2040-03-10&to=2040-03-11', officer);
  expect(own.map(({ wjbh }) => wjbh)).toEqual([idOf.get('photo')]);
  const leader = await signIn('squad_leader', { unitCode: 'squad-2' });
  expect(await rows('from=2040-03-10&to=2040-03-11', leader)).toEqual([]);
  expect((await get('from=2040-03-10&to=2040-03-10&format=csv', await signIn('ops'))).status).toBe(403);
  for (const query of [
    'from=2040-03-10&to=2040-03-09&format=csv',
    'from=2040-03-10&to=2041-03-11&format=csv',
    'from=2040-03-10&to=2040-03-10&format=xlsx',
    'from=1999-03-10&to=1999-03-10&format=csv',
  ]) {
    expect((await get(query)).status, query).toBe(400);
  }
});
