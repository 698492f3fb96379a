import type { ActivitiesSaved, ActivityRow } from '@rollcall/shared/http/activities';
import type { TodayResponse } from '@rollcall/shared/http/coverage';
import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { CauseRow } from '@rollcall/shared/resources/common-causes';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { ReviewDetail, ReviewRow } from '@rollcall/shared/resources/reviews';
import type { StudyPackRow } from '@rollcall/shared/resources/study-packs';
import type { TrainingCaseRow } from '@rollcall/shared/resources/training-cases';
import type { TrainingSessionRow } from '@rollcall/shared/resources/training-sessions';
import { addDays } from '@rollcall/shared/rules/local-date';
import { outsideCause } from '@rollcall/test/outside-cause';
import type { HqClient } from '../hq-client.ts';
import { until } from '../until.ts';
import { absent, type LookedAtDemo, type PageViews, press } from './page-view.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const crossing = '页面巡检路口';
const caseNo = '内公交案〔2040〕1/2号';

/** The pages about duty and what was found of it. */
export const viewsOfDuty: PageViews = {
  '/inbox': () => [
    ...['', '?view=before_friday', '?view=waiting_for', '?view=decided'].map((view) => ({
      at: `/inbox${view}`,
      shows: /^(周五前|Before Friday) \d+$/,
    })),
    { at: '/inbox?kind=exemption', shows: /^(列|Columns)$/ },
    { at: '/inbox?kind=nothing', shows: /^(列|Columns)$/ },
  ],
  '/leader': () => [{ at: '/leader', shows: /^(主要指标|Main figures)$/ }],
  '/today': async ({ client, today }) => {
    const shiftOf = await shiftsOf(client, today);
    return [
      { at: `/today?date=${today}`, shows: '陈志远' },
      { at: `/today?date=${addDays(today, -400)}`, shows: /^(这一天没有班次|No shifts on this day)$/ },
      { at: `/today?date=${today}&shift=${shiftOf('100002')}`, shows: '王丽华', dialog: true },
      { at: `/today?date=${today}&shift=${shiftOf('100011')}`, shows: '窗口值班', dialog: true },
      { at: `/today?date=${today}&wall=1`, shows: '陈志远' },
      { at: '/today?desk=on_duty', shows: /^(收起|Close)$/ },
      { at: `/today?date=${today}`, shows: '?', dialog: true, open: (page) => page.keyboard.press('?') },
      { at: `/today?date=${today}&campaignId=${nobody}`, shows: /^(没有符合条件的民警|No officer matches)$/ },
      {
        at: `/today?date=${today}`,
        shows: '车管科',
        open: (page) => page.getByRole('combobox', { name: /^(单位|Unit)$/ }).click(),
      },
    ];
  },
  '/me': () => [{ at: '/me', shows: /^(这个账号没有绑定警号|This account belongs to no officer)$/ }],
  '/me/:date': ({ today }) => [
    { at: `/me/${today}`, shows: /^(这个账号没有绑定警号|This account belongs to no officer)$/ },
  ],
  '/officers/:badgeNo': async ({ client, today }) => {
    await toldFindings(client);
    return [
      { at: '/officers/100002', shows: /^(每日勤务与录像|Duty and footage by day)$/ },
      { at: `/officers/100005?month=${today.slice(0, 7)}`, shows: /^(近六个月|Six months)$/, paper: true },
      { at: '/officers/100002?month=2021-01', shows: /^(本月没有问题。|Nothing was found in this month\.)$/ },
      { at: '/officers/100002?month=soon', shows: /^(每日勤务与录像|Duty and footage by day)$/ },
      { at: '/officers/999999', shows: absent },
    ];
  },
  '/officers/:badgeNo/day/:date': ({ today }) => [
    { at: `/officers/100002/day/${today}`, shows: /王丽华/ },
    {
      at: `/officers/100002/day/${today}`,
      shows: /^(缺录与说明|Missing and explained time)$/,
      open: async (page) => {
        for (const key of ['+', 'a', 'd', '-', '0']) await page.keyboard.press(key);
        await page.getByRole('img', { name: /^(录像|Clips) \d+$/ }).click();
      },
    },
    { at: `/officers/100002/day/${today}?at=${today}T04:00:00.000Z`, shows: /王丽华/ },
    { at: `/officers/100002/day/${today}?at=noon`, shows: /王丽华/ },
    { at: `/officers/100002/day/${addDays(today, 400)}`, shows: /^(这一天没有排班。|No shift on this day\.)$/ },
    { at: `/officers/999999/day/${today}`, shows: absent },
  ],
  '/duty/roster': async ({ client, today }) => {
    const shift = (await shiftsOf(client, today))('100002');
    return [
      { at: '/duty/roster', shows: '陈志远' },
      { at: `/duty/roster?add=100001_${today}`, shows: '陈志远', dialog: true },
      { at: '/duty/roster?entry=new', shows: /保存|Save/, dialog: true },
      { at: `/duty/roster?copy=${addDays(today, 7)}`, shows: /^(要排的周|Week to fill)/, dialog: true },
      { at: `/duty/roster?shift=${shift}`, shows: 'npm start', dialog: true },
      {
        at: `/duty/roster?shift=${shift}`,
        shows: /^(不取消|Keep it)$/,
        dialog: true,
        open: press(/^(取消班次|Cancel the shift)$/),
      },
      {
        at: `/duty/roster?shift=${shift}`,
        shows: /^(与谁换|With whom)$/,
        dialog: true,
        open: press(/^(换班|Swap)$/),
      },
    ];
  },
  '/duty/week': ({ today }) => [{ at: `/duty/week?week=${today}`, shows: '陈志远' }],
  '/duty/proposals': () => [
    { at: '/duty/proposals', shows: /^(列|Columns)$/ },
    { at: '/duty/proposals?view=all', shows: /^(合计|Total)$/ },
  ],
  '/duty/activities': async (demo) => {
    await toldActivity(demo);
    return [
      { at: '/duty/activities', shows: crossing },
      { at: '/duty/activities?place=nothing-like-this', shows: /清除筛选|Clear filters/ },
      { at: '/duty/activities?entry=new', shows: /保存|Save/, dialog: true },
      { at: '/duty/activities?view=sources', shows: /^(新增报送系统|Add a source)$/ },
      { at: '/duty/activities?view=sources&entry=new', shows: /保存|Save/, dialog: true },
    ];
  },
  '/duty/activities/:activityId': async (demo) => {
    const activityId = await toldActivity(demo);
    return [
      { at: `/duty/activities/${activityId}`, shows: crossing },
      { at: `/duty/activities/${activityId}?entry=${activityId}`, shows: /保存|Save/, dialog: true },
      {
        at: `/duty/activities/${activityId}`,
        shows: /^(不撤销|Keep it)$/,
        dialog: true,
        open: press(/^(撤销|stop 撤销|stop Withdraw)$/),
      },
      { at: `/duty/activities/${nobody}`, shows: absent },
    ];
  },
  '/cases': async (demo) => {
    await toldActivity(demo);
    return [
      { at: '/cases', shows: caseNo },
      { at: '/cases?q=nothing-like-this', shows: /清除筛选|clear them/ },
    ];
  },
  '/cases/:caseNo': async (demo) => {
    await toldActivity(demo);
    return [
      { at: `/cases/${encodeURIComponent(caseNo)}`, shows: crossing },
      { at: '/cases/nothing-like-this', shows: absent },
    ];
  },
  '/duty/must-record': () => [
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
  '/findings': async ({ client }) => {
    await toldFindings(client);
    return [
      { at: '/findings', shows: '100005 孙浩然' },
      { at: '/findings?sort=severity', shows: '100005 孙浩然' },
      { at: '/findings?unitCode=150981000000', shows: /清除筛选|Clear filters/ },
    ];
  },
  '/findings/:findingId': async ({ client }) => {
    const findings = await toldFindings(client);
    const oneOfEachKind = [...new Map(findings.map((finding) => [finding.kind, finding])).values()];
    return [
      ...oneOfEachKind
        .filter(({ kind }) => kind === 'custody_disputed')
        .map(({ findingId }) => ({ at: `/findings/${findingId}`, shows: /^(领用争议|Who held the recorder)$/ })),
      ...oneOfEachKind.map(({ findingId, badgeNo }) => ({
        at: `/findings/${findingId}`,
        shows: new RegExp(badgeNo ?? '无人领用|nobody'),
      })),
      { at: `/findings/${nobody}`, shows: absent },
    ];
  },
  '/findings/:findingId/slips/:decisionId/:badgeNo': async ({ client }) => {
    const { findingId, decisionId, badgeNo } = await excused(client);
    const shows = /^(送达回证|Proof of notice)$/;
    return [{ at: `/findings/${findingId}/slips/${decisionId}/${badgeNo}`, shows, paper: true }];
  },
  '/common-causes/:causeId': async ({ client, today }) => [
    { at: `/common-causes/${await recordedCause(client, today)}`, shows: /^(办理记录|History)$/ },
    { at: `/common-causes/${nobody}`, shows: absent },
  ],
  '/finding-decisions': () => [{ at: '/finding-decisions', shows: /^(列|Columns)$/ }],
  '/bulletins': () => [
    { at: '/bulletins', shows: /^(列|Columns)$/ },
    {
      at: '/bulletins?kind=monthly&state=sealed&year=2021',
      shows: /^(没有符合筛选条件的记录|Nothing matches these filters)$/,
    },
  ],
  '/bulletins/:bulletinId': async ({ client }) => {
    const { rows } = await client.get<{ rows: BulletinRow[] }>('bulletins?limit=1');
    const shown = rows.map(({ bulletinId }) => ({
      ...{ at: `/bulletins/${bulletinId}`, shows: /^(十|10)[、.]/ },
    }));
    return [...shown, { at: `/bulletins/${nobody}`, shows: absent }];
  },
  '/training/packs/:packId': async ({ client }) => {
    const { rows } = await client.get<{ rows: StudyPackRow[] }>('study-packs?limit=1');
    const shown = rows.map(({ packId }) => ({
      ...{ at: `/training/packs/${packId}`, shows: /^(办理记录|History)$/ },
    }));
    return [...shown, { at: `/training/packs/${nobody}`, shows: absent }];
  },
  '/training/packs/:packId/present': async ({ client }) => {
    const { rows } = await client.get<{ rows: StudyPackRow[] }>('study-packs?limit=1');
    const shown = rows.map(({ packId }) => ({ at: `/training/packs/${packId}/present`, shows: /^(退出演示|Leave)$/ }));
    return [...shown, { at: `/training/packs/${nobody}/present`, shows: absent }];
  },
  '/training/cases/:caseId': async ({ client }) => [
    { at: `/training/cases/${await addedCase(client)}`, shows: /^(应当怎么做|What to do)$/ },
    { at: `/training/cases/${nobody}`, shows: absent },
  ],
  '/training/sessions/:sessionId': async ({ client }) => [
    { at: `/training/sessions/${await plannedSession(client)}`, shows: /^(办理记录|History)$/ },
    { at: `/training/sessions/${nobody}`, shows: absent },
  ],
  '/training/attendance': async ({ client }) => {
    await plannedSession(client);
    return [
      { at: '/training/attendance', shows: /^(列|Columns)$/ },
      { at: '/training/attendance?state=absent&madeUp=false', shows: /^(列|Columns)$/ },
    ];
  },
  '/checks/reviews': () => [
    { at: '/checks/reviews', shows: /^(列|Columns)$/ },
    { at: '/checks/reviews?view=all&draw=x&targeted=yes', shows: /^(列|Columns)$/ },
  ],
  '/checks/reviews/progress': () => [
    { at: '/checks/reviews/progress', shows: /^(评查结果|Results)$/ },
    {
      at: '/checks/reviews/progress?from=2021-01-01&to=2021-01-02',
      shows: /^(这段时间没有完成的评查。|No review was done in this time\.)$/,
    },
  ],
  '/checks/reviews/:reviewId': async (demo) => {
    const reviewId = await requestedReview(demo);
    return [
      { at: `/checks/reviews/${reviewId}`, shows: /^(录像|Footage)$/ },
      {
        at: `/checks/reviews/${reviewId}`,
        shows: /^(保存|Save)$/,
        dialog: true,
        open: press(/^(改派|Reassign)$/),
      },
      { at: `/checks/reviews/${nobody}`, shows: absent },
    ];
  },
  '/duty/exemptions': async ({ client, today }) => [
    { at: '/duty/exemptions', shows: /^(列|Columns)$/ },
    {
      at: `/duty/exemptions?entry=new&${await recordedTime(client, today)}`,
      shows: /^(该时段已有完整录像|This time is wholly recorded)/,
      dialog: true,
    },
    {
      at: `/duty/exemptions?entry=${(await firstExemption(client)).exemptionId}`,
      shows: /^(该时段的录像|Footage of this time)$/,
      dialog: true,
    },
    { at: '/duty/exemptions?entry=new', shows: /^(提交|Send)$/, dialog: true },
    { at: '/duty/exemptions?view=waiting&reasonCode=weather', shows: /清除筛选|Clear filters/ },
  ],
};

/** The shift of a badge on a date. */
async function shiftsOf(client: HqClient, date: string) {
  const board = await client.get<TodayResponse>(`coverage/today?date=${date}`);
  const officers = board.units.flatMap((unit) => unit.officers);
  return (badgeNo: string) => officers.find((officer) => officer.badgeNo === badgeNo)?.shifts[0]?.shiftId;
}

/** Somebody's time, of this date or the one before, that is wholly recorded, as the form that explains time takes it. */
function recordedTime(client: HqClient, today: string): Promise<string> {
  return until('recorded time', async () => {
    const dates = [addDays(today, -1), today];
    const boards = await Promise.all(dates.map((date) => client.get<TodayResponse>(`coverage/today?date=${date}`)));
    const officers = boards.flatMap(({ units }) => units.flatMap((unit) => unit.officers));
    const shifts = officers.flatMap((officer) => officer.shifts);
    for (const { badgeNo, segments } of shifts) {
      const recorded = segments.find(({ state }) => state === 'recorded');
      if (recorded) return new URLSearchParams({ badgeNo, from: recorded.from, to: recorded.to }).toString();
    }
    return false;
  });
}

function firstExemption(client: HqClient): Promise<ExemptionRow> {
  return until('an explanation', async () => {
    const { rows } = await client.get<{ rows: ExemptionRow[] }>('exemptions?limit=1');
    return rows[0] ?? false;
  });
}

/** What is found of the demo's footage, once all of it is in. */
function toldFindings(client: HqClient): Promise<FindingRow[]> {
  return until('findings', async () => {
    const { rows } = await client.get<{ rows: FindingRow[] }>('findings?limit=200');
    const kinds = new Set<string>(rows.map(({ kind }) => kind));
    return kinds.has('coverage_below_threshold') && kinds.has('late_import') && rows;
  });
}

/** A decision about an officer, made at the first asking. */
async function excused(client: HqClient) {
  const decided = async () => {
    const { rows } = await client.get<{ rows: DecisionRow[] }>('finding-decisions?step=excuse&state=counts');
    const [row] = rows.filter(({ people }) => people.length > 0);
    return row && { findingId: row.findingId, decisionId: row.decisionId, badgeNo: row.people[0]?.badgeNo ?? '' };
  };
  const before = await decided();
  if (before) return before;
  const findings = await toldFindings(client);
  const told = findings.find(({ kind, badgeNo }) => kind === 'late_import' && badgeNo !== null);
  await client
    .as('inspector')
    .post(`findings/${told?.findingId}/steps`, { step: 'excuse', ...outsideCause, reason: '当天系统升级' });
  return (await decided()) ?? { findingId: nobody, decisionId: nobody, badgeNo: '' };
}

/** One of the day before, told at the first asking. @returns its id */
async function toldActivity({ client, today }: LookedAtDemo): Promise<string> {
  const { rows } = await client.get<{ rows: ActivityRow[] }>(`activities?place=${encodeURIComponent(crossing)}`);
  if (rows[0]) return rows[0].activityId;
  const response = await client.post('activities', {
    kind: 'compulsory_measure',
    badgeNos: ['100002'],
    startsAt: `${addDays(today, -1)}T09:00:00+08:00`,
    endsAt: `${addDays(today, -1)}T09:05:00+08:00`,
    place: crossing,
    plateNo: '蒙J12345',
    caseNo,
  });
  const { activities } = (await response.json()) as ActivitiesSaved;
  return activities[0]?.activityId ?? '';
}

/** A targeted check of a shift of the day before, asked for at the first asking. @returns its id */
async function requestedReview({ client, today }: LookedAtDemo): Promise<string> {
  const inspector = client.as('inspector');
  const { rows } = await inspector.get<{ rows: ReviewRow[] }>('reviews?targeted=yes');
  if (rows[0]) return rows[0].reviewId;
  const item = (await shiftsOf(client, addDays(today, -1)))('100002');
  const response = await inspector.post('reviews', { kind: 'shift', item, reason: '群众反映' });
  return ((await response.json()) as ReviewDetail).reviewId;
}

/** A common cause, recorded at the first asking. @returns its id */
async function recordedCause(client: HqClient, today: string): Promise<string> {
  const { rows } = await client.get<{ rows: CauseRow[] }>('common-causes');
  if (rows[0]) return rows[0].causeId;
  const response = await client.as('inspector').post('common-causes', {
    title: '路面一中队采集站停电',
    kind: 'station_down',
    text: '变电检修，全站停电',
    startsAt: `${addDays(today, -1)}T07:00:00+08:00`,
    endsAt: null,
    unitCode: null,
  });
  return ((await response.json()) as CauseRow).causeId;
}

/** A case from elsewhere: the demo has none. */
async function addedCase(client: HqClient): Promise<string> {
  const title = '执法途中关闭执法记录仪';
  const { rows } = await client.get<{ rows: TrainingCaseRow[] }>(
    `training-cases?limit=1&search=${encodeURIComponent(title)}`,
  );
  const [known] = rows;
  if (known) return known.caseId;
  const answer = await client.post('training-cases', {
    ...{ title, violationClass: 'incomplete', source: '2026 年第 3 期执法监督通报' },
    text: '一名民警在处理一起交通事故时中途关闭执法记录仪，当事人投诉后无法还原经过。',
    ...{ rule: '现场执法应当全程、不间断录像。', advice: '执法结束前不关机；没电时当场说明，换备机继续录像。' },
  });
  return ((await answer.json()) as TrainingCaseRow).caseId;
}

/** A training session of two officers, planned when it is first asked for. */
async function plannedSession(client: HqClient): Promise<string> {
  const { rows } = await client.get<{ rows: TrainingSessionRow[] }>('training-sessions?limit=1');
  if (rows[0]) return rows[0].sessionId;
  const startsAt = new Date(Date.now() + 86_400_000);
  const response = await client.post('training-sessions', {
    ...{
      topic: '执法记录仪规范佩戴',
      violationClasses: ['improper_use'],
      place: '会议室',
      unitCode: null,
      packId: null,
    },
    ...{ startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString() },
    badgeNos: ['100001', '100002'],
  });
  return ((await response.json()) as TrainingSessionRow).sessionId;
}
