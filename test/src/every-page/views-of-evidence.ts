import { randomUUID } from 'node:crypto';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import type { AccountRow } from '@rollcall/shared/resources/accounts';
import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import { importKindSchema } from '@rollcall/shared/resources/imports';
import type { Page } from 'playwright-core';
import type { HqClient } from '../hq-client.ts';
import { until } from '../until.ts';
import { absent, type PageViews, press } from './page-view.ts';

const badRoster = {
  name: '排班.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('警号,日期,开始时间,结束时间,岗位,勤务类型\r\n999999,2027-01-32,25:00,16:00,,看热闹'),
};

/** The pages about footage, who may have it, and what the brigade has and is; and what has no page. */
export const viewsOfEvidence: PageViews = {
  '/recordings': async ({ client }) => {
    await toldRecordings(client);
    return [
      { at: '/recordings', shows: /^K0\d+_1\d+_.*MP4$/ },
      { at: '/recordings?outcome=damaged', shows: /^K000009_100009_.*MP4$/ },
      { at: '/recordings?q=nothing-like-this', shows: /清除筛选|Clear filters/ },
      { at: '/recordings?view=files', shows: /未能采集的文件|Files not collected/ },
    ];
  },
  '/recording-restrictions': () => [
    { at: '/recording-restrictions?state=lifted', shows: /^(列|Columns)$/ },
    { at: '/recording-restrictions?why=x', shows: /^(列|Columns)$/ },
  ],
  '/recordings/:recordingId': async ({ client }) => {
    const { sound, damaged } = await toldRecordings(client);
    return [
      { at: `/recordings/${sound.recordingId}`, shows: sound.fileName },
      {
        at: `/recordings/${sound.recordingId}`,
        shows: sound.fileName,
        open: (page) => page.keyboard.press(' '),
      },
      { at: `/recordings/${damaged.recordingId}`, shows: damaged.fileName },
      { at: `/recordings/${'a'.repeat(32)}`, shows: absent },
      { at: `/recordings/${'a'.repeat(32)}`, shows: absent, open: askAgainInVain },
    ];
  },
  '/access': () =>
    ['waiting', 'requests', 'exports'].map((view) => ({
      at: `/access?view=${view}`,
      shows: /^(列|Columns)$/,
    })),
  '/rectifications/on-the-spot': () => [
    { at: '/rectifications/on-the-spot', shows: /^(列|Columns)$/ },
    { at: '/rectifications/on-the-spot?state=overdue', shows: /清除筛选|Loosen the filters/ },
  ],
  '/accountability/confirmed': () => [
    { at: '/accountability/confirmed', shows: /^(列|Columns)$/ },
    { at: '/accountability/confirmed?consequence=overdue', shows: /清除筛选|Loosen the filters/ },
  ],
  '/accountability/:caseId': async ({ client, today }) => {
    const { caseId } = await decidedCase(client, today);
    return [
      { at: `/accountability/${caseId}`, shows: /^(打印决定书|Print the notice)$/ },
      { at: `/accountability/${randomUUID()}`, shows: absent },
    ];
  },
  '/accountability/:caseId/slips/:entryId': async ({ client, today }) => {
    const { caseId, entryId } = await decidedCase(client, today);
    return [{ at: `/accountability/${caseId}/slips/${entryId}`, shows: /^(送达回证|Proof of notice)$/, paper: true }];
  },
  '/inspections': () => [
    { at: '/inspections', shows: /^(列|Columns)$/ },
    { at: '/inspections?state=withdrawn', shows: /清除筛选|Loosen the filters/ },
  ],
  '/inspections/visits': () => [
    { at: '/inspections/visits', shows: /^(列|Columns)$/ },
    { at: '/inspections/visits?day=2026-01-01', shows: /^(列|Columns)$/ },
  ],
  '/inspections/:inspectionId': async ({ client }) => {
    const { inspectionId } = await inspected(client);
    return [
      { at: `/inspections/${inspectionId}`, shows: /^(检查项目|Items)$/ },
      { at: `/inspections/${randomUUID()}`, shows: absent },
    ];
  },
  '/training/re-offences': () => [
    { at: '/training/re-offences', shows: /^(列|Columns)$/ },
    { at: '/training/re-offences?taught=missed', shows: /清除筛选|Loosen the filters/ },
  ],
  '/trends': ({ today }) => [
    { at: '/trends', shows: /^(合计|Total)$/ },
    { at: '/trends?metric=timely_import&step=month', shows: /^(合计|Total)$/ },
    { at: '/trends?metric=issue', shows: /^(合计|Total)$/ },
    { at: '/trends?metric=nothing&step=century', shows: /^(合计|Total)$/ },
    { at: `/trends?view=rows&metric=issue&from=${today}&to=${today}`, shows: /^(列|Columns)$/ },
    { at: '/trends?view=rows', shows: /^(列|Columns)$/ },
    { at: '/trends?view=rows&metric=pass&from=2021-01-01&to=soon&counted=maybe', shows: /^(列|Columns)$/ },
  ],
  '/checks/draws': () => [
    { at: '/checks/draws', shows: /^(列|Columns)$/ },
    { at: '/checks/draws?state=void', shows: /清除筛选|Loosen the filters/ },
  ],
  '/checks/draws/:draw': async ({ client }) => {
    await until('the first draw of the demo', async () => (await client.get<{ rows: object[] }>('draws')).rows[0]);
    return [
      {
        at: '/checks/draws/1',
        shows: /^(第 1 步 · 事先定下方案和采集站名册|Step 1 · Plan and roster are fixed beforehand)$/,
      },
      { at: '/checks/draws/999999', shows: absent },
    ];
  },
  '/checks/draw-items': () => [{ at: '/checks/draw-items?drawn=yes', shows: /^(列|Columns)$/ }],
  '/rectifications': () => [{ at: '/rectifications', shows: /^(列|Columns)$/ }],
  '/scores': () => [
    { at: '/scores', shows: /^(列|Columns)$/ },
    { at: '/scores?by=unit&entry=150981000200', shows: /^(本单位人员得分|Scores of its officers)$/, dialog: true },
    { at: '/scores?from=1&below=2', shows: /清除筛选|Loosen the filters/ },
  ],
  '/scores/:badgeNo': () => [
    { at: '/scores/100003', shows: /^(得分怎样算出|How the score comes about)$/ },
    { at: '/scores/999999', shows: absent },
  ],
  '/outside-decisions': () => [{ at: '/outside-decisions', shows: /^(列|Columns)$/ }],
  '/admin': async ({ client }) => {
    const { rows } = await client.get<{ rows: AccountRow[] }>('accounts?q=officer');
    return [
      { at: '/admin', shows: 'auditor' },
      { at: '/admin?entry=new', shows: /^(新增账号|Add account)$/, dialog: true },
      { at: `/admin?entry=${rows[0]?.accountId}`, shows: /^(重设密码|Reset password)$/, dialog: true },
      { at: '/admin?view=standIns', shows: /^(没有代理|Nobody stands in)$/ },
      { at: '/admin?view=standIns&entry=new', shows: /^(指定代理人|Name a stand-in)$/, dialog: true },
      { at: '/admin?view=conflicts', shows: /^(没有回避|No recusals declared)$/ },
      { at: '/admin?view=conflicts&entry=new', shows: /^(申报回避|Declare a recusal)$/, dialog: true },
      { at: '/admin?view=permissions', shows: /^(审批调阅|Decide on access)$/ },
      { at: '/admin', shows: /^(修改密码|Change password)$/, open: press(/^admin/) },
    ];
  },
  '/retention': () => [
    { at: '/retention', shows: /^(修改期限|Change periods)$/ },
    {
      at: '/retention',
      shows: /^(试算|Dry run)$/,
      dialog: true,
      open: press(/修改期限|Change periods/),
    },
    { at: '/retention?view=deletions', shows: /^(列|Columns)$/ },
    { at: '/retention?view=holds', shows: /^(列|Columns)$/ },
    { at: '/retention?view=evidence', shows: /^(列|Columns)$/ },
  ],
  '/ledger': () => [
    { at: '/ledger', shows: /^(见证签名的站点|Cosigned by)$/ },
    { at: '/ledger?view=witnesses', shows: /^(上次见证签名|Signed last)$/ },
    { at: '/ledger?view=pending', shows: /^(对象|About)$/ },
    { at: '/ledger?view=verify', shows: /rollcall verify ledger\.jsonl --root / },
  ],
  '/ledger/entries/:entry': () => [
    { at: '/ledger/entries/1', shows: /^(技术详情|Technical details)$/ },
    { at: '/ledger/entries/999999999', shows: absent },
  ],
  '/ledger/facts/:factId': () => [
    { at: '/ledger/facts/1', shows: /^(技术详情|Technical details)$/ },
    { at: '/ledger/facts/999999999', shows: absent },
  ],
  '/devices': () => [{ at: '/devices', shows: /^(打印|Print)$/ }],
  '/devices/:tab': () => [
    { at: '/devices/not-docked', shows: /截至|As of/, paper: true },
    { at: '/devices/faults', shows: /^(列|Columns)$/ },
    { at: '/devices/faults?entry=new', shows: /^(保存|Save)$/, dialog: true },
    { at: '/devices/checks', shows: /^(列|Columns)$/ },
    { at: '/devices/checks?skipped=true', shows: /^(列|Columns)$/ },
    { at: '/devices/checks?entry=new', shows: /^(登记检查|Enter a check)$/, dialog: true },
    { at: '/devices/spares', shows: /^(列|Columns)$/ },
    { at: '/devices/spare-stock?below=true', shows: '路面二中队' },
    { at: '/devices/spare-stock?entry=150981000200', shows: /^(保存|Save)$/, dialog: true },
    { at: '/devices/check-outs', shows: /^(列|Columns)$/ },
    {
      at: '/devices/check-outs',
      shows: /^(保存|Save)$/,
      dialog: true,
      open: press(/补登领用或交回|Enter a check-out or return/),
    },
    { at: '/devices/conflicts', shows: /^(列|Columns)$/ },
    { at: '/devices/disputes', shows: /^(列|Columns)$/ },
    {
      at: '/devices/disputes',
      shows: /^(登记人|Entered by)$/,
      dialog: true,
      open: (page) => page.getByRole('row').filter({ hasText: '100002' }).first().click(),
    },
    { at: '/devices/nothing', shows: /^(没有这个页面|There is no such page)$/ },
  ],
  '/registry/officers/:badgeNo': () => [
    { at: '/registry/officers/100008', shows: 'K000007' },
    { at: '/registry/officers/100008?entry=100008', shows: /保存|Save/, dialog: true },
    { at: '/registry/officers/nobody', shows: absent },
  ],
  '/registry/recorders/:recorderSerial': () => [
    { at: '/registry/recorders/K000007', shows: '100008 郑雪梅' },
    { at: '/registry/recorders/K000007?entry=K000007', shows: /保存|Save/, dialog: true },
    { at: '/registry/recorders/K000007?entry=clock', shows: /登记时钟比对|Compare its clock/, dialog: true },
    { at: '/registry/recorders/K000007?day=2026-11-24', shows: /的记录仪日志|recorder’s log of/ },
    { at: '/registry/recorders/nothing', shows: absent },
  ],
  '/registry': () => [{ at: '/registry', shows: '陈志远' }],
  '/registry/:tab': () => [
    { at: '/registry/officers?entry=new', shows: /保存|Save/, dialog: true },
    { at: '/registry/recorders', shows: 'K000001' },
    { at: '/registry/recorders?entry=new', shows: /保存|Save/, dialog: true },
    { at: '/registry/custodies', shows: '100001 陈志远' },
    {
      at: '/registry/custodies',
      shows: /保存|Save/,
      dialog: true,
      open: press(/新增配备或领用|Add custody/),
    },
    { at: '/registry/units', shows: '车管科' },
    { at: '/registry/units?entry=150981000100', shows: /保存|Save/, dialog: true },
    { at: '/registry/duty-types', shows: 'window_duty' },
    { at: '/registry/duty-types?entry=window_duty', shows: /保存|Save/, dialog: true },
    { at: '/registry/stations', shows: 'accident-squad' },
    { at: '/registry/station-settings', shows: 'accident-squad' },
    { at: '/registry/station-settings?entry=accident-squad', shows: /保存|Save/, dialog: true },
    { at: '/registry/erases', shows: /^(现在插着的卡|Cards in docks now)$/ },
    { at: '/registry/parameters', shows: /导入期限|Import deadline/ },
  ],
  '/ops/quarantine': () => [{ at: '/ops/quarantine', shows: /^(搁置的上报|Events set aside)$/ }],
  // A demo was never restored from a backup.
  '/ops/restores/:restoreId': () => [{ at: '/ops/restores/1', shows: absent }],
  '/ops': () => [{ at: '/ops', shows: /^(存储的保证|Guarantees of the object store)$/ }],
  '/imports/:kind': () => [
    ...importKindSchema.options.map((kind) => ({ at: `/imports/${kind}`, shows: /^(CSV 模板|CSV template)$/ })),
    {
      at: '/imports/shifts',
      shows: 'B2',
      open: (page) => page.locator('input[type="file"]').setInputFiles(badRoster),
    },
  ],
  '*': () => [{ at: '/nothing/here', shows: /^(没有这个页面|There is no such page)$/ }],
};

/** A page that loses its stream asks for everything again: what it was refused stays while it waits. */
async function askAgainInVain(page: Page): Promise<void> {
  const asked = page.waitForRequest(/\/api\/v1\/recordings\/a+$/);
  await page.route(/\/api\/v1\/recordings\/a+$/, () => {}, { times: 1 });
  // Which ends a stream without a word in the console.
  await page.route('**/api/v1/live', (route) => route.fulfill({ status: 204 }), { times: 1 });
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await asked;
}

/** An inspector of the demo saw a recorder that wasn't charged. */
async function inspected(client: HqClient): Promise<FieldInspectionDetail> {
  const ok = { result: 'ok', note: '' };
  const answer = await client.as('inspector').post('field-inspections', {
    ...{ formKey: randomUUID().replaceAll('-', ''), sought: '100001', place: '解放路口', note: '' },
    items: {
      ...{ worn: ok, on: ok, recording: ok, position: ok, appearance: ok },
      charge: { result: 'fault', note: '只剩一格' },
    },
  });
  if (!answer.ok) throw new Error(`field-inspections answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as FieldInspectionDetail;
}

/** A healthy recording and a damaged one, once the demo's footage is in. */
async function toldRecordings(client: HqClient): Promise<{ sound: RecordingRow; damaged: RecordingRow }> {
  const recordingOf = (outcome: string) =>
    until(`a recording that is ${outcome}`, async () => {
      const query = `recordings?state=verified&outcome=${outcome}&limit=1`;
      return (await client.get<{ rows: RecordingRow[] }>(query)).rows[0];
    });
  return { sound: await recordingOf('healthy'), damaged: await recordingOf('damaged') };
}

/** A case about a complaint: the officer of the demo was heard and decided about. */
async function decidedCase(client: HqClient, today: string): Promise<{ caseId: string; entryId: string }> {
  const told = async (username: string, path: string, body: object) => {
    const answer = await client.as(username).post(`accountability-cases${path}`, body);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as CaseDetail;
  };
  const letter = { documentNo: '信访3号', receivedOn: today, happenedOn: today, text: '未开启执法仪' };
  const source = { kind: 'complaint', ...letter, badgeNos: ['100002'] };
  const { caseId, entries } = await told('inspector', '', { reason: '群众投诉', source });
  const entryId = entries.find(({ badgeNo }) => badgeNo === '100002')?.entryId ?? '';
  await told('officer', `/entries/${entryId}/statements`, { text: '当时在处置警情' });
  await told('brigade-leader', `/entries/${entryId}/decision`, { outcome: 'reminder_talk', reason: '情况属实' });
  return { caseId, entryId };
}
