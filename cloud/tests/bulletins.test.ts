import { nextNumber } from '@rollcall/cloud/bulletins/repository';
import { createDatabase } from '@rollcall/cloud/db/database';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { createBulletinWorker } from '@rollcall/cloud/workers/bulletin-worker';
import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import { bulletinObjectKey } from '@rollcall/shared/contract/object-keys';
import type { BulletinDetail, BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BulletinWorld, startBulletins } from './support/bulletin-life-world.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    bulletins                           a a a a a - a
GET    bulletins/{bulletinId}              a a a a a - a
POST   bulletins/{bulletinId}/drop         a a a - - - - alone
POST   bulletins/{bulletinId}/erase-name   a - - - - - - alone
GET    bulletins/{bulletinId}/files/{name} a a a a a - a
GET    bulletins/{bulletinId}/package      a a a a a - a
POST   bulletins/{bulletinId}/receipts     - - - u - - - alone
POST   bulletins/{bulletinId}/return       a a a - - - - alone
POST   bulletins/{bulletinId}/seal         a a a - - - -
POST   bulletins/{bulletinId}/submit       a - a - - - - alone
PUT    bulletins/{bulletinId}/texts        a - a - - - - alone
POST   bulletins/clearings                 r r r r r - - alone
GET    exports/bulletins                   a a a a a - a elsewhere
`);

let world: BulletinWorld;
let inspector: string;
let admin: string;
let leader: string;
let auditor: string;
let officer: string;
let squad: string;
let first: BulletinRow;

async function signIn(): Promise<void> {
  const { setup } = world;
  inspector = await setup.signIn('inspector');
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('brigade_leader');
  auditor = await setup.signIn('auditor');
  officer = await setup.signIn('officer', 'S1', '100001');
  squad = await setup.signIn('squad_leader', 'S2', '200001');
}

beforeAll(async () => {
  world = await startBulletins();
  await signIn();
});
afterAll(() => world?.stop());

const none: BulletinTexts = { comments: [], requirements: [], takenOff: [] };
const path = () => `bulletins/${first.bulletinId}`;
const read = (cookie: string) => world.ok(cookie, 'GET', path());
const codeOf = async (answer: Promise<{ status: number; body: { code: string } }>) => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
const receiptsIn = async (cookie: string) => {
  const { rows } = await world.ok<{ rows: InboxEntry[] }>(cookie, 'GET', 'inbox?kind=bulletin_receipt');
  return rows.map(({ unitCode, dueOn, overdue }) => ({ unitCode, dueOn, overdue }));
};
const versionNow = async () => (await read(inspector)).version;

it('begins with the first cut-off after the first shift, once though two services look', async () => {
  world.itIs('2026-11-27T07:59:00');
  expect(await world.take()).toEqual([]);
  world.itIs('2026-11-27T08:01:00');
  const taken = await Promise.all([world.take(), world.take(), world.take()]);
  expect(taken.flat()).toEqual(['weekly 2026-11-16']);
  expect(await world.take()).toEqual([]);
  first = await world.newest(inspector);
  expect(first).toMatchObject({
    ...{ kind: 'weekly', state: 'draft', number: null, from: '2026-11-16', to: '2026-11-22', late: false },
    ...{ cutOff: '2026-11-27T00:00:00.000Z', named: 2, units: 0 },
  });
  const facts = (await world.setup.facts()).filter((fact) => fact.startsWith('bulletin_'));
  expect(facts).toEqual([`bulletin_drafted bulletin:${first.bulletinId}`]);
});

it('takes what HQ missed oldest first, and says that it is late', async () => {
  const later = await startBulletins();
  try {
    later.itIs('2026-12-05T09:00:00');
    expect(await later.take()).toEqual(['weekly 2026-11-16', 'weekly 2026-11-23', 'monthly 2026-11-01']);
    const cookie = await later.setup.signIn('inspector');
    expect(await later.newest(cookie)).toMatchObject({ late: true });
  } finally {
    await later.stop();
  }
});

it('shows drafts to who prepares and audits them, and nobody else', async () => {
  for (const cookie of [inspector, admin, leader, auditor]) expect((await read(cookie)).persons).toHaveLength(3);
  for (const cookie of [officer, squad]) {
    expect(await codeOf(world.call(cookie, 'GET', path()))).toBe('404 not_found');
    expect((await world.ok<{ rows: object[] }>(cookie, 'GET', 'bulletins')).rows).toEqual([]);
  }
  expect(await read(inspector)).toMatchObject({
    may: { write: true, submit: true, seal: false, drop: true, answerFor: [] },
    ...{ numberIsFree: true, seal: null, leaf: null, receipts: [] },
  });
  expect((await read(auditor)).may).toEqual({ write: false, submit: false, seal: false, drop: false, answerFor: [] });
});

it('stands in the inbox of who completes, seals or confirms it', async () => {
  const kinds = async (cookie: string) => {
    const { rows } = await world.ok<{ rows: InboxEntry[] }>(cookie, 'GET', 'inbox?limit=200');
    return rows.flatMap(({ kind, id }) => (id === first.bulletinId ? [kind] : []));
  };
  expect(await kinds(inspector)).toEqual(['bulletin_draft']);
  expect(await kinds(admin)).toEqual(['bulletin_draft']);
  for (const cookie of [leader, squad, officer]) expect(await kinds(cookie)).toEqual([]);
});

it('takes texts that fit, and refuses those that don’t', async () => {
  const put = (texts: BulletinTexts, version: number) =>
    world.call(inspector, 'PUT', `${path()}/texts`, { version, texts });
  const off = (key: string) => ({ ...none, takenOff: [{ key, reason: '已另行处理' }] });
  const asked = (units: string[], dueOn: string) => ({ ...none, requirements: [{ units, text: '补录', dueOn }] });
  expect(await codeOf(put(off('nothing'), 0))).toBe('422 bulletin_no_such_entry');
  expect(await codeOf(put(asked(['S9'], '2026-12-04'), 0))).toBe('422 bulletin_no_such_entry');
  expect(await codeOf(put(asked(['S1'], '2026-11-27'), 0))).toBe('422 bulletin_requirement_over');
  const said = (text: string) => put({ ...none, comments: [{ part: 'overview', text }] }, 0);
  for (const text of ['望李娜同志改正', '警号100002未佩戴', '（１）见100002。']) {
    const { status, body } = await said(text);
    expect([status, body.code]).toEqual([422, 'bulletin_text_names']);
  }
  const reason = { ...none, takenOff: [{ key: 'answers_late:S2', reason: '王伟已说明' }] };
  expect((await put(reason, 0)).body).toMatchObject({
    ...{ code: 'bulletin_text_names', errors: [{ path: 'texts', message: 'names 王伟' }] },
  });
  expect(await codeOf(put(none, 7))).toBe('409 bulletin_changed');
  const texts = {
    comments: [{ part: 'overview' as const, text: '本周总体平稳' }],
    requirements: [{ units: [], text: '逐人核对', dueOn: '2026-12-04' }],
    takenOff: [{ key: 'answers_late:S2', reason: '系统停机' }],
  };
  expect((await put(texts, 0)).body).toMatchObject({ texts, version: 1, named: 1 });
});

it('has nobody take off what is said of himself', async () => {
  const named = await world.setup.signIn('inspector', null, '000123');
  const texts = { ...none, takenOff: [{ key: 'repeated_findings:p1', reason: '不实' }] };
  const write = world.call(named, 'PUT', `${path()}/texts`, { version: 1, texts });
  expect(await codeOf(write)).toBe('403 recused');
});

it('goes to review, and back with a reason', async () => {
  const seal = (cookie: string, body: object) => world.call(cookie, 'POST', `${path()}/seal`, body);
  expect(await codeOf(seal(leader, { version: 1 }))).toBe('409 bulletin_not_in_review');
  expect(await codeOf(world.call(inspector, 'POST', `${path()}/submit`, { version: 0 }))).toBe('409 bulletin_changed');
  expect(await world.ok(inspector, 'POST', `${path()}/submit`, { version: 1 })).toMatchObject({
    ...{ state: 'in_review', submittedBy: expect.stringMatching(/^inspector/), version: 2 },
  });
  const put = world.call(inspector, 'PUT', `${path()}/texts`, { version: 2, texts: none });
  expect(await codeOf(put)).toBe('409 bulletin_not_draft');
  const back = await world.ok(leader, 'POST', `${path()}/return`, { version: 2, reason: '补充整改情况' });
  expect(back).toMatchObject({ state: 'draft', returned: '补充整改情况', submittedBy: null });
  await world.ok(admin, 'POST', `${path()}/submit`, { version: 3 });
  expect((await read(leader)).returned).toBeNull();
});

it('is sealed by nobody who wrote or submitted it, or whom it names', async () => {
  const seal = async (cookie: string) =>
    codeOf(world.call(cookie, 'POST', `${path()}/seal`, { version: await versionNow() }));
  expect(await seal(inspector)).toBe('403 bulletin_own');
  expect(await seal(admin)).toBe('403 bulletin_own');
  for (const badgeNo of ['000123', '100001', '100002']) {
    const named = await world.setup.signIn('brigade_leader', null, badgeNo);
    expect((await read(named)).may.seal).toBe(false);
    expect(await seal(named)).toBe('403 recused');
  }
  expect(await seal(auditor)).toMatch(/^403/);
  expect((await read(leader)).may.seal).toBe(true);
});

it('gets a number without holes, whose first can be chosen', async () => {
  const sealed = await world.ok(leader, 'POST', `${path()}/seal`, { version: await versionNow(), number: 48 });
  expect(sealed).toMatchObject({
    ...{ state: 'sealed', year: 2026, number: 48, receiptDueOn: '2026-12-02', units: 2, confirmed: 0, answered: 0 },
    seal: { kind: 'weekly', year: 2026, number: 48, checkpoint: null, by: expect.stringMatching(/^brigade_leader/) },
    ...{ numberIsFree: false, leaf: null },
  });
  expect(sealed.files.map(({ name }) => name)).toEqual([
    'input.json',
    'bulletin.json',
    'figures.xlsx',
    'bulletin.docx',
  ]);
  expect(sealed.seal?.persons.map(({ person }) => person)).toEqual(['p1', 'p2', 'p3']);
  expect(JSON.stringify(sealed.seal)).not.toMatch(/000123|赵敏/);
  await world.settle();
  expect((await read(leader)).leaf).toBeGreaterThan(0);
  expect(await codeOf(world.call(leader, 'POST', `${path()}/drop`, { version: 5, reason: '重复' }))).toBe(
    '409 bulletin_not_draft',
  );
});

it('lies in the store, locked where it names nobody', async () => {
  for (const { name, sha256 } of (await read(leader)).files) {
    const key = bulletinObjectKey(first.bulletinId, { name, sha256 });
    const [versionId = ''] = await world.store.listVersions(key);
    const lock = await world.store.readLock(key, versionId);
    if (name === 'bulletin.docx') expect(lock?.until).toBeNull();
    else {
      expect(lock?.compliance).toBe(true);
      expect(lock?.until?.toISOString()).toMatch(/^2036-11-27T00:/);
      expect(await world.store.deleteVersion(key, versionId)).toBe('refused');
    }
    const file = await world.call(officer, 'GET', `${path()}/files/${name}`);
    expect([file.status, file.bytes.length > 0]).toEqual([200, true]);
  }
  expect((await world.call(officer, 'GET', `${path()}/files/other.json`)).status).toBe(404);
});

it('says to everybody whom it names, and of nobody else who he is', async () => {
  const { persons } = await read(officer);
  expect(persons.map(({ person, name }) => `${person} ${name}`)).toEqual(['p1 赵敏', 'p2 陈建国', 'p3 李娜']);
});

it('is confirmed and answered by its units, late answers too', async () => {
  const answer = (cookie: string, body: object) => world.call(cookie, 'POST', `${path()}/receipts`, body);
  expect((await read(squad)).may.answerFor).toEqual(['S2']);
  expect(await codeOf(answer(squad, { unitCode: 'S1' }))).toBe('403 bulletin_not_of_unit');
  expect(await codeOf(answer(squad, { unitCode: 'B' }))).toBe('403 bulletin_not_of_unit');
  expect((await answer(squad, { unitCode: 'S2' })).body).toMatchObject({ confirmed: 1, answered: 0 });
  await answer(squad, { unitCode: 'S2' });
  // Its leader was asked something, and hasn't answered.
  expect(await receiptsIn(squad)).toEqual([{ unitCode: 'S2', dueOn: '2026-12-02', overdue: false }]);
  world.itIs('2026-12-02T23:59:00');
  await signIn();
  const inTime = await answer(squad, { unitCode: 'S2', answer: '已核对' });
  expect(inTime.body.receipts.find(({ unitCode }) => unitCode === 'S2')).toMatchObject({
    answer: '已核对',
    late: false,
  });
  world.itIs('2026-12-03T00:00:01');
  await signIn();
  expect(await receiptsIn(squad)).toEqual([]);
  const other = await world.setup.signIn('squad_leader', 'S1', '100002');
  expect(await receiptsIn(other)).toEqual([{ unitCode: 'S1', dueOn: '2026-12-02', overdue: true }]);
  const { body } = await answer(other, { unitCode: 'S1', answer: '已补录' });
  expect(body.receipts.find(({ unitCode }) => unitCode === 'S1')).toMatchObject({ answer: '已补录', late: true });
  expect(body).toMatchObject({ confirmed: 2, answered: 2, may: { answerFor: [] } });
  const facts = (await world.setup.facts()).filter((fact) => fact.startsWith('bulletin_receipt'));
  expect(facts).toHaveLength(3);
});

it('numbers the next ones, one after the other though sealed at once', async () => {
  world.itIs('2026-12-11T09:00:00');
  await signIn();
  await world.take();
  const { rows } = await world.ok<{ rows: BulletinRow[] }>(inspector, 'GET', 'bulletins?kind=weekly&state=draft');
  const submitted = await Promise.all(
    rows.map(async ({ bulletinId }) => world.ok(inspector, 'POST', `bulletins/${bulletinId}/submit`, { version: 0 })),
  );
  expect(submitted).toHaveLength(2);
  expect(submitted.map(({ numberIsFree }) => numberIsFree)).toEqual([false, false]);
  const taken = world.call(leader, 'POST', `bulletins/${submitted[0]?.bulletinId}/seal`, { version: 1, number: 7 });
  expect(await codeOf(taken)).toBe('409 bulletin_number_taken');
  const sealed = await Promise.all(
    submitted.map(({ bulletinId }) => world.ok(leader, 'POST', `bulletins/${bulletinId}/seal`, { version: 1 })),
  );
  expect(sealed.map(({ number }) => number).sort()).toEqual([49, 50]);
});

it('can be dropped with a reason, but not by whom it names', async () => {
  const { rows } = await world.ok<{ rows: BulletinRow[] }>(inspector, 'GET', 'bulletins?kind=monthly&state=draft');
  const at = `bulletins/${rows[0]?.bulletinId}`;
  const drop = (cookie: string) => world.call(cookie, 'POST', `${at}/drop`, { version: 0, reason: '数据不全' });
  const named = await world.setup.signIn('brigade_leader', null, '000123');
  expect(await codeOf(drop(named))).toBe('403 recused');
  expect((await drop(leader)).body).toMatchObject({ state: 'dropped', number: null });
  expect(await codeOf(world.call(squad, 'POST', `${at}/receipts`, { unitCode: 'S2' }))).toBe('409 bulletin_not_sealed');
  expect((await world.call(officer, 'GET', at)).status).toBe(404);
});

it('lets whom it named say whether he may be named again, and nobody for him', async () => {
  const quiet = (cookie: string, person: string, wanted = true) =>
    world.call<{ quiet: boolean }>(cookie, 'POST', 'bulletins/clearings', {
      ...{ bulletinId: first.bulletinId, person, quiet: wanted },
    });
  expect(await codeOf(quiet(officer, 'p1'))).toBe('404 not_found');
  expect((await quiet(officer, 'p2')).body).toEqual({ quiet: true });
  expect((await quiet(officer, 'p2')).status).toBe(200);
  const stored = () => world.db.selectFrom('bulletin_quiet').select('person').execute();
  expect(await stored()).toEqual([{ person: 'p2' }]);
  expect((await quiet(officer, 'p2', false)).body).toEqual({ quiet: false });
  expect(await stored()).toEqual([]);
});

it('forgets a name on request, with the document that says it', async () => {
  const erase = (cookie: string, person: string) =>
    world.call(cookie, 'POST', `${path()}/erase-name`, { person, reason: '本人申请' });
  expect((await erase(inspector, 'p1')).status).toBe(403);
  expect(await codeOf(erase(admin, 'p9'))).toBe('422 bulletin_no_such_entry');
  const before = await read(admin);
  const { body } = await erase(admin, 'p1');
  expect(body.persons.map(({ person }) => person)).toEqual(['p2', 'p3']);
  expect(body.files.map(({ name }) => name)).toEqual(['input.json', 'bulletin.json', 'figures.xlsx']);
  expect((await world.call(admin, 'GET', `${path()}/files/bulletin.docx`)).status).toBe(404);
  const document = before.files.find(({ name }) => name === 'bulletin.docx');
  if (!document) throw new Error('there was no document');
  expect(await world.store.listVersions(bulletinObjectKey(first.bulletinId, document))).toEqual([]);
  expect((await erase(admin, 'p1')).status).toBe(200);
  const facts = (await world.setup.facts()).filter((fact) => fact.startsWith('bulletin_name_erased'));
  expect(facts).toEqual([`bulletin_name_erased bulletin:${first.bulletinId}`]);
});

it('forgets all names two years after it was sealed', async () => {
  const worker = createBulletinWorker({ ...world, log: pino({ level: 'silent' }) });
  const names = async (bulletinId = first.bulletinId) =>
    (
      await world.db.selectFrom('bulletin_person').select('name').where('bulletin_id', '=', bulletinId).execute()
    ).filter(({ name }) => name !== null).length;
  const work = async () => {
    const since = worker.lastProgressAt();
    worker.wake();
    await expect.poll(() => worker.lastProgressAt(), { timeout: 20_000 }).not.toEqual(since);
  };
  world.itIs('2028-11-26T08:00:00');
  worker.start();
  try {
    await work();
    expect(await names()).toBe(3);
    world.itIs('2028-12-02T08:00:00');
    worker.wake();
    // What is under way may have begun before it was that late.
    await expect.poll(() => names(), { timeout: 20_000 }).toBe(0);
    // Dropped drafts too.
    const states = await world.db.selectFrom('bulletin').select(['bulletin_id', 'state']).execute();
    const dropped = states.filter(({ state }) => state === 'dropped').map((row) => row.bulletin_id);
    expect(dropped).toHaveLength(1);
    await expect.poll(() => names(dropped[0]), { timeout: 20_000 }).toBe(0);
  } finally {
    await worker.stop();
  }
  await signIn();
  expect((await read(auditor)).persons).toEqual([]);
  expect((await read(auditor)).files).toHaveLength(3);
});

it('shows no row that was changed after it was sealed', async () => {
  const { bulletinId } = first;
  const change = (content: BulletinDetail['content']) =>
    world.db
      .updateTable('bulletin')
      .set({ content: JSON.stringify(content) })
      .where('bulletin_id', '=', bulletinId)
      .execute();
  const { content } = await read(auditor);
  await change({ ...content, brigade: '另一大队' });
  for (const at of [path(), `${path()}/files/bulletin.json`, `${path()}/package`]) {
    expect(await codeOf(world.call(auditor, 'GET', at))).toBe('409 bulletin_altered');
  }
  await change(content);
  expect((await read(auditor)).content).toEqual(content);
});

it('gives no number twice that the ledger has, though the row of its issue is lost', async () => {
  const next = async (kind: 'weekly' | 'monthly', date: string) => {
    const { next: number, isFree } = await nextNumber(world.db, kind, new Date(`${date}T12:00:00+08:00`));
    return [number, isFree];
  };
  expect([await next('weekly', '2026-12-31'), await next('monthly', '2026-12-31')]).toEqual([
    [51, false],
    [1, true],
  ]);
  const payload = { kind: 'weekly', year: 2026, number: 52 };
  await world.db
    .transaction()
    .execute((tx) => appendFact(tx, { type: 'bulletin_sealed', subject: `bulletin:${crypto.randomUUID()}`, payload }));
  expect([await next('weekly', '2026-12-31'), await next('weekly', '2027-01-01')]).toEqual([
    [53, false],
    [1, true],
  ]);
  // A sealing of which only the leaf came back: nobody can tell its kind.
  const owner = createDatabase({ url: world.setup.hq.ownerUrl });
  try {
    await owner.transaction().execute(async (tx) => {
      // As `rollcall ledger recover` does it: it isn't waiting for a leaf.
      await sql`alter table fact disable trigger fact_pending`.execute(tx);
      await sql`
        insert into fact (type, subject, payload, salt, recorded_at, payload_gone)
        values ('bulletin_sealed', null, null, null, '2026-12-30T12:00:00+08:00', 'lost')
      `.execute(tx);
      await sql`alter table fact enable trigger fact_pending`.execute(tx);
    });
  } finally {
    await owner.destroy();
  }
  expect([await next('weekly', '2026-12-31'), await next('monthly', '2026-12-31')]).toEqual([
    [54, false],
    [2, false],
  ]);
  expect(await next('weekly', '2027-01-01')).toEqual([1, true]);
});
