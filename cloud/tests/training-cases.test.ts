import { insertRecusal } from '@rollcall/cloud/auth/recusals/repository';
import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import { importSheet } from '@rollcall/cloud/imports/import-sheet';
import { downloadDefinitions, importDefinitions } from '@rollcall/cloud/resources';
import { downloadList } from '@rollcall/cloud/routes/downloads/download-list';
import { createImport } from '@rollcall/cloud/routes/imports/create-import';
import { readImportTemplate } from '@rollcall/cloud/routes/imports/read-import-template';
import { readSheet } from '@rollcall/cloud/sheets/read-sheet';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { ImportProblem } from '@rollcall/shared/resources/imports';
import type {
  CaseCandidate,
  CaseProposal,
  TrainingCaseDetail,
  TrainingCaseRow,
} from '@rollcall/shared/resources/training-cases';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { partsOf } from './support/office-files.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type Cell, csvOf, rowsOf, xlsxOf } from './support/sheet-files.ts';

statePermissions(`
GET    exports/training-cases               a a a u r - a elsewhere
POST   imports/training-cases               a a a - - - - alone
GET    imports/training-cases/template      a a a - - - -
GET    training-cases                       a a a u r - a elsewhere
POST   training-cases                       a a a - - - - alone
GET    training-cases/candidates            a a a - - - -
GET    training-cases/proposals/{findingId} a a a - - - -
GET    training-cases/{caseId}              a a a u r - a elsewhere
PATCH  training-cases/{caseId}              a a a - - - - alone
POST   training-cases/{caseId}/withdraw     a a a - - - - alone
`);

// The types of its facts, once more: training_case_added training_case_changed training_case_withdrawn

let setup: Awaited<ReturnType<typeof startExplaining>>;
let clock = at('09:00', 2);
let inspector: Person;
let brigadeLeader: Person;
beforeAll(async () => {
  setup = await startExplaining(
    () => clock,
    ({ db, now }) => [
      createImport({ run: (request) => importSheet({ db, now, readSheet }, request), imports: importDefinitions }),
      readImportTemplate({ db, imports: importDefinitions }),
      downloadList({ db, now, origin: 'https://hq.example', exports: downloadDefinitions }),
    ],
  );
  inspector = await setup.signIn('inspector');
  brigadeLeader = await setup.signIn('brigade_leader');
  const { db } = setup.world;
  const brigade = { unit_code: 'brigade-7', name: '城东大队', kind: 'brigade' as const, parent_code: null };
  await db.insertInto('unit').values(brigade).execute();
  await db.updateTable('unit').set({ name: '城东大队一中队' }).where('unit_code', '=', 'squad-1').execute();
});
afterAll(() => setup?.stop());

type Case = TrainingCaseDetail & Partial<Problem>;
type Found = Awaited<ReturnType<typeof officerWithGap>>;

const reason = '已核实';

function later(minutes = 1): void {
  clock = new Date(clock.getTime() + minutes * 60_000);
}

async function step(who: Person, findingId: string, name: string, more: object = {}): Promise<string> {
  later();
  const { status, body } = await who.post<{ handling: string } & Partial<Problem>>(`findings/${findingId}/steps`, {
    ...{ step: name, reason, ...outsideCause },
    ...more,
  });
  return status === 201 ? body.handling : `${status} ${body.code}`;
}

/** A finding of a gap, answered, confirmed as incomplete, and decided. */
async function decided(): Promise<Found> {
  clock = at('09:00', 2);
  const found = await officerWithGap(setup);
  await confirmed(found);
  expect(await step(inspector, found.findingId, 'close')).toBe('decided');
  return found;
}

async function confirmed({ findingId, badgeNo, officer }: Found, violationClass = 'incomplete'): Promise<void> {
  await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
  const named = { violationClass, badgeNos: [badgeNo] };
  expect(await step(inspector, findingId, 'confirm', named)).toBe('confirmed');
}

async function reopened(findingId: string): Promise<void> {
  await step(inspector, findingId, 'reopen');
  const { rows } = (await inspector.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body;
  const waiting = rows.find(({ state }) => state === 'waits');
  later();
  const agreed = await brigadeLeader.post(`finding-decisions/${waiting?.decisionId}/second`, {
    ...{ decision: 'agreed', reason },
  });
  expect(agreed.status).toBe(200);
}

async function appealed({ findingId, officer }: Found) {
  later();
  const answer = await officer.post<{ appeals: { appealId: string }[] }>(`findings/${findingId}/appeals`, { reason });
  expect(answer.status).toBe(201);
  return answer.body.appeals.at(-1)?.appealId;
}

async function appealDecided(appealId: string | undefined, decision: string): Promise<void> {
  later();
  const answer = await brigadeLeader.post(`appeals/${appealId}/decision`, { decision, reason, ...outsideCause });
  expect(answer.status).toBe(200);
}

const texts = {
  title: '勤务中间断录',
  violationClass: 'incomplete',
  text: '一名民警在一次日常勤务中，应录 4 小时，实录 3 小时，中间缺录 1 小时。',
  rule: '执勤执法应当全程录像',
  advice: '中断了，马上恢复录像',
};
const elsewhere = { ...texts, title: '下勤不导入', source: '2026 年第 3 期通报' };

const add = (body: object, who = inspector) => who.post<Case>('training-cases', body);
const read = async (caseId: string, who = inspector) => (await who.get<Case>(`training-cases/${caseId}`)).body;
const list = async (query = '', who = inspector) =>
  (await who.get<{ rows: TrainingCaseRow[] }>(`training-cases?limit=200&${query}`)).body.rows;
const candidates = async (who = inspector) =>
  (await who.get<{ rows: CaseCandidate[] }>('training-cases/candidates')).body.rows.map(({ findingId }) => findingId);
const propose = (findingId: string, who = inspector, lang = 'zh') =>
  who.get<CaseProposal & Partial<Problem>>(`training-cases/proposals/${findingId}?lang=${lang}`);
const codeOf = async (answer: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await answer;
  return body.code === undefined ? `${status}` : `${status} ${body.code}`;
};
async function made(body: object): Promise<Case> {
  const answer = await add(body);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body;
}
const factsOf = async (caseId: string) =>
  (
    await setup.world.db
      .selectFrom('fact')
      .select(['type', 'payload'])
      .where('subject', '=', `training_case:${caseId}`)
      .orderBy('fact_id')
      .execute()
  ).map(({ type, payload }) => ({ type, payload }));

describe('a case of a finding', () => {
  it('is proposed without whom, where and when, in either language, with what was recorded in minutes', async () => {
    const { findingId, badgeNo } = await decided();
    expect(await candidates()).toContain(findingId);
    const { body } = await propose(findingId);
    expect(body).toMatchObject({
      violationClass: 'incomplete',
      text: '一名民警在一次日常勤务中，应录 4 小时，实录 3 小时，中间缺录 1 小时。',
      strip: {
        minutes: 240,
        parts: [
          { from: 0, to: 120, kind: 'recorded' },
          { from: 120, to: 180, kind: 'missing' },
          { from: 180, to: 240, kind: 'recorded' },
        ],
      },
    });
    const english = (await propose(findingId, inspector, 'en')).body;
    expect(english.text).toContain('had to record 4 h. 3 h was recorded, 1 h is missing.');
    for (const said of [body, english]) {
      expect(JSON.stringify(said)).not.toMatch(new RegExp(`${badgeNo}|officer ${badgeNo}|2040|squad-1|中队|08:00`));
    }
    const { strip, ...proposed } = body;
    const one = await made({ ...proposed, findingId });
    expect(one).toMatchObject({ origin: 'own', source: null, findingId, strip, withdrawn: null, may: { write: true } });
    expect(await candidates()).not.toContain(findingId);
    expect(await codeOf(propose(findingId))).toBe('409 case_finding_taken');
    expect(await codeOf(add({ ...proposed, findingId }))).toBe('409 case_finding_taken');
    expect(await factsOf(one.caseId)).toEqual([
      {
        type: 'training_case_added',
        payload: { caseNo: one.caseNo, violationClass: 'incomplete', origin: 'own', by: inspector.username },
      },
    ]);
  });

  it('is made of what was confirmed, as what was confirmed, and of nothing else', async () => {
    const open = await officerWithGap(setup);
    const refused = async ({ findingId }: Found, code = '409 case_not_of_finding') => {
      expect(await candidates()).not.toContain(findingId);
      expect([await codeOf(propose(findingId)), await codeOf(add({ ...texts, findingId }))]).toEqual([code, code]);
    };
    await refused(open);
    await confirmed(open);
    await refused(open);
    await step(inspector, open.findingId, 'close');
    expect(await candidates()).toContain(open.findingId);
    expect(await codeOf(add({ ...texts, findingId: open.findingId, violationClass: 'damaged' }))).toBe(
      '409 case_not_of_finding',
    );
    expect(await codeOf(propose(crypto.randomUUID()))).toBe('404 not_found');

    clock = at('09:00', 2);
    const excused = await officerWithGap(setup);
    await excused.officer.post(`findings/${excused.findingId}/answers`, { text: '执法仪中途关机' });
    expect(await step(inspector, excused.findingId, 'excuse')).toBe('excused');
    await refused(excused);
    const unfounded = await officerWithGap(setup);
    await unfounded.officer.post(`findings/${unfounded.findingId}/answers`, { text: '执法仪中途关机' });
    expect(await step(inspector, unfounded.findingId, 'unfounded')).toBe('unfounded');
    await refused(unfounded);
    await closeHandled(setup.world.db, at('09:00', 90));
    await refused(excused);
    await refused(unfounded);

    const contested = await decided();
    const appealId = await appealed(contested);
    await refused(contested);
    await appealDecided(appealId, 'dismissed');
    expect(await candidates()).toContain(contested.findingId);
  });

  it('is made by nobody whom it concerns, or who is recused', async () => {
    const { findingId, badgeNo } = await decided();
    const oneself = await setup.signIn('inspector', null, badgeNo);
    const friend = await setup.signIn('inspector');
    const { db } = setup.world;
    const accountOf = async ({ username }: Person) =>
      (await db.selectFrom('account').select('account_id').where('username', '=', username).executeTakeFirstOrThrow())
        .account_id;
    const accountId = await accountOf(friend);
    const by = await accountOf(inspector);
    await db.transaction().execute((tx) => insertRecusal(tx, { accountId, badgeNo, reason: '亲属', by, at: clock }));
    const { caseId, version } = await made({ ...texts, findingId: (await decided()).findingId });
    for (const who of [oneself, friend]) {
      expect(await candidates(who)).not.toContain(findingId);
      expect(await codeOf(propose(findingId, who))).toBe('403 recused');
      expect(await codeOf(add({ ...texts, findingId }, who))).toBe('403 recused');
    }
    const own = await made({ ...texts, findingId });
    const patch = { version: own.version, title: '中途断录' };
    expect(await codeOf(oneself.call('PATCH', `training-cases/${own.caseId}`, patch))).toBe('403 recused');
    expect(await codeOf(friend.post(`training-cases/${own.caseId}/withdraw`, { reason }))).toBe('403 recused');
    expect(await codeOf(oneself.call('PATCH', `training-cases/${caseId}`, { version, title: '中途断录' }))).toBe('200');
  });

  it('leaves when its finding is set aside, and says so', async () => {
    const found = await decided();
    const { caseId, caseNo } = await made({ ...texts, findingId: found.findingId });
    await appealDecided(await appealed(found), 'upheld');
    const left = { why: 'finding_set_aside', reason: null, at: clock.toISOString() };
    expect(await read(caseId)).toMatchObject({ ...texts, withdrawn: left, may: { write: false } });
    expect((await list()).map((row) => row.caseId)).not.toContain(caseId);
    expect((await list('withdrawn=true')).find((row) => row.caseId === caseId)).toMatchObject({ withdrawn: left });
    const officer = await setup.signIn('officer', 'squad-1', found.badgeNo);
    const nothing = { title: '', text: '', rule: '', advice: '', source: null, withdrawn: left };
    const ofOfficer = await read(caseId, officer);
    expect(ofOfficer).toMatchObject({ ...nothing, caseNo, strip: null, findingId: null, createdBy: null, history: [] });
    expect((await list('withdrawn=true', officer)).find((row) => row.caseId === caseId)).toMatchObject(nothing);
    const search = `withdrawn=true&search=${encodeURIComponent('勤务中间断录')}`;
    expect((await list(search)).map((row) => row.caseId)).toContain(caseId);
    expect(await list(search, officer)).toEqual([]);
    // It stays so when nothing can be appealed against any more.
    await closeHandled(setup.world.db, at('09:00', 90));
    expect((await read(caseId)).withdrawn?.why).toBe('finding_set_aside');
    const change = { version: 0, title: '中途断录' };
    expect(await codeOf(inspector.call('PATCH', `training-cases/${caseId}`, change))).toBe('409 case_withdrawn');
  });

  it('leaves when its finding is opened again, and comes back when that is decided the same', async () => {
    const found = await decided();
    const { caseId } = await made({ ...texts, findingId: found.findingId });
    const why = async () => (await read(caseId)).withdrawn?.why ?? 'there';
    const reopenedAt = async () => {
      await reopened(found.findingId);
      return clock.toISOString();
    };
    expect(await why()).toBe('there');
    const at = await reopenedAt();
    expect((await read(caseId)).withdrawn).toEqual({ why: 'finding_reopened', reason: null, at });
    await confirmed(found);
    expect(await why()).toBe('there');
    await reopened(found.findingId);
    await confirmed(found, 'improper_use');
    expect(await why()).toBe('finding_set_aside');
    // What it says is put right: it is another violation now.
    const { version, may } = await read(caseId);
    expect(may).toEqual({ write: true });
    const put = (body: object) => inspector.call<Case>('PATCH', `training-cases/${caseId}`, { version, ...body });
    expect(await codeOf(put({ violationClass: 'incomplete' }))).toBe('409 case_not_of_finding');
    expect((await put({ title: '不规范使用' })).body).toMatchObject({
      withdrawn: null,
      violationClass: 'improper_use',
    });
    await reopened(found.findingId);
    await found.officer.post(`findings/${found.findingId}/answers`, { text: '执法仪中途关机' });
    expect(await why()).toBe('finding_reopened');
    expect(await step(inspector, found.findingId, 'excuse')).toBe('excused');
    expect((await read(caseId)).withdrawn).toMatchObject({ why: 'finding_set_aside', at: clock.toISOString() });
  });

  it('leaves when its finding is confirmed of nobody, on the day of that decision', async () => {
    const found = await decided();
    const { caseId } = await made({ ...texts, findingId: found.findingId });
    await reopened(found.findingId);
    await found.officer.post(`findings/${found.findingId}/answers`, { text: '当时不是我佩戴' });
    // As when the check-out is put right.
    await setup.world.db
      .updateTable('finding')
      .set({ badge_no: null, changed_at: clock })
      .where('finding_id', '=', found.findingId)
      .execute();
    const nobody = { violationClass: null, badgeNos: [] };
    expect(await step(inspector, found.findingId, 'confirm', nobody)).toBe('confirmed');
    expect((await read(caseId)).withdrawn).toMatchObject({ why: 'finding_set_aside', at: clock.toISOString() });
  });

  it('taken out by somebody, it stays out, and another can be made', async () => {
    const { findingId } = await decided();
    const { caseId, caseNo } = await made({ ...texts, findingId });
    const take = (body: object) => inspector.post<Case>(`training-cases/${caseId}/withdraw`, body);
    expect(await codeOf(take({ reason: '一中队的事' }))).toBe('422 case_names');
    const { body } = await take({ reason: '重复' });
    expect(body).toMatchObject({ withdrawn: { why: 'by_person', reason: '重复' }, may: { write: false } });
    expect(await codeOf(take({ reason: '重复' }))).toBe('409 case_withdrawn');
    const auditor = await setup.signIn('auditor');
    expect((await read(caseId, auditor)).withdrawn).toMatchObject({ why: 'by_person', reason: null });
    expect((await factsOf(caseId)).at(-1)).toEqual({
      type: 'training_case_withdrawn',
      payload: { caseNo, violationClass: 'incomplete', origin: 'own', reason: '重复', by: inspector.username },
    });
    expect(await candidates()).toContain(findingId);
    await made({ ...texts, findingId });
  });
});

describe('a case from elsewhere', () => {
  it('is added with its source, changed, and tells who changed it', async () => {
    expect(await codeOf(add(texts))).toBe('400 bad_request');
    const one = await made(elsewhere);
    expect(one).toMatchObject({ ...elsewhere, origin: 'imported', strip: null, findingId: null, packs: 0, version: 0 });
    const patch = (body: object) => inspector.call<Case>('PATCH', `training-cases/${one.caseId}`, body);
    const { body } = await patch({ version: 0, violationClass: 'improper_use', title: '下勤不导入录像' });
    expect(body).toMatchObject({
      version: 1,
      title: '下勤不导入录像',
      violationClass: 'improper_use',
      text: texts.text,
    });
    expect((await patch({ version: 1, title: '下勤不导入录像' })).body.version).toBe(1);
    expect(await codeOf(patch({ version: 0, title: '不导入' }))).toBe('409 case_changed');
    expect(await codeOf(patch({ version: 1, text: '见 STATION-7' }))).toBe('200');
    expect(body.history).toMatchObject([{ by: inspector.username }, { by: inspector.username }]);
    expect((await factsOf(one.caseId)).map(({ type }) => type)).toEqual([
      'training_case_added',
      'training_case_changed',
      'training_case_changed',
    ]);
    const leader = await setup.signIn('squad_leader', 'squad-1');
    expect(await read(one.caseId, leader)).toMatchObject({ history: [], createdBy: null, may: { write: false } });
    await setup.world.db
      .insertInto('station')
      .values({ station_id: 'station-7', unit_code: 'squad-1', name: '东门采集站' } as never)
      .execute();
    expect(await codeOf(patch({ version: 2, text: '见 STATION 7' }))).toBe('422 case_names');
  });

  it('tells of nobody, however it is written', async () => {
    await setup.world.officer('300001');
    await setup.world.db.updateTable('officer').set({ name: '李小娜' }).where('badge_no', '=', '300001').execute();
    await setup.world.recorder('DSJ-0A1');
    const said = async (field: string, text: string) => {
      const { status, body } = await add({ ...elsewhere, [field]: text });
      return status === 201 ? [] : (body.errors ?? []).map(({ path, message }) => `${path} ${message}`);
    };
    expect(await said('text', '李 小娜未开机，警号３００００１')).toEqual(['text names 李小娜', 'text names 300001']);
    expect(await said('title', '李·小·娜未开机')).toEqual(['title names 李小娜']);
    expect(await said('rule', 'dsj0a1 应当报修')).toEqual(['rule names DSJ-0A1']);
    expect(await said('advice', '一中队民警应当')).toEqual(['advice names 一中队']);
    expect(await said('source', '城东大队一 中队')).toContain('source names 城东大队一中队');
    expect(await said('text', '查获 粤Ｂ·Ｄ１２３４５')).toEqual(['text names 粤BD12345']);
    expect(await said('text', '查获京 A 1 2 3 4 5')).toEqual(['text names 京A12345']);
    expect(await said('text', '城东大队民警 1300001 次')).toEqual([]);
  });

  it('is found by what it says, with nothing special in it', async () => {
    const { caseId } = await made({ ...elsewhere, title: '满格_100%', text: '电量\\不足就上勤' });
    const found = async (search: string, more = '') =>
      (await list(`search=${encodeURIComponent(search)}${more}`)).map((row) => row.caseId);
    for (const search of ['满格_100%', '电量\\不足', '0%']) expect(await found(search)).toEqual([caseId]);
    for (const search of ['满格%上勤', '满格X100', '_00%']) expect(await found(search)).not.toContain(caseId);
    expect(await found('第 3 期通报')).toContain(caseId);
    expect(await found('满格', '&violationClass=damaged')).toEqual([]);
    expect(await found('满格', '&origin=own')).toEqual([]);
    const numbers = (await list()).map(({ caseNo }) => caseNo);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  });
});

describe('the import', () => {
  const headings = ['题目', '违规类别', '案情', '适用规定', '应当怎么做', '出处'];
  const rows = (...all: Cell[][]) => [headings, ...all];
  type Answer = { added: number; changed: number; unchanged: number; problems?: ImportProblem[] } & Partial<Problem>;
  const post = async (bytes: Buffer, name = 'a.csv') =>
    (await inspector.post<Answer>(`imports/training-cases?fileName=${name}`, bytes)).body;
  const counts = ({ added, changed, unchanged }: Answer) => [added, changed, unchanged];
  const first = ['关机处理事故', '保存不全', '一名民警中途关机', '全程录像', '不关机', '省厅通报第 1 期'];
  const second = ['三天不导入', '不规范使用', '一名民警三天没有导入', '当班导入', '到采集站导入', '省厅通报第 1 期'];

  it('adds, changes, and leaves what is the same, by title and source, from both kinds of files', async () => {
    expect(counts(await post(Buffer.from(csvOf(rows(first, second)))))).toEqual([2, 0, 0]);
    const changed = first.with(4, '执法结束前不关机');
    expect(counts(await post(await xlsxOf(rows(changed, second)), 'a.xlsx'))).toEqual([0, 1, 1]);
    const other = second.with(5, '市局通报');
    expect(counts(await post(Buffer.from(csvOf(rows(other)))))).toEqual([1, 0, 0]);
    const [row] = await list(`search=${encodeURIComponent('关机处理事故')}`);
    expect(row).toMatchObject({ origin: 'imported', advice: '执法结束前不关机', source: '省厅通报第 1 期' });
    expect((await factsOf(row?.caseId ?? '')).map(({ type }) => type)).toEqual([
      'training_case_added',
      'training_case_changed',
    ]);
    await inspector.post(`training-cases/${row?.caseId}/withdraw`, { reason: '重复' });
    const again = await post(Buffer.from(csvOf(rows(first))));
    expect(again.problems?.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['A2 case_withdrawn']);
  });

  it('tells of every bad cell, and writes nothing', async () => {
    const before = (await list()).length;
    const { recorderSerial } = { recorderSerial: 'DSJ-0B2' };
    await setup.world.recorder(recorderSerial);
    const bad = await post(
      Buffer.from(
        csvOf(
          rows(
            first.with(0, '好案例'),
            first.with(0, '看dsj0b2').with(2, '查获京A12345'),
            first.with(0, '类别不对').with(1, '迟到').with(3, '一中队规定'),
            first.with(0, '没有出处').with(5, ''),
            first.with(0, '短').with(2, '长'.repeat(4001)),
            first.with(0, '好案例'),
          ),
        ),
      ),
    );
    expect(bad.problems?.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'A3 case_names',
      'C3 case_names',
      'B4 not_a_choice',
      'D4 case_names',
      'F5 required',
      'A6 too_short',
      'C6 too_long',
      'A7 twice',
    ]);
    expect(bad.problems?.[0]?.message).toBe('写有可识别人的内容：DSJ-0B2。请删去。');
    expect(await list()).toHaveLength(before);
  });

  it('takes its own template', async () => {
    const { bytes } = await inspector.get('imports/training-cases/template');
    expect((await rowsOf(bytes)).some((cells) => headings.every((heading) => cells.includes(heading)))).toBe(true);
  });
});

it('tells nobody of whom a case is: not in lists, details, files', async () => {
  const { db } = setup.world;
  const found = await decided();
  const { findingId, badgeNo } = found;
  await db.updateTable('officer').set({ name: '欧阳无名' }).where('badge_no', '=', badgeNo).execute();
  const { recorder_serial: serial } = await db
    .selectFrom('custody')
    .select('recorder_serial')
    .where('badge_no', '=', badgeNo)
    .executeTakeFirstOrThrow();
  const proposal = (await propose(findingId)).body;
  const { strip: _, ...proposed } = proposal;
  const { caseId } = await made({ ...proposed, findingId });
  const secrets = ['欧阳无名', badgeNo, serial, findingId, '一中队', 'squad-1', '2040-03'];
  const people = [
    await setup.signIn('officer', 'squad-1', badgeNo),
    await setup.signIn('squad_leader', 'squad-1'),
    await setup.signIn('auditor'),
  ];
  for (const who of people) {
    const csv = await who.get('exports/training-cases?format=csv&lang=zh');
    const xlsx = await who.get('exports/training-cases?format=xlsx&lang=zh');
    expect([csv.status, xlsx.status]).toEqual([200, 200]);
    const detail = await read(caseId, who);
    expect(detail).toMatchObject({ text: proposed.text, findingId: null });
    const sheets = Object.entries(partsOf(xlsx.bytes)).filter(([name]) => /sheet|strings/i.test(name));
    const shown = [
      // When it was added says nothing of when it happened.
      JSON.stringify({ ...detail, createdAt: '' }),
      JSON.stringify((await list('', who)).map((row) => ({ ...row, createdAt: '' }))),
      csv.bytes.toString().replaceAll(/2040-03-\d\d/g, ''),
      // Nor are the places of cells recorders.
      sheets.join('\n').replaceAll(/2040-03-\d\d|"[A-Z]+\d+(:[A-Z]+\d+)?"/g, ''),
    ];
    for (const text of shown) {
      expect(text).toContain('勤务中间断录');
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
    expect(await codeOf(who.get('training-cases/candidates'))).toBe('403 forbidden');
    expect(await codeOf(propose(findingId, who))).toBe('403 forbidden');
    expect(await codeOf(add({ ...texts, source: '省厅' }, who))).toBe('403 forbidden');
  }
});
