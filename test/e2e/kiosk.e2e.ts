import { createDatabase } from '@rollcall/cloud/db/database';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { PreShiftCheckRow } from '@rollcall/shared/resources/pre-shift-checks';
import type { RepairTicketRow } from '@rollcall/shared/resources/repair-tickets';
import type { Api } from '@rollcall/shared/resources/resources';
import type { AttendanceRow, TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { axeViolations } from '@rollcall/test/axe-violations';
import { type KioskScreen, openKiosk } from '@rollcall/test/kiosk-screen';
import type { Network } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

// An officer before the screen of his station: HQ, broker, store and agent as programs of their own, and Chromium.
const chromium = requireTool('chromium');
const unitCode = '150981000100';
let screen: KioskScreen;
let network: Network;
let page: Page;
let pin: string;
let sessionId: string;

beforeAll(async () => {
  if (!chromium) return;
  screen = await openKiosk(prepare);
  ({ network, page } = screen);
});
afterAll(() => screen?.close());

async function prepare(started: Network): Promise<void> {
  network = started;
  const post = async (path: string, body: object) => {
    const response = await network.admin.post(path, body);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  };
  await post('officers', { badgeNo: '100001', name: '陈建国', kind: 'sworn', unitCode, leaderBadgeNo: null });
  await post('officers', { badgeNo: '100002', name: '李娜', kind: 'auxiliary', unitCode, leaderBadgeNo: null });
  await post('recorders', { recorderSerial: '7K30021', unitCode });
  await post('recorders', { recorderSerial: 'SP00001', unitCode, spare: true });
  ({ pin } = (await post('officers/100001/kiosk-pin', {})) as Api['POST officers/:badgeNo/kiosk-pin']['answer']);
  sessionId = await planTraining();
  new RecorderCard(network.dockOf('squad-1'), '7K30021').add(1, { bytes: 'a clip' });
}

/** The last page of a flow goes by itself after ten seconds. */
async function leftAlone(): Promise<void> {
  await page.clock.fastForward(10_000);
  await page.getByRole('button', { name: '领用记录仪' }).waitFor();
}
const touch = (name: string | RegExp) => screen.touch(name);
async function typePin(digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).tap();
  // A finger may touch twice.
  await page.getByRole('button', { name: '确认', exact: true }).dblclick();
}
/** That somebody confirmed at HQ that his shift has no footage. @returns the decision's id */
async function decideAbout(badgeNo: string): Promise<string> {
  const owner = createDatabase({ url: network.ownerUrl });
  const { rows } = await sql<{ decisionId: string }>`
    with told as (
      insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, told_at,
        answer_due_on, handling, judged)
      values ('coverage', 'no_footage', 'shift:' || gen_random_uuid(), ${badgeNo}, ${unitCode}, '2026-11-20', 'open',
        ${JSON.stringify(emptyDetail)}, now(), now(), now(), '2026-11-25', 'confirmed', '{}')
      returning finding_id
    )
    insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
    select finding_id, 'confirm', 'counts', 'no_footage', 'incomplete', array[${badgeNo}], '当班全程没有录像', account_id, now()
    from told, account limit 1 returning decision_id as "decisionId"`.execute(owner);
  await owner.destroy();
  return rows[0]?.decisionId ?? '';
}
/** A session that has begun, to which both must go. @returns its id */
async function planTraining(): Promise<string> {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const session = {
    ...{ topic: '执法记录仪使用规范', place: '三楼会议室', violationClasses: [], packId: null, unitCode: null },
    ...{ startsAt: at(-5), endsAt: at(300) },
  };
  const answer = await network.admin.post('training-sessions', session);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as TrainingSessionDetail).sessionId;
}
async function attendance() {
  const { rows } = await network.get<{ rows: AttendanceRow[] }>(`training-attendance?sessionId=${sessionId}`);
  return rows.map(({ badgeNo, state, attendedBy, stationId }) => ({ badgeNo, state, attendedBy, stationId }));
}
const custodies = async () => (await network.get<{ rows: CustodyRow[] }>('custodies?basis=observed')).rows;

test.runIf(chromium)('an officer takes a recorder by badge and PIN, and HQ knows', async () => {
  await page.getByText('可以取下', { exact: true }).waitFor();
  await page.getByText(/^还能录 \d+ (分钟|小时)/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await touch('领用记录仪');
  await touch(/^7K30021/);
  await touch(/^100001 陈建国/);
  await typePin(pin === '000000' ? '111111' : '000000');
  await page.getByText('PIN 不对 · 还可以试 4').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  // A leader made it: it chooses another one, then he goes on with what he came for.
  await typePin(pin);
  await page.getByText('设置新 PIN（六至八位数字）').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await typePin('111111');
  await page.getByText('再输一次新 PIN').waitFor();
  await typePin('111111');
  await page.getByText(/^太容易被猜到：/).waitFor();
  await typePin('470183');
  await page.getByText('再输一次新 PIN').waitFor();
  await typePin('470183');
  pin = '470183';
  await page.getByText('已领用: 7K30021').waitFor();
  await page.getByText(/卡上还能录 \d+ (分钟|小时)/).waitFor();
  await touch('返回');
  await page.getByRole('cell', { name: '大队已收到' }).waitFor();
  expect(await custodies()).toMatchObject([
    { recorderSerial: '7K30021', badgeNo: '100001', heldUntil: null, observation: { stationId: 'squad-1' } },
  ]);
  expect((await network.get<{ rows: unknown[] }>('custody-observations')).rows).toHaveLength(1);
});

test.runIf(chromium)('the check after it is one tap, and HQ knows', async () => {
  await touch('领用记录仪');
  await touch(/^7K30021/);
  await touch(/^100001 陈建国/);
  await typePin(pin);
  await page.getByText('岗前检查：这台记录仪都正常吗？').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await touch('全部正常');
  await page.getByText('已检查，全部正常: 7K30021').waitFor();
  await leftAlone();
  await expect
    .poll(async () => (await network.get<{ rows: PreShiftCheckRow[] }>('pre-shift-checks')).rows)
    .toMatchObject([{ recorderSerial: '7K30021', badgeNo: '100001', result: 'ok', stationId: 'squad-1' }]);
});

test.runIf(chromium)(
  'an officer is told of what was decided about him, reads it, and HQ knows that he saw it',
  async () => {
    const decisionId = await decideAbout('100001');
    await touch('交回记录仪');
    await touch(/^7K30021/);
    await touch(/^100001 陈建国/);
    await typePin(pin);
    await page.getByText('对您的处置，您还没有看过的：1').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await touch('打开');
    await touch(/^全程无录像/);
    await page.getByRole('cell', { name: '认定 · 保存不全' }).waitFor();
    await page.getByRole('cell', { name: '当班全程没有录像' }).waitFor();
    await page.getByRole('rowheader', { name: '可以申诉到' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await touch('已阅');
    await page.getByText(/^已记下 · 可以申诉到 \d{4}-\d{2}-\d{2}$/).waitFor();
    await touch('返回');
    const { rows } = await network.get<{ rows: DecisionRow[] }>('finding-decisions');
    expect(rows).toMatchObject([{ decisionId, notices: [{ badgeNo: '100001' }] }]);
    await touch('看对我的处置');
    await touch(/^100001 陈建国/);
    await typePin(pin);
    await page.getByText('没有未看的处置。').waitFor();
    await touch('返回');
  },
);

test.runIf(chromium)('an officer signs in to training with the PIN that he chose, and HQ knows', async () => {
  await touch('学习签到');
  await page.getByText(/^执法记录仪使用规范 · \d\d:\d\d–\d\d:\d\d · 三楼会议室$/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await touch(/^100001 陈建国/);
  await typePin(pin);
  await page.getByText('已签到: 陈建国 · 执法记录仪使用规范').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await leftAlone();
  await page.getByRole('cell', { name: '执法记录仪使用规范' }).waitFor();
  await expect.poll(attendance).toEqual([
    { badgeNo: '100001', state: 'present', attendedBy: 'kiosk', stationId: 'squad-1' },
    { badgeNo: '100002', state: 'expected', attendedBy: null, stationId: null },
  ]);
});

test.runIf(chromium)('who has no PIN is told where to set one', async () => {
  await touch('领用记录仪');
  await touch(/^SP00001/);
  await touch(/^100002 李娜/);
  await page.getByText(/还没有设置 PIN：/).waitFor();
  await touch('返回');
});

test.runIf(chromium)(
  'with HQ away a check finds a fault, a spare is taken and brought back; HQ hears of all of it later',
  async () => {
    await network.hq.kill();
    await network.broker.stop();
    await page.reload();
    await touch('看对我的处置');
    await touch(/^100001 陈建国/);
    await typePin(pin);
    await page.getByText(/^现在连不上大队，看不到处置。/).waitFor();
    await touch('返回');
    await touch('领用记录仪');
    await touch(/^7K30021/);
    await touch(/^100001 陈建国/);
    await typePin(pin);
    await touch(/^画面/);
    await expect.poll(() => page.getByRole('button', { name: '全部正常' }).count()).toBe(0);
    await touch('下一步');
    await page.getByText('岗前检查：画面黑屏或模糊').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await touch(/^SP00001/);
    await page.getByText('已报障: 7K30021 · 现在请用 SP00001').waitFor();
    await touch('返回');
    await touch('交回记录仪');
    await touch(/^SP00001/);
    await touch(/^100001 陈建国/);
    await typePin(pin);
    await page.getByText('已交回: SP00001').waitFor();
    await leftAlone();
    await expect.poll(() => page.getByRole('cell', { name: '待发送，联网后自动上报' }).count()).toBe(6);
    // Through a restart of the station as well.
    await network.agent.kill();
    network.agent.start();
    await until('the screen again', () =>
      page.reload().then(
        (answer) => answer?.ok() ?? false,
        () => false,
      ),
    );
    await page.getByRole('cell', { name: '待发送，联网后自动上报' }).first().waitFor();

    await network.broker.start();
    network.hq.start();
    await network.untilHqAnswers();
    const spare = await until('the swap at HQ', async () =>
      (await custodies()).find(({ recorderSerial, heldUntil }) => recorderSerial === 'SP00001' && heldUntil !== null),
    );
    expect(spare).toMatchObject({ badgeNo: '100001', observation: { source: 'kiosk', spareFor: '7K30021' } });
    const { rows } = await network.get<{ rows: RepairTicketRow[] }>('repair-tickets');
    expect(rows).toMatchObject([
      {
        recorderSerial: '7K30021',
        reportedBy: '100001',
        symptom: '岗前检查：画面黑屏或模糊',
        stationId: 'squad-1',
        state: 'open',
      },
    ]);
    const checks = await network.get<{ rows: PreShiftCheckRow[] }>('pre-shift-checks?result=fault');
    expect(checks.rows).toMatchObject([
      { spare: 'taken', spareSerial: 'SP00001', repairTicketId: rows[0]?.repairTicketId, superseded: false },
    ]);
    await page.getByRole('cell', { name: '大队已收到' }).nth(6).waitFor();
  },
);

test.runIf(chromium)('speaks English too, and has loaded nothing from elsewhere', async () => {
  await touch('English');
  await page.getByRole('button', { name: 'Take a recorder' }).waitFor();
  await page.getByText('In the dock').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(screen.messages.filter((text) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(text))).toEqual([]);
});

test.runIf(chromium)('says when the agent has not run for a minute, and is there again with it', async () => {
  await page.getByRole('button', { name: '中文' }).tap();
  await network.agent.stop();
  const silence = page.getByText('采集程序没有运行，暂时不能登记');
  await screen.untilShown('the page that says so', async () => (await silence.count()) > 0);
  expect(await axeViolations(page)).toEqual([]);
  network.agent.start();
  const takes = page.getByRole('button', { name: '领用记录仪' });
  await screen.untilShown('the page of before', async () => (await takes.count()) > 0);
});
