import type { FindingRow } from '@rollcall/shared/http/findings';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import type { AddedAccount } from '@rollcall/test/hq-set-up';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
/** So long ago that everything was due. */
const date = addDays(localDateOf(new Date()), -3);
const at = (time: string) => `${date}T${time}:00+08:00`;

describe.skipIf(!tools)('S16 who answers for a confirmed finding', () => {
  let network: Network;
  let browser: Browser;
  let officer: WatchedPage;
  let inspector: WatchedPage;
  let decider: WatchedPage;
  let findingId: string;

  const person = (watched: WatchedPage) => watched.page.getByRole('region', { name: '100001 王强 · 本人责任' });

  async function open(account: Omit<AddedAccount, 'password'>, path: string): Promise<WatchedPage> {
    await network.addAccount({ ...account, password });
    return openAs(browser, `${network.hqUrl}${path}`, { username: account.username, password });
  }

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    const { admin } = network;
    await letPastEditsCount(admin);
    const about = { badgeNo: '100001', reason: 'a test' };
    const sworn = { kind: 'sworn', unitCode };
    await postAll(admin, [
      ['officers', { ...sworn, badgeNo: '100002', name: '李娜', leaderBadgeNo: null }],
      ['officers', { ...sworn, badgeNo: '100001', name: '王强', leaderBadgeNo: '100002' }],
      ['shifts', { ...about, startsAt: at('09:00'), endsAt: at('11:00'), dutyType: 'road_patrol', post: '解放路口' }],
    ]);
    findingId = await until('the finding', async () => {
      const { rows } = await admin.get<{ rows: FindingRow[] }>('findings?kind=no_footage');
      return rows[0]?.findingId ?? false;
    });
    browser = await launchBrowser();
    officer = await open({ username: 'wang', role: 'officer', unitCode, badgeNo: '100001' }, '/accountability');
    await officer.page.setViewportSize({ width: 390, height: 844 });
    inspector = await open({ username: 'zhao', role: 'inspector' }, `/findings/${findingId}`);
    decider = await open({ username: 'han', role: 'brigade_leader' }, '/accountability');
    const as = (username: string) => new HqClient(network.hqUrl, { username, password });
    const confirm = { step: 'confirm', reason: '已核实', violationClass: 'incomplete', badgeNos: ['100001'] };
    await postAll(as('wang'), [[`findings/${findingId}/answers`, { text: '忘记开机' }]]);
    await postAll(as('zhao'), [[`findings/${findingId}/steps`, confirm]]);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is decided by a case, which is opened from the finding', async () => {
    const { page } = inspector;
    await page.reload();
    await page.getByRole('region', { name: '追责' }).getByRole('button', { name: '启动追责' }).click();
    const form = page.getByRole('dialog');
    await form
      .getByText(/· 100001|100001 ·/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByLabel('案由').fill('录像保存不全');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: /追责〔\d{4}〕第1号/ }).waitFor();
    await person(inspector).getByText('待陈述申辩').waitFor();
    await page.getByRole('region', { name: '100002 李娜 · 领导责任' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('is heard on a phone, and sees nobody else', async () => {
    const { page } = officer;
    await page.getByRole('row').filter({ hasText: '第1号' }).getByRole('link', { name: /第1号/ }).click();
    await page.getByText('另有 1 名责任人，不在您的查看范围内。').waitFor();
    await expect.poll(() => page.getByText('李娜').count()).toBe(0);
    await page.getByLabel('陈述申辩内容').fill('当时在处置警情，忘记开机。');
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: '提交陈述申辩' }).click();
    await person(officer).getByText('待决定').waitFor();
    // Nobody reloaded the page of the inspector.
    await person(inspector).getByText('当时在处置警情，忘记开机。').waitFor();
  });

  test('is decided about by the brigade leader, apart from who led', async () => {
    const { page } = decider;
    await page.getByRole('row').filter({ hasText: '100001 王强' }).click();
    const section = person(decider);
    await section.getByRole('button', { name: '作出决定' }).click();
    await section.getByRole('combobox', { name: '追责方式' }).click();
    await page.getByTitle('扣分').click();
    await section.getByLabel('扣分分值').fill('2');
    await section.getByLabel('理由').fill('情况属实');
    expect(await axeViolations(page)).toEqual([]);
    await section.getByRole('button', { name: '保存决定' }).click();
    await section.getByText('扣 2 分', { exact: true }).waitFor();
    await page.getByRole('region', { name: '100002 李娜 · 领导责任' }).getByText('待陈述申辩').waitFor();
  });

  test('is counted once for each who is liable, on the leader’s page; a number opens its rows', async () => {
    const { page } = decider;
    await page.goto(`${network.hqUrl}/leader`);
    const counts = page.getByRole('table', { name: '认定后追究情况统计' });
    const sum = counts.locator('tfoot td');
    // All, held, under way, ground, undone, undecided, overdue: his case is decided, the leader's isn't.
    await expect.poll(() => sum.allTextContents()).toEqual(['合计', '2', '1', '1', '0', '0', '0', '0']);
    expect(await axeViolations(page)).toEqual([]);
    await counts.locator('tfoot').getByRole('link', { name: '1' }).first().click();
    const rows = page.getByRole('row').filter({ hasText: '已追究' }).filter({ hasText: '本人责任' });
    await rows.first().waitFor();
    expect(new URL(page.url()).search).toBe('?consequence=held');
    await expect.poll(() => page.getByRole('row').filter({ hasText: '领导责任' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.goBack();
    await page.goBack();
  });

  test('reads it and says so, prints it, and appeals; another brigade leader decides that', async () => {
    const { page } = officer;
    const box = page.getByRole('region', { name: '对您的追责决定，请阅后点“已阅”' });
    await box.getByText('扣 2 分', { exact: true }).waitFor();
    await page.reload();
    await box.getByText(/在您点“已阅”之后起算/).waitFor();
    await page.waitForLoadState('networkidle');
    await person(officer).getByText('本人尚未点“已阅”').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await box.getByRole('button', { name: '已阅' }).click();
    await page.getByText(/已登记：您已阅。.*（含当日）前可以申诉。/).waitFor();
    await person(officer)
      .getByText(/申诉期限至/)
      .waitFor();
    await person(officer).getByRole('button', { name: '打印决定书' }).click();
    await page.getByRole('heading', { name: '追责决定书' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goBack();
    await person(officer).getByRole('button', { name: '提出申诉' }).click();
    await page.getByLabel('申诉理由').fill('当时在处置警情');
    await person(officer).getByRole('button', { name: '提出申诉' }).click();
    await person(officer).getByText('申诉待审查').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    // Who decided before doesn't decide the appeal.
    await person(decider).getByLabel('理由').fill('维持');
    await person(decider).getByRole('button', { name: '申诉不成立' }).click();
    await person(decider).getByText('不能由启动追责、提出申诉或作出原决定的人办理').waitFor();
    const other = await open({ username: 'ma', role: 'brigade_leader' }, '/accountability');
    await other.page.getByRole('row').filter({ hasText: '100001 王强' }).click();
    await person(other).getByLabel('理由').fill('有接处警记录');
    await person(other).getByRole('combobox', { name: '不予追究的依据' }).click();
    await other.page.locator('.ant-select-dropdown:visible').getByTitle('非本人原因').click();
    await person(other).getByRole('button', { name: '申诉成立，撤销决定' }).click();
    await person(officer).getByText('申诉成立').waitFor();
    await person(officer).getByText('已生效').waitFor();
    expect(await axeViolations(other.page)).toEqual([]);
    const misdeeds = [officer, inspector, decider, other].flatMap((one) => one.misdeeds);
    // The browser tells of the refusal above.
    expect(misdeeds.filter((told) => !told.includes('403'))).toEqual([]);
  });
});
