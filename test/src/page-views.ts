import type { Ready } from '@rollcall/demo/start-everything';
import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { ActivitiesSaved } from '@rollcall/shared/http/activities';
import type { TodayResponse } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { importKindSchema } from '@rollcall/shared/http/imports';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { addDays } from '@rollcall/shared/local-date';
import type { Page } from 'playwright-core';
import { HqClient } from './hq-client.ts';
import { until } from './until.ts';

/** Something that a page can show. */
export interface PageView {
  /** Its address below HQ's. */
  at: string;
  /** What is there once it is complete: text in any language, or a dialog. */
  shows: string | RegExp;
  dialog?: true;
  /** What is opened on it by hand. */
  open?: (page: Page) => Promise<unknown>;
}

const absent = /^(没有找到|There is nothing at this address)$/;
const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const badRoster = {
  name: '排班.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('警号,日期,开始时间,结束时间,岗位,勤务类型\r\n999999,2027-01-32,25:00,16:00,,看热闹'),
};

/** All views of every page, by its path, of a demo that was started on the local date `today` and told its stories. */
export async function pageViews(ready: Ready, today: string): Promise<Record<string, PageView[]>> {
  const client = new HqClient(ready.url, ready.admin);
  const rows = async <Row>(path: string) => (await client.get<{ rows: Row[] }>(path)).rows;
  const findings = await until('findings', async () => {
    const found = await rows<FindingRow>('findings?limit=200');
    return (
      found.some(({ kind }) => kind === 'coverage_below_threshold') &&
      found.some(({ kind }) => kind === 'late_import') &&
      found
    );
  });
  const recordingOf = (query: string) =>
    until(`a recording of ${query}`, async () => (await rows<RecordingRow>(`recordings?${query}&limit=1`))[0] ?? false);
  const sound = await recordingOf('state=verified&outcome=healthy');
  const damaged = await recordingOf('state=verified&outcome=damaged');
  const board = await client.get<TodayResponse>(`coverage/today?date=${today}`);
  const officers = board.units.flatMap((unit) => unit.officers);
  const shiftOf = (badgeNo: string) => officers.find((officer) => officer.badgeNo === badgeNo)?.shifts[0]?.shiftId;
  const oneOfEachKind = [...new Map(findings.map((finding) => [finding.kind, finding])).values()];
  const [{ accountId: officerAccount } = { accountId: '' }] = await rows<AccountRow>('accounts?q=officer');
  const nobody = '00000000-0000-4000-8000-000000000000';
  const activityId = await tellActivity(client, today);

  return {
    '/today': [
      { at: `/today?date=${today}`, shows: '陈志远' },
      { at: `/today?date=${addDays(today, -400)}`, shows: /^(这一天没有班次|No shifts on this day)$/ },
      { at: `/today?date=${today}&shift=${shiftOf('100002')}`, shows: '王丽华', dialog: true },
      { at: `/today?date=${today}&shift=${shiftOf('100011')}`, shows: '窗口值班', dialog: true },
      { at: `/today?date=${today}&wall=1`, shows: '陈志远' },
      { at: `/today?date=${today}`, shows: '?', dialog: true, open: (page) => page.keyboard.press('?') },
      { at: `/today?date=${today}`, shows: '车管科', open: (page) => page.getByRole('combobox').last().click() },
    ],
    '/me': [{ at: '/me', shows: /^(这个账号没有绑定警号|This account belongs to no officer)$/ }],
    '/me/:date': [{ at: `/me/${today}`, shows: /^(这个账号没有绑定警号|This account belongs to no officer)$/ }],
    '/officers/:badgeNo/day/:date': [
      { at: `/officers/100002/day/${today}`, shows: /王丽华/ },
      {
        at: `/officers/100002/day/${today}`,
        shows: /^(缺录与说明|Missing and explained time)$/,
        open: async (page) => {
          for (const key of ['+', 'a', 'd', '-', '0']) await page.keyboard.press(key);
          await page.getByRole('img', { name: /^(录像|Clips) \d+$/ }).click();
        },
      },
      { at: `/officers/100002/day/${addDays(today, 400)}`, shows: /^(这一天没有排班。|No shift on this day\.)$/ },
      { at: `/officers/999999/day/${today}`, shows: absent },
    ],
    '/duty/roster': [
      { at: '/duty/roster', shows: '陈志远' },
      { at: `/duty/roster?add=100001_${today}`, shows: '陈志远', dialog: true },
      { at: `/duty/roster?shift=${shiftOf('100002')}`, shows: 'npm start', dialog: true },
      {
        at: `/duty/roster?shift=${shiftOf('100002')}`,
        shows: /^(不取消|Keep it)$/,
        dialog: true,
        open: press(/^(取消班次|Cancel the shift)$/),
      },
      {
        at: `/duty/roster?shift=${shiftOf('100002')}`,
        shows: /^(与谁换|With whom)$/,
        dialog: true,
        open: press(/^(换班|Swap)$/),
      },
    ],
    '/duty/week': [{ at: `/duty/week?week=${today}`, shows: '陈志远' }],
    '/duty/leave': [
      { at: '/duty/leave', shows: /^(列|Columns)$/ },
      { at: '/duty/leave?entry=new', shows: /保存|Save/, dialog: true },
    ],
    '/duty/campaigns': [
      { at: '/duty/campaigns', shows: /^(列|Columns)$/ },
      { at: '/duty/campaigns?entry=new', shows: /保存|Save/, dialog: true },
    ],
    '/duty/proposals': [
      { at: '/duty/proposals', shows: /^(列|Columns)$/ },
      { at: '/duty/proposals?view=all', shows: /^(合计|Total)$/ },
    ],
    '/duty/activities': [
      { at: '/duty/activities', shows: '页面巡检路口' },
      { at: '/duty/activities?place=nothing-like-this', shows: /清除筛选|Clear filters/ },
      { at: '/duty/activities?entry=new', shows: /保存|Save/, dialog: true },
      { at: '/duty/activities?view=sources', shows: /^(新增报送系统|Add a source)$/ },
      { at: '/duty/activities?view=sources&entry=new', shows: /保存|Save/, dialog: true },
    ],
    '/duty/activities/:activityId': [
      { at: `/duty/activities/${activityId}`, shows: '页面巡检路口' },
      { at: `/duty/activities/${activityId}?entry=${activityId}`, shows: /保存|Save/, dialog: true },
      {
        at: `/duty/activities/${activityId}`,
        shows: /^(不撤销|Keep it)$/,
        dialog: true,
        open: press(/^(撤销|stop 撤销|stop Withdraw)$/),
      },
      { at: `/duty/activities/${nobody}`, shows: absent },
    ],
    '/duty/must-record': [
      { at: '/duty/must-record', shows: /^(各版本|Versions)$/ },
      { at: '/duty/must-record?edit=1', shows: /^(本次改动|What you changed)$/ },
      {
        at: '/duty/must-record?edit=1',
        shows: /^(确定|OK)$/,
        dialog: true,
        open: press(/^(现场勘查|事故现场勘查|Accident scene survey)$/),
      },
      { at: '/duty/must-record?version=999', shows: absent },
    ],
    '/recordings': [
      { at: '/recordings', shows: /^K0\d+_1\d+_.*MP4$/ },
      { at: '/recordings?outcome=damaged', shows: /^K000009_100009_.*MP4$/ },
      { at: '/recordings?q=nothing-like-this', shows: /清除筛选|Clear filters/ },
      { at: '/recordings?view=files', shows: /未能采集的文件|Files not collected/ },
    ],
    '/recordings/:recordingId': [
      { at: `/recordings/${sound.recordingId}`, shows: sound.recordingId },
      {
        at: `/recordings/${sound.recordingId}`,
        shows: sound.recordingId,
        open: (page) => page.keyboard.press(' '),
      },
      { at: `/recordings/${damaged.recordingId}`, shows: damaged.recordingId },
      { at: `/recordings/${'a'.repeat(32)}`, shows: absent },
    ],
    '/findings': [
      { at: '/findings', shows: '100005 孙浩然' },
      { at: '/findings?unitCode=150981000000', shows: /清除筛选|Clear filters/ },
    ],
    '/findings/:findingId': [
      ...oneOfEachKind.map(({ findingId, badgeNo }) => ({
        at: `/findings/${findingId}`,
        shows: new RegExp(badgeNo ?? '无人领用|nobody'),
      })),
      { at: `/findings/${nobody}`, shows: absent },
    ],
    '/duty/exemptions': [
      { at: '/duty/exemptions', shows: /^(列|Columns)$/ },
      { at: '/duty/exemptions?entry=new', shows: /^(提交|Send)$/, dialog: true },
      { at: '/duty/exemptions?view=waiting&reasonCode=weather', shows: /清除筛选|Clear filters/ },
    ],
    '/access': ['waiting', 'requests', 'exports'].map((view) => ({
      at: `/access?view=${view}`,
      shows: /^(列|Columns)$/,
    })),
    '/admin': [
      { at: '/admin', shows: 'auditor' },
      { at: '/admin?entry=new', shows: /^(新增账号|Add account)$/, dialog: true },
      { at: `/admin?entry=${officerAccount}`, shows: /^(重设密码|Reset password)$/, dialog: true },
      { at: '/admin?view=standIns', shows: /^(没有代理|Nobody stands in)$/ },
      { at: '/admin?view=standIns&entry=new', shows: /^(指定代理人|Name a stand-in)$/, dialog: true },
      { at: '/admin?view=conflicts', shows: /^(没有回避|No conflicts declared)$/ },
      { at: '/admin?view=conflicts&entry=new', shows: /^(申报回避|Declare a conflict)$/, dialog: true },
      { at: '/admin?view=permissions', shows: /^(审批调阅|Decide on access)$/ },
      { at: '/admin', shows: /^(修改密码|Change password)$/, open: press(/^admin/) },
    ],
    '/retention': [
      { at: '/retention', shows: /^(修改期限|Change periods)$/ },
      {
        at: '/retention',
        shows: /^(试算|Dry run)$/,
        dialog: true,
        open: press(/修改期限|Change periods/),
      },
      { at: '/retention?view=deletions', shows: /^(列|Columns)$/ },
      { at: '/retention?view=holds', shows: /^(列|Columns)$/ },
    ],
    '/ledger': [
      { at: '/ledger', shows: /^(联署的见证方|Cosigned by)$/ },
      { at: '/ledger?view=witnesses', shows: /^(上次联署|Signed last)$/ },
      { at: '/ledger?view=pending', shows: /^(对象|About)$/ },
      { at: '/ledger?view=verify', shows: /rollcall verify ledger\.jsonl --root / },
    ],
    '/ledger/facts/:factId': [
      { at: '/ledger/facts/1', shows: /^(检查点原文|The checkpoint's note)$/ },
      { at: '/ledger/facts/999999999', shows: absent },
    ],
    '/devices': [{ at: '/devices', shows: /^(打印|Print)$/ }],
    '/devices/:tab': [
      { at: '/devices/not-docked', shows: /截至|as of/ },
      { at: '/devices/faults', shows: /^(列|Columns)$/ },
      { at: '/devices/faults?entry=new', shows: /^(保存|Save)$/, dialog: true },
      { at: '/devices/spares', shows: /^(列|Columns)$/ },
      { at: '/devices/check-outs', shows: /^(列|Columns)$/ },
      {
        at: '/devices/check-outs',
        shows: /^(保存|Save)$/,
        dialog: true,
        open: press(/补登领用或交回|Enter one afterwards/),
      },
      { at: '/devices/conflicts', shows: /^(列|Columns)$/ },
      { at: '/devices/disputes', shows: /^(列|Columns)$/ },
      { at: '/devices/nothing', shows: /^(没有这个页面|There is no such page)$/ },
    ],
    '/registry/officers/:badgeNo': [
      { at: '/registry/officers/100008', shows: 'K000007' },
      { at: '/registry/officers/100008?entry=100008', shows: /保存|Save/, dialog: true },
      { at: '/registry/officers/nobody', shows: absent },
    ],
    '/registry/recorders/:recorderSerial': [
      { at: '/registry/recorders/K000007', shows: '100008 郑雪梅' },
      { at: '/registry/recorders/K000007?entry=K000007', shows: /保存|Save/, dialog: true },
      { at: '/registry/recorders/K000007?entry=clock', shows: /登记时钟比对|Compare its clock/, dialog: true },
      { at: '/registry/recorders/K000007?day=2026-11-24', shows: /的记录仪日志|recorder’s log of/ },
      { at: '/registry/recorders/nothing', shows: absent },
    ],
    '/registry': [{ at: '/registry', shows: '陈志远' }],
    '/registry/:tab': [
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
      { at: '/registry/erases', shows: /^(现在插着的卡|Cards in docks now)$/ },
      { at: '/registry/parameters', shows: /导入期限|Import deadline/ },
    ],
    '/ops': [{ at: '/ops', shows: /^(存储的保证|Guarantees of the object store)$/ }],
    '/imports/:kind': [
      ...importKindSchema.options.map((kind) => ({ at: `/imports/${kind}`, shows: /^(CSV 模板|CSV template)$/ })),
      {
        at: '/imports/shifts',
        shows: 'B2',
        open: (page) => page.locator('input[type="file"]').setInputFiles(badRoster),
      },
    ],
    // What has no page.
    '*': [{ at: '/nothing/here', shows: /^(没有这个页面|There is no such page)$/ }],
  };
}

/** One that its officer's footage of that morning shows. @returns its id */
async function tellActivity(client: HqClient, today: string): Promise<string> {
  const response = await client.post('activities', {
    kind: 'compulsory_measure',
    badgeNos: ['100002'],
    startsAt: `${today}T09:00:00+08:00`,
    endsAt: `${today}T09:05:00+08:00`,
    place: '页面巡检路口',
    plateNo: '蒙J12345',
  });
  const { activities } = (await response.json()) as ActivitiesSaved;
  return activities[0]?.activityId ?? '';
}
