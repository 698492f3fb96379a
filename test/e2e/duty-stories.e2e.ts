import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { Role } from '@rollcall/shared/http/permissions';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { dockFirst } from '@rollcall/test/dock-first';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');
const unitCode = '150981000100';
/** So long ago that everything was due. */
const date = addDays(localDateOf(new Date()), -3);
const at = (time: string) => `${date}T${time}+08:00`;
const campaign = '酒驾专项';
const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]) });

/** Zhao Gang leads the squad of Wang Qiang and Li Min. Wang checks drivers on stand-by, Li is on duty for the campaign. */
async function planDuty({ admin }: Network): Promise<string> {
  await letPastEditsCount(admin);
  const reason = 'a test';
  const officer = (badgeNo: string, name: string, leaderBadgeNo: string | null) => ({
    ...{ badgeNo, name, kind: 'sworn', unitCode, leaderBadgeNo },
  });
  const held = (recorderSerial: string, badgeNo: string) => ({
    ...{ recorderSerial, badgeNo, basis: 'assignment', heldFrom: at('08:00:00'), heldUntil: null, reason },
  });
  const activity = { badgeNos: ['100001'], place: '解放路口' };
  const [added] = (await postAll(admin, [
    ['campaigns', { name: campaign, campaignType: 'drink_driving', startsOn: addDays(date, -9), endsOn: null }],
  ])) as { campaignId: string }[];
  const campaignId = added?.campaignId ?? '';
  const standBy = { startsAt: at('08:30:00'), endsAt: at('11:00:00'), dutyType: 'standby', post: '中队' };
  const check = { startsAt: at('20:00:00'), endsAt: at('20:30:00'), dutyType: 'drink_driving_check', post: '桥头' };
  await postAll(admin, [
    ['officers', officer('100009', '赵刚', null)],
    ['officers', officer('100001', '王强', '100009')],
    ['officers', officer('100002', '李敏', '100009')],
    ...['K000001', 'K000002', 'K000005'].map((recorderSerial): [string, object] => [
      'recorders',
      { recorderSerial, unitCode },
    ]),
    ['custodies', held('K000001', '100001')],
    ['custodies', held('K000005', '100001')],
    ['custodies', held('K000002', '100002')],
    ['shifts', { badgeNo: '100001', ...standBy, reason }],
    ['shifts', { badgeNo: '100002', ...check, campaignId, reason }],
    [
      'activities',
      { ...activity, kind: 'summary_penalty', startsAt: at('09:00:00'), endsAt: at('09:01:00'), campaign },
    ],
    ['activities', { ...activity, kind: 'scene_survey', startsAt: at('10:00:00'), endsAt: at('10:10:00') }],
  ]);
  return campaignId;
}

/** Footage of the penalty from half a minute after its start on; and a card of today that lost a file and damaged another. */
async function dockCards(network: Network): Promise<void> {
  const video = makeSampleVideo(network.folder, { seconds: 70 }) ?? '';
  const dock = network.dockOf('squad-1');
  const capturedAt = `${date.replaceAll('-', '')}090030`;
  new RecorderCard(dock, 'K000001').add(1, { copyOf: video }, { capturedAt });

  const today = await dockFirst(network, ['K000005']);
  /** Local time as the names and logs of recorders have it, of the n-th file: in the first seconds of the day. */
  const stampOf = (sequenceNo: number) =>
    new Date(startOfLocalDate(today).getTime() + sequenceNo * 1000 + 8 * 3_600_000).toISOString().slice(0, 19);
  const card = new RecorderCard(dock, 'K000005');
  const nameOf = (sequenceNo: number) => ({ capturedAt: stampOf(sequenceNo).replace(/\D/g, '') });
  const lines = [1, 2].map((sequenceNo) => {
    const file = card.pathOf(sequenceNo, nameOf(sequenceNo)).split('/').at(-1);
    return `${stampOf(sequenceNo).replace('T', ' ')},4,${file}\n`;
  });
  mkdirSync(join(card.folder, 'LOG'), { recursive: true });
  writeFileSync(join(card.folder, 'LOG', `${today.replaceAll('-', '')}.log`), lines.join(''));
  card.add(1, { bytes: 'no video at all' }, nameOf(1));
}

describe.skipIf(!tools)('stories of duty', () => {
  let network: Network;
  let browser: Browser;
  let officer: WatchedPage;
  let leader: WatchedPage;
  let inspector: WatchedPage;
  let campaignId: string;
  let found: FindingRow[];

  const pathOf = (kind: string, badgeNo = '100001') =>
    `/findings/${found.find((one) => one.kind === kind && one.badgeNo === badgeNo)?.findingId}`;
  const go = ({ page }: WatchedPage, path: string) => page.goto(`${network.hqUrl}${path}`);
  const leaderNamed = (page: Page) => page.getByText('责任领导：100009 赵刚').waitFor();

  /** Downloads a file that was filed, by its name. */
  async function takes(page: Page, where: Locator, fileName: string): Promise<void> {
    const download = page.waitForEvent('download');
    await where.getByRole('link', { name: new RegExp(`^${fileName}`) }).click();
    expect((await download).suggestedFilename()).toBe(fileName);
  }

  /** Someone signed in at a page of one's own. The account is made by a command: it has no maker who could be behind it. */
  async function open({ role, badgeNo }: { role: Role; badgeNo: string | null }, path: string): Promise<WatchedPage> {
    const account = { username: role, password: 'password-of-a-test' };
    const officer = badgeNo === null ? {} : { badgeNo, unitCode };
    await network.addAccount({ ...account, role, ...officer });
    return openAs(browser, `${network.hqUrl}${path}`, account);
  }

  beforeAll(async () => {
    network = await startNetwork();
    campaignId = await planDuty(network);
    await dockCards(network);
    const kinds = ['started_too_late', 'activity_not_covered', 'no_footage', 'recorder_not_handed_in'];
    const ofToday = ['damaged', 'logged_but_absent', 'footage_outside_duty'];
    found = await until('everything is found', async () => {
      const { rows } = await network.admin.get<{ rows: FindingRow[] }>('findings?state=open');
      const missing = [...kinds, ...ofToday].filter((kind) => !rows.some((one) => one.kind === kind));
      if (missing.length > 0) throw new Error(`Not found: ${missing}. Found: ${rows.map(({ kind }) => kind)}.`);
      return rows;
    });
    browser = await launchBrowser();
    officer = await open({ role: 'officer', badgeNo: '100001' }, `/me/${date}`);
    await officer.page.setViewportSize({ width: 390, height: 844 });
    leader = await open({ role: 'squad_leader', badgeNo: '100009' }, '/duty/exemptions?view=waiting');
    inspector = await open({ role: 'inspector', badgeNo: null }, pathOf('started_too_late'));
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('found exactly what was played, with the leader in charge', () => {
    expect(found.map(({ kind, badgeNo, grade }) => `${kind} ${badgeNo} ${grade}`).sort()).toEqual([
      'activity_not_covered 100001 null',
      'damaged 100001 null',
      'footage_outside_duty 100001 null',
      'logged_but_absent 100001 strong',
      'no_footage 100002 null',
      'recorder_not_handed_in 100002 null',
      'started_too_late 100001 null',
    ]);
    expect(new Set(found.map(({ leaderBadgeNo, leaderName }) => `${leaderBadgeNo} ${leaderName}`))).toEqual(
      new Set(['100009 赵刚']),
    );
  });

  test('S9 the recorder is on before the check: told on a phone to whom it concerns, explained, approved by somebody who isn’t liable, and gone before the eyes of who looks', async () => {
    const { page } = officer;
    await page.getByRole('row').filter({ hasText: '简易程序处罚' }).filter({ hasText: '不完整' }).waitFor();
    await page.getByRole('link', { name: '开机过晚' }).click();
    await page.getByText('执法开始前没有按规定提前开录，开头缺 1 分').waitFor();
    await leaderNamed(page);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '缺录情况说明' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: '原因' }).click();
    await page.getByTitle('情况紧急').click();
    await form.getByLabel('说明', { exact: true }).fill('当事人冲卡，先控制车辆后开机。');
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByRole('table', { name: '这段时间的缺录情况说明' }).getByText('待审批').waitFor();

    await inspector.page.getByText('开头缺 1 分').waitFor();
    await inspector.page.evaluate('window.notReloaded = true');
    // The leader is liable for what it could end, and doesn't decide it.
    await leader.page.getByText('没有等待审批的说明').waitFor();
    await go(leader, '/duty/exemptions');
    await leader.page.getByRole('row').filter({ hasText: '100001 王强' }).click();
    const told = leader.page.getByRole('dialog');
    await told.getByText('您是其中问题的责任领导，不能审批。').waitFor();
    await told.getByRole('table', { name: '涉及的问题' }).getByRole('link', { name: '开机过晚' }).waitFor();
    await expect.poll(() => told.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);
    expect(await axeViolations(leader.page)).toEqual([]);

    const decides = await open({ role: 'brigade_admin', badgeNo: null }, '/duty/exemptions?view=waiting');
    await decides.page.getByRole('row').filter({ hasText: '100001 王强' }).click();
    const drawer = decides.page.getByRole('dialog');
    await drawer.getByText('当事人冲卡，先控制车辆后开机。').waitFor();
    await drawer.getByRole('cell', { name: '重新核对，不再成立即销号' }).first().waitFor();
    await drawer.getByLabel('理由').fill('指挥中心记录属实');
    await drawer.getByRole('button', { name: '批准', exact: true }).click();
    await drawer.getByText('已批准').first().waitFor();
    await decides.page.close();
    await inspector.page.getByText(/^已于 .* 自动销号/).waitFor();
    await expect.poll(() => inspector.page.evaluate('window.notReloaded')).toBe(true);
  });

  test('S16 unauthorised deletion: the officer sees each witness and appeals; the leader doesn’t decide, the inspector does', async () => {
    const { page } = officer;
    await go(officer, '/me');
    const waiting = page.getByRole('region', { name: '待反馈的问题' });
    const finding = waiting.getByRole('row').filter({ hasText: '疑似删除（日志有记录、文件缺失）' });
    const due = await finding.getByRole('cell').last().textContent();
    await finding.getByRole('link').click();
    await page.getByText(`请在 ${due}（含当日）前反馈情况`).waitFor();
    const card = page.getByRole('region', { name: '证据对照' });
    await card.getByText('较强').first().waitFor();
    const said = card.locator('dl > div').filter({ hasText: '机内日志' });
    await expect.poll(() => said.textContent()).toContain('录过');
    await leaderNamed(page);
    await page.getByRole('button', { name: '申诉' }).click();
    await page.getByLabel('申诉理由').fill('记录仪当时死机，文件没有写成。');
    const form = page.getByRole('dialog');
    await form.locator('input[type="file"]').setInputFiles(photo('死机画面.jpg'));
    await form.getByRole('button', { name: '移除 死机画面.jpg' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByText('这是您自己的申诉，须由另一人裁定。').waitFor();
    await page.getByRole('link', { name: /^死机画面\.jpg/ }).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

    await go(leader, pathOf('logged_but_absent'));
    await leader.page.getByText('记录仪当时死机，文件没有写成。').first().waitFor();
    await leaderNamed(leader.page);
    await expect.poll(() => leader.page.getByRole('button', { name: '申诉不成立' }).count()).toBe(0);
    await go(inspector, pathOf('logged_but_absent'));
    const responses = inspector.page.getByRole('region', { name: '情况反馈、申诉与说明' });
    await takes(inspector.page, responses, '死机画面.jpg');
    await responses.getByLabel('理由').fill('日志在其后仍有正常开关机');
    await responses.getByRole('button', { name: '申诉不成立' }).click();
    await page.getByText('日志在其后仍有正常开关机').first().waitFor();
  });

  test('S10 and S16 improper use, damaged: answered by the officer, seen by the inspector', async () => {
    const { page } = officer;
    await go(officer, pathOf('footage_outside_duty'));
    await page.getByText('1 段录像不在任何班次或执法活动之内').waitFor();
    await leaderNamed(page);
    await page.getByRole('button', { name: '情况反馈' }).click();
    await page.getByLabel('反馈内容').fill('领用前试机，没有涉及他人。');
    await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(photo('试机登记.jpg'));
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('领用前试机，没有涉及他人。').first().waitFor();
    await go(inspector, '/findings?badgeNo=100001');
    await inspector.page.getByRole('row').filter({ hasText: '非勤务时段录像' }).getByText('反馈 1').waitFor();
    await go(inspector, pathOf('footage_outside_duty'));
    await takes(inspector.page, inspector.page.getByRole('region', { name: '情况反馈、申诉与说明' }), '试机登记.jpg');
    await go(inspector, '/findings?badgeNo=100001');
    await inspector.page.getByRole('link', { name: '录像损坏' }).click();
    await inspector.page.getByText('责任领导：100009 赵刚').waitFor();
  });

  test('S11 imported every day: the leader’s list has who did not dock, and no one else', async () => {
    await go(leader, '/devices/not-docked');
    const row = leader.page.getByRole('row').filter({ hasText: '100002 李敏' });
    await row.filter({ hasText: 'K000002' }).getByText('已超期').waitFor();
    await expect.poll(() => leader.page.getByRole('row').filter({ hasText: '王强' }).count()).toBe(0);
    expect(await axeViolations(leader.page)).toEqual([]);
  });

  test('S12 and S13: the inspector filters by campaign, and an activity cites the catalogue that asks for it', async () => {
    const { page } = inspector;
    await go(inspector, `/findings?campaignId=${campaignId}`);
    await page.getByRole('row').filter({ hasText: '全程无录像' }).filter({ hasText: '100002 李敏' }).waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '王强' }).count()).toBe(0);
    await page.getByText(campaign).first().waitFor();
    await go(inspector, `/duty/activities?campaignId=${campaignId}`);
    await page.getByRole('row').filter({ hasText: '简易程序处罚' }).waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '现场勘查' }).count()).toBe(0);
    await go(inspector, pathOf('activity_not_covered'));
    await page.getByText(/现场勘查 10:00 解放路口/).waitFor();
    const { activityId } = found.find(({ kind }) => kind === 'activity_not_covered') ?? {};
    await go(inspector, `/duty/activities/${activityId}`);
    await page.getByRole('link', { name: '事故现场勘查（目录第 1 版）' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('without an error on any page', () => {
    for (const { misdeeds } of [officer, leader, inspector]) expect(misdeeds).toEqual([]);
  });
});
