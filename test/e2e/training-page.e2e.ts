import type { TrainingSessionDetail, TrainingSessionRow } from '@rollcall/shared/resources/training-sessions';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const madePassword = 'correct horse battery';
const password = 'a password of my own';
const topic = '执法记录仪规范佩戴';
const names = { '100001': '王强', '100002': '李娜', '100003': '赵敏' };
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

describe.skipIf(!tools)('training', () => {
  let network: Network;
  let browser: Browser;
  let inspector: WatchedPage;
  let officer: WatchedPage;
  let listed: WatchedPage;
  let sessionId: string;

  const read = () => network.get<TrainingSessionDetail>(`training-sessions/${sessionId}`);
  async function move(times: { startsAt: string; endsAt: string }): Promise<void> {
    const { version } = await read();
    const { status } = await network.admin.patch(`training-sessions/${sessionId}`, { version, ...times });
    expect(status).toBe(200);
  }
  const open = async (username: string, path: string, phone: boolean, word = password) => {
    const watched = await openAs(browser, `${network.hqUrl}${path}`, { username, password: word });
    if (phone) await watched.page.setViewportSize({ width: 390, height: 844 });
    return watched;
  };
  const numbers = async () => (await inspector.page.getByRole('list', { name: '人数' }).allTextContents()).join();

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await postAll(
      network.admin,
      Object.entries(names).map(([badgeNo, name]) => [
        'officers',
        { badgeNo, name, kind: 'sworn', unitCode, leaderBadgeNo: null },
      ]),
    );
    await network.addAccount({ username: 'inspector', role: 'inspector', password: madePassword });
    for (const badgeNo of Object.keys(names)) {
      const username = `officer-${badgeNo}`;
      await network.addAccount({ username, role: 'officer', badgeNo, password: madePassword });
      if (badgeNo === '100003') continue;
      const client = new HqClient(network.hqUrl, { username, password: madePassword });
      const change = { currentPassword: madePassword, newPassword: password };
      expect((await client.put('sessions/current/password', change)).status).toBe(204);
    }
    browser = await launchBrowser();
    inspector = await open('inspector', '/training', false, madePassword);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is planned for everybody, next Monday unless otherwise said', async () => {
    const { page } = inspector;
    await page.getByText('没有学习').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '安排学习' }).click();
    const drawer = page.getByRole('dialog', { name: '安排学习' });
    await drawer.getByLabel('主题').fill(topic);
    await drawer.getByLabel('地点').fill('大队会议室');
    await expect.poll(() => drawer.getByLabel('开始').inputValue()).toMatch(/ 08:30$/);
    expect(await axeViolations(page)).toEqual([]);
    await drawer
      .getByRole('button', { name: '保 存' })
      .or(drawer.getByRole('button', { name: '保存' }))
      .click();
    await page.getByRole('heading', { level: 1, name: topic }).waitFor();
    await expect.poll(numbers).toMatch(/^3应到0实到0待确认0请假3未到0已补课$/);
    const { rows } = await network.get<{ rows: TrainingSessionRow[] }>('training-sessions');
    sessionId = rows[0]?.sessionId ?? '';
    expect(rows).toMatchObject([{ topic, place: '大队会议室', expected: 3, unitCode: null }]);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('is found in the inbox, and signed in to on a phone by the officer himself', async () => {
    await move({ startsAt: minutes(-10), endsAt: minutes(50) });
    officer = await open('officer-100001', '/inbox', true);
    const { page } = officer;
    await page.getByRole('link', { name: new RegExp(topic) }).click();
    await page.getByRole('button', { name: '我已到场，签到' }).click();
    await page.getByText(/^你已于 .* 签到（本人页面）。$/).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(numbers).toMatch(/^3应到1实到/);
  });

  test('has who has the password of somebody else choose one first', async () => {
    const { page } = await open('officer-100003', `/training/sessions/${sessionId}`, true, madePassword);
    await page.getByRole('button', { name: '我已到场，签到' }).click();
    await page.getByText('你的密码还是别人设的').waitFor();
    expect((await read()).present).toBe(1);
    await page.close();
  });

  test('counts who is on a list once he confirms it', async () => {
    const { page } = inspector;
    await page.getByRole('button', { name: '登记到场名单' }).click();
    const drawer = page.getByRole('dialog', { name: '登记到场名单' });
    await drawer.getByRole('checkbox', { name: /李娜/ }).check();
    await expect.poll(() => drawer.getByRole('checkbox', { name: /王强/ }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: /保\s?存/ }).click();
    await expect.poll(numbers).toMatch(/^3应到1实到1待确认/);
    listed = await open('officer-100002', `/training/sessions/${sessionId}`, true);
    await listed.page.getByText('名单上登记你到场。你确认后才算。').waitFor();
    await listed.page.getByRole('button', { name: '我到场了' }).click();
    await listed.page.getByText(/（确认名单）。$/).waitFor();
    await expect.poll(numbers).toMatch(/^3应到2实到0待确认/);
  });

  test('excuses who is absent for a reason', async () => {
    const { page } = inspector;
    await page.getByRole('list', { name: '人数' }).getByRole('link', { name: /未到/ }).click();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '100003' }).count()).toBe(1);
    await page.getByRole('row').filter({ hasText: '100003' }).getByText('赵敏').click();
    const drawer = page.getByRole('dialog', { name: /登记请假/ });
    await drawer.getByLabel('请假事由').fill('外出执行任务');
    await drawer.getByRole('button', { name: /保\s?存/ }).click();
    await expect.poll(numbers).toMatch(/^3应到2实到0待确认1请假0未到/);
    await page.getByRole('list', { name: '人数' }).getByRole('link', { name: /请假/ }).click();
    await page.getByRole('cell', { name: '外出执行任务' }).waitFor();
  });

  test('is signed off after its end, and made up for', async () => {
    const { page } = inspector;
    await move({ startsAt: minutes(-60), endsAt: minutes(-1) });
    await page.getByRole('button', { name: /^签\s?收$/ }).click();
    const drawer = page.getByRole('dialog', { name: '签收' });
    await drawer.getByLabel('备注').fill('已组织学习');
    await drawer.getByRole('button', { name: /^签\s?收$/ }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('已组织学习').first().waitFor();
    await page.getByRole('button', { name: '安排补课' }).click();
    const makeUp = page.getByRole('dialog', { name: '安排补课' });
    await expect.poll(() => makeUp.getByLabel('主题').inputValue()).toBe(topic);
    await makeUp.getByRole('button', { name: /保\s?存/ }).click();
    await page.getByRole('heading', { level: 1, name: `补课：${topic}` }).waitFor();
    await expect.poll(numbers).toMatch(/^1应到/);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('says who missed what, in English and on a phone too', async () => {
    const { page } = inspector;
    await page.goto(`${network.hqUrl}/training/attendance?state=excused`);
    await page.getByRole('cell', { name: '外出执行任务' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Attendance' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${network.hqUrl}/training/sessions/${sessionId}`);
    await page.getByText('Signed off', { exact: true }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${network.hqUrl}/training`);
    await page.getByText(`Make-up: ${topic}`).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await axeViolations(page)).toEqual([]);
    expect([...officer.misdeeds, ...listed.misdeeds]).toEqual([]);
  });
});
