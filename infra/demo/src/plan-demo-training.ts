import { randomBytes } from 'node:crypto';
import type { BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { StudyPackDetail, StudyPackRow } from '@rollcall/shared/resources/study-packs';
import type { TrainingCaseDetail } from '@rollcall/shared/resources/training-cases';
import type {
  AttendanceRow,
  TrainingSessionDetail,
  TrainingSessionRow,
} from '@rollcall/shared/resources/training-sessions';
import { addDays, localDateOf, mondayOf } from '@rollcall/shared/rules/local-date';
import { adminName } from './ensure-administrator.ts';
import { type HqSession, signInAtHq } from './hq-session.ts';
import { setDemoParameters } from './set-demo-parameters.ts';
import type { DemoHq } from './tell-demo-duty.ts';
import { until } from './until.ts';

const fiveMinutesMs = 5 * 60_000;
const squad = '150981000100';
const officer = '100002';

const elsewhere = [
  {
    title: '未全程记录，处罚决定被撤销',
    violationClass: 'improper_use' as const,
    text: '一名民警当场处罚时，到现场后才打开执法记录仪，告知权利、听取申辩都没有录下。当事人申请行政复议，因无法证明程序合法，处罚决定被撤销。',
    rule: '对必录事项应当自到达现场起开机，全程不间断记录，直至现场处置结束。',
    advice: '下车前开机，先报时间、地点、事由；处置结束、当事人离开后再关机。',
    source: '外省某市公安局执法监督通报',
  },
  {
    title: '关键录像被擅自删除，民警和带班领导被追责',
    violationClass: 'unauthorised_deletion' as const,
    text: '一起纠纷处置后，民警在采集前用电脑删除了其中两段录像。采集站发现文件编号不连续，经查属实，民警受处分，带班领导负领导责任。',
    rule: '任何人不得剪接、删改、损毁执法记录，也不得擅自对外提供。',
    advice: '收班直接把记录仪放回采集站，不接个人电脑；误录的片段按程序申请限制调阅，不自行删除。',
    source: '外省某县公安局执法监督通报',
  },
];

/**
 * Brings the Monday's study along, once the bulletins of past weeks are out: cases from elsewhere, the pack of the newest issue with
 * them, the session of last Monday, which the officer of the demo missed, and one that makes up for it now. On a folder that has sessions it
 * does nothing.
 */
export async function planDemoTraining({ hq, signal }: { hq: DemoHq; signal: AbortSignal }): Promise<void> {
  const as = (username: string) => signInAtHq(hq.url, username, hq.password);
  const inspector = await as('inspector');
  if ((await inspector.get<{ rows: TrainingSessionRow[] }>('training-sessions')).rows.length > 0) return;
  if ((await inspector.get<{ rows: BulletinRow[] }>('bulletins?state=sealed')).rows.length === 0) return;
  await setDemoParameters(await as(adminName), { trainingQuestions: true });
  await chooseOwnPassword(hq);
  const caseIds: string[] = [];
  for (const one of elsewhere) {
    const made = await inspector.post<TrainingCaseDetail>('training-cases', one);
    if (made) caseIds.push(made.caseId);
  }
  const packId = await until(signal, async () => {
    const { rows } = await inspector.get<{ rows: StudyPackRow[] }>('study-packs');
    return rows[0]?.packId;
  });
  await completePack(inspector, packId, caseIds);
  const missed = await holdLastMonday(inspector, packId);
  const now = Math.floor(Date.now() / fiveMinutesMs) * fiveMinutesMs;
  await inspector.post('training-sessions', {
    ...{
      topic: '全程记录、严禁删改',
      violationClasses: ['improper_use', 'unauthorised_deletion'],
      place: '一中队会议室',
    },
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 4 * 3_600_000).toISOString(),
    ...{ unitCode: squad, packId, makesUpFor: missed },
  });
}

/** Nobody attends by a password that somebody else made. The demo made hers, so she changes it, and back: all accounts have one. */
async function chooseOwnPassword({ url, password }: DemoHq): Promise<void> {
  const other = randomBytes(18).toString('base64url');
  for (const [from, to] of [
    [password, other],
    [other, password],
  ] as const) {
    const session = await signInAtHq(url, 'officer', from);
    await session.put('sessions/current/password', { currentPassword: from, newPassword: to });
  }
}

async function completePack(inspector: HqSession, packId: string, caseIds: string[]): Promise<void> {
  const { version, title, advice } = await inspector.get<StudyPackDetail>(`study-packs/${packId}`);
  await inspector.put(`study-packs/${packId}`, {
    ...{ version, title, caseIds, advice },
    questions: [
      {
        text: '当场处罚，什么时候打开执法记录仪？',
        options: ['到达现场、下车前', '开具决定书时', '当事人有异议时'],
        right: 0,
      },
      {
        text: '误录了与执法无关的片段，怎么办？',
        options: ['自己删除', '申请限制调阅，不删除', '交还时不采集'],
        right: 1,
      },
    ],
  });
}

/** By a list, as it was before the screen could be used: who was there confirms it. @returns the session */
async function holdLastMonday(inspector: HqSession, packId: string): Promise<string> {
  const monday = mondayOf(addDays(localDateOf(new Date()), -1));
  const planned = await inspector.post<TrainingSessionDetail>('training-sessions', {
    ...{
      topic: '全程记录、严禁删改',
      violationClasses: ['improper_use', 'unauthorised_deletion'],
      place: '大队会议室',
    },
    ...{ startsAt: `${monday}T08:30:00+08:00`, endsAt: `${monday}T09:30:00+08:00`, unitCode: null, packId },
  });
  const path = `training-sessions/${planned?.sessionId}`;
  const { rows } = await inspector.get<{ rows: AttendanceRow[] }>(
    `training-attendance?sessionId=${planned?.sessionId}&limit=200`,
  );
  const absent = rows.find(({ badgeNo, unitCode }) => badgeNo !== officer && unitCode === squad);
  const listed = rows
    .map(({ badgeNo }) => badgeNo)
    .filter((badgeNo) => badgeNo !== officer && badgeNo !== absent?.badgeNo);
  let version = planned?.version;
  const then = async (step: Promise<TrainingSessionDetail | undefined>) => {
    version = (await step)?.version;
  };
  await then(inspector.put<TrainingSessionDetail>(`${path}/list`, { version, badgeNos: listed }));
  if (absent) {
    await then(
      inspector.put<TrainingSessionDetail>(`${path}/absences/${absent.badgeNo}`, {
        version,
        reason: '外出押送，不能到场',
      }),
    );
  }
  await inspector.post(`${path}/sign-off`, { version, remarks: '演示程序首次启动时补录。' });
  return planned?.sessionId ?? '';
}
