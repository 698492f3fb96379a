import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { makePacks } from '@rollcall/cloud/training/packs/make-packs';
import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { Slide, StudyPackDetail, StudyPackRow } from '@rollcall/shared/resources/study-packs';
import { studyPacks } from '@rollcall/shared/resources/study-packs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BulletinWorld, startBulletins } from './support/bulletin-life-world.ts';
import { statePermissions } from './support/route-permissions.ts';
import { sampleMakers } from './support/sample-bulletin.ts';

statePermissions(`
GET    exports/study-packs  a a a u r - a elsewhere
GET    study-packs          a a a u r - a elsewhere
POST   study-packs          a a a u - - - alone
GET    study-packs/{packId} a a a u r - a elsewhere
PUT    study-packs/{packId} a a a - - - - alone
`);

let world: BulletinWorld;
let inspector: string;
let leader: string;
let squad: string;
let officer: string;
let weekly: string;
let packId: string;

const told = (unitCode: string, violationClass: 'incomplete' | 'damaged', count: number) => ({
  ...{ violationClass, kind: 'coverage_gap' as const, unitCode, told: count, confirmed: count },
  ...{ open: 0, excused: 0, unfounded: 0, findingIds: [] },
});

beforeAll(async () => {
  world = await startBulletins({
    compose: (input): BulletinContent => ({
      ...sampleMakers.compose(input),
      problems: [told('S1', 'damaged', 1), told('S1', 'incomplete', 1), told('S2', 'incomplete', 2)],
    }),
  });
  const { setup } = world;
  inspector = await setup.signIn('inspector');
  leader = await setup.signIn('brigade_leader');
  squad = await setup.signIn('squad_leader', 'S1', '100001');
  officer = await setup.signIn('officer', 'S1', '100002');
});
afterAll(() => world?.stop());

const call = (cookie: string, method: string, path: string, body?: object) =>
  world.call<StudyPackDetail>(cookie, method, path, body);
const read = async (cookie = inspector, of = packId) => (await call(cookie, 'GET', `study-packs/${of}`)).body;
const take = () => makePacks({ db: world.db, now: world.now });
const codeOf = async (answer: ReturnType<typeof call>) => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
const list = async (query = '') =>
  (await world.ok<{ rows: StudyPackRow[] }>(inspector, 'GET', `study-packs${query}`)).rows;
const factsOf = async () => (await world.setup.facts()).filter((fact) => fact.startsWith('study_pack_'));

const question = { text: '什么时候开机？', options: ['出警前', '到现场后'], right: 0 };
const written = { title: '第48周学习', caseIds: [] as string[], advice: '先开机\n再出警', questions: [question] };
const write = async (changes: Partial<typeof written> = {}, cookie = inspector) =>
  call(cookie, 'PUT', `study-packs/${packId}`, { ...written, ...changes, version: (await read()).version });

async function addCase(title: string, handling?: 'closed'): Promise<{ caseId: string; findingId: string | null }> {
  const findingId = handling === undefined ? null : await addFinding(title, handling);
  const { case_id: caseId } = await world.db
    .insertInto('training_case')
    .values({
      ...{ origin: findingId === null ? 'imported' : 'own', source: findingId === null ? '省厅案例' : null },
      ...{ title, violation_class: 'incomplete', text: '一名民警漏录。', rule: '全程录像。', advice: '先开机。' },
      strip: JSON.stringify({ minutes: 60, parts: [{ from: 0, to: 20, kind: 'missing' }] }),
      ...{ finding_id: findingId, created_by: 'test', created_at: world.now() },
    })
    .returning('case_id')
    .executeTakeFirstOrThrow();
  return { caseId, findingId };
}

async function addFinding(subject: string, handling: 'closed'): Promise<string> {
  const at = world.now();
  const { finding_id } = await world.db
    .insertInto('finding')
    .values({
      ...{ rule_key: 'coverage', kind: 'coverage_gap', subject, badge_no: '100001' },
      ...{ unit_code: 'S1', duty_date: '2026-11-16', state: 'open', detail: '{}', handling },
      ...{ found_at: at, changed_at: at, told_at: at, answer_due_on: '2026-11-20' },
    })
    .returning('finding_id')
    .executeTakeFirstOrThrow();
  const { account_id } = await world.db.selectFrom('account').select('account_id').executeTakeFirstOrThrow();
  await world.db
    .insertInto('finding_decision')
    .values({
      ...{ finding_id, step: 'confirm', state: 'counts', finding_kind: 'coverage_gap', violation_class: 'incomplete' },
      ...{ badge_nos: ['100001'], reason: '属实', due_on: null, decided_by: account_id, on_behalf_of: null },
      ...{ decided_at: at, corrects: null },
    })
    .execute();
  await world.db.updateTable('finding').set({ judged: '{}' }).where('finding_id', '=', finding_id).execute();
  return finding_id;
}

async function seal(requirements: { units: string[]; text: string; dueOn: string }[]): Promise<string> {
  const { bulletinId } = await world.newest(inspector);
  const texts = { comments: [], requirements, takenOff: [] };
  await world.ok(inspector, 'PUT', `bulletins/${bulletinId}/texts`, { version: 0, texts });
  await world.ok(inspector, 'POST', `bulletins/${bulletinId}/submit`, { version: 1 });
  await world.ok(leader, 'POST', `bulletins/${bulletinId}/seal`, { version: 2, number: 48 });
  return bulletinId;
}

it('has the facts and refusals that are written down', () => {
  expect([studyPacks.subject, ...studyPacks.factTypes]).toEqual([
    ...['study_pack', 'study_pack_made', 'study_pack_changed'],
  ]);
});

it('is made of no draft', async () => {
  await world.take();
  weekly = (await world.newest(inspector)).bulletinId;
  expect(await take()).toEqual([]);
  const create = (cookie: string, bulletinId: string) => codeOf(call(cookie, 'POST', 'study-packs', { bulletinId }));
  expect(await create(inspector, weekly)).toBe('409 pack_bulletin_not_sealed');
  expect(await create(inspector, '00000000-0000-4000-8000-000000000000')).toBe('404 not_found');
  expect(await create(officer, weekly)).toMatch(/^403/);
});

it('is made once of each sealed weekly bulletin, though two services look', async () => {
  const dueOn = '2026-12-04';
  const asked = (text: string, units: string[] = []) => ({ units, text, dueOn });
  await seal([asked('逐人核对设备。'), asked('路面一中队单独整改。'), asked('逐班导入。'), asked('补录。', ['S1'])]);
  const made = await Promise.all([take(), take(), take()]);
  expect(made.flat()).toEqual([weekly]);
  expect(await take()).toEqual([]);
  const rows = await list();
  packId = rows[0]?.packId ?? '';
  expect(rows).toEqual([
    {
      ...{
        packId,
        title: '周一学习：周通报〔2026〕第48期',
        bulletinId: weekly,
        kind: 'weekly',
        year: 2026,
        number: 48,
      },
      ...{ from: '2026-11-16', to: '2026-11-22', cases: 0, questions: 0, sessions: 0, createdAt: expect.any(String) },
    },
  ]);
  expect(await factsOf()).toEqual([`study_pack_made study_pack:${packId}`]);
  expect(await codeOf(call(inspector, 'POST', 'study-packs', { bulletinId: weekly }))).toBe('409 pack_of_bulletin');
});

it('begins with what the bulletin asks of everybody, without what tells of a unit', async () => {
  const { advice, slides, fixed, may } = await read();
  expect(advice).toBe('逐人核对设备。\n逐班导入。');
  expect([fixed, may.write]).toEqual([false, true]);
  expect(slides.map(({ kind }) => kind)).toEqual(['title', 'figures', 'problems', 'advice']);
  expect(slides[2]).toEqual({
    kind: 'problems',
    problems: [
      { violationClass: 'incomplete', told: 3, confirmed: 3 },
      { violationClass: 'damaged', told: 1, confirmed: 1 },
    ],
  });
});

it('isn’t made by itself of what was sealed long ago, but by hand', async () => {
  const later = await startBulletins();
  try {
    const { setup } = later;
    const [writer, sealer] = [await setup.signIn('inspector'), await setup.signIn('brigade_leader')];
    await later.take();
    const { bulletinId } = await later.sealed({ writer, sealer }, await later.newest(writer));
    later.itIs('2026-12-12T08:01:00');
    const maker = await setup.signIn('inspector');
    expect(await makePacks({ db: later.db, now: later.now })).toEqual([]);
    const made = await later.call<StudyPackDetail>(maker, 'POST', 'study-packs', { bulletinId });
    expect([made.status, made.body.bulletinId, made.body.history.length]).toEqual([201, bulletinId, 1]);
  } finally {
    await later.stop();
  }
});

it('shows the cases that were chosen, in their order', async () => {
  const [one, two] = [await addCase('漏录一例', 'closed'), await addCase('外地一例')];
  const { status, body } = await write({ caseIds: [two.caseId, one.caseId, two.caseId] });
  expect([status, body.caseIds, body.cases, body.version]).toEqual([200, [two.caseId, one.caseId], 2, 1]);
  const cases = body.slides.filter((slide): slide is Extract<Slide, { kind: 'case' }> => slide.kind === 'case');
  expect(cases.map(({ title, source }) => [title, source])).toEqual([
    ['外地一例', '省厅案例'],
    ['漏录一例', null],
  ]);
  expect(body.history.at(-1)).toMatchObject({ type: 'study_pack_changed' });
  expect(await factsOf()).toHaveLength(2);
});

it('asks its questions only where the brigade wants them, and tells the answers to who plans', async () => {
  const kinds = async () => (await read(officer)).slides.map(({ kind }) => kind);
  expect(await kinds()).not.toContain('questions');
  const parameters = { ...(await readParameters(world.db)), trainingQuestions: true };
  const change = { parameters, reason: 'for a test', setBy: 'test', setAt: world.now() };
  await world.db.transaction().execute((tx) => insertParameterVersion(tx, change));
  expect(await kinds()).toContain('questions');
  const { slides, questionsWithAnswers, history, may } = await read(officer);
  expect(slides.at(-1)).toEqual({ kind: 'questions', questions: [{ text: question.text, options: question.options }] });
  expect([questionsWithAnswers, history, may.write]).toEqual([null, [], false]);
  expect((await read(squad)).questionsWithAnswers).toEqual([question]);
});

it('refuses what is stale, unknown, or not for this role', async () => {
  const put = (body: object, cookie = inspector) => codeOf(call(cookie, 'PUT', `study-packs/${packId}`, body));
  expect(await put({ ...written, version: 0 })).toBe('409 pack_changed');
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await codeOf(write({ caseIds: [unknown] }))).toBe('404 not_found');
  expect(await codeOf(call(inspector, 'GET', `study-packs/${unknown}`))).toBe('404 not_found');
  for (const cookie of [squad, officer]) expect(await put({ ...written, version: 1 }, cookie)).toMatch(/^403/);
  expect(await put({ ...written, version: 1, questions: [{ ...question, right: 2 }] })).toMatch(/^400/);
});

it('refuses texts that say who it was, and says where', async () => {
  const { status, body } = await write({
    ...{ title: '陈 建 国的一课', advice: '１００００２要注意' },
    questions: [{ ...question, text: '京A·12345 怎么查？', options: ['问路面二中队', '查K1'] }],
  });
  const { code, errors } = body as typeof body & { errors: { path: string }[] };
  expect([status, code]).toEqual([422, 'pack_names']);
  expect(errors.map(({ path }) => path)).toEqual([
    ...['title', 'advice', 'questions.0.text', 'questions.0.options.0', 'questions.0.options.1'],
  ]);
  expect((await read()).version).toBe(1);
});

it('shows a case no more once it left the library, and chooses it no more', async () => {
  const { caseIds } = await read();
  const { caseId, findingId } = await addCase('申诉成立的一例', 'closed');
  const chosen = [...caseIds, caseId];
  expect((await write({ caseIds: chosen })).status).toBe(200);
  await world.db
    .updateTable('finding')
    .set({ handling: 'unfounded' })
    .where('finding_id', '=', findingId ?? '')
    .execute();
  const { status, bytes, body } = await call(officer, 'GET', `study-packs/${packId}`);
  expect(status).toBe(200);
  expect(body.slides).toContainEqual(
    expect.objectContaining({ kind: 'case_withdrawn', why: 'finding_set_aside', at: expect.any(String) }),
  );
  expect(bytes.toString()).not.toContain('申诉成立');
  const refused = await write({ caseIds: chosen });
  expect(refused.body).toMatchObject({ code: 'pack_case_withdrawn', errors: [{ path: 'caseIds.2' }] });
});

it('says of nobody who it was, nor of which unit', async () => {
  const names = /陈建国|李娜|王伟|赵敏|10000[12]|200001|000123|K1|K2|中队|"S1"|"S2"|unitCode|"p\d"/;
  const findings = await world.db.selectFrom('finding').select('finding_id').execute();
  for (const cookie of [inspector, leader, squad, officer]) {
    for (const path of [`study-packs/${packId}`, 'study-packs', 'exports/study-packs?format=csv']) {
      const { status, bytes } = await call(cookie, 'GET', path);
      expect(status).toBe(200);
      expect(bytes.toString()).not.toMatch(names);
      for (const { finding_id } of findings) expect(bytes.toString()).not.toContain(finding_id);
    }
  }
});

it('stays as it was once a session with it was signed off', async () => {
  const { session_id: sessionId } = await world.db
    .insertInto('training_session')
    .values({
      ...{ topic: '周一学习', violation_classes: [], place: '会议室', unit_code: null, pack_id: packId },
      ...{ starts_at: world.now(), ends_at: new Date(world.now().getTime() + 3_600_000), makes_up_for: null },
      ...{ planned_by: 'test', planned_by_account: null, created_at: world.now() },
    })
    .returning('session_id')
    .executeTakeFirstOrThrow();
  expect((await list())[0]?.sessions).toBe(1);
  const { caseIds } = await read();
  expect((await write({ caseIds: caseIds.slice(0, 2) })).status).toBe(200);
  await world.db
    .updateTable('training_session')
    .set({ state: 'signed_off', signed_off_by: 'test', signed_off_at: world.now() })
    .where('session_id', '=', sessionId)
    .execute();
  expect(await codeOf(write())).toBe('409 pack_fixed');
  const fixed = await read();
  expect([fixed.fixed, fixed.may.write]).toEqual([true, false]);

  await world.db
    .updateTable('training_case')
    .set({ withdrawn_at: world.now(), withdrawn_reason: '重复' })
    .where('case_id', '=', fixed.caseIds[0] ?? '')
    .execute();
  expect((await read()).slides).toContainEqual(expect.objectContaining({ kind: 'case_withdrawn', why: 'by_person' }));
});

it('is listed by kind', async () => {
  expect(await list('?kind=weekly')).toHaveLength(1);
  expect(await list('?kind=monthly')).toEqual([]);
});
