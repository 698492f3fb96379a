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
const pdf = { name: 'slip.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a signed paper') };

describe.skipIf(!tools)('a decision about a finding', () => {
  let network: Network;
  let browser: Browser;
  let inspector: WatchedPage;
  let leader: WatchedPage;
  let findingId: string;

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
    await network.addAccount({ username: 'wang', role: 'officer', unitCode, badgeNo: '100001', password });
    inspector = await open({ username: 'zhao', role: 'inspector' }, `/findings/${findingId}`);
    const as = (username: string) => new HqClient(network.hqUrl, { username, password });
    const confirm = { step: 'confirm', reason: '已核实', violationClass: 'incomplete', badgeNos: ['100001'] };
    await postAll(as('wang'), [[`findings/${findingId}/answers`, { text: '忘记开机' }]]);
    await postAll(as('zhao'), [[`findings/${findingId}/steps`, confirm]]);
    leader = await open(
      { username: 'li', role: 'squad_leader', unitCode, badgeNo: '100002' },
      `/findings/${findingId}`,
    );
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is printed to be signed, and noted with its scan', async () => {
    const { page } = inspector;
    await page.reload();
    const section = page.getByRole('region', { name: '处置', exact: true });
    await section.getByText('100001 王强 尚未点“已阅”').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await section.getByRole('link', { name: '打印决定书' }).first().click();
    await page.getByRole('heading', { name: '问题处置决定书' }).waitFor();
    await page.getByText(/可以自签收之日起 \d+ 个工作日内提出申诉/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goBack();
    await section.getByRole('button', { name: '登记送达' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByText('拒绝签收，两人见证').click();
    await form.getByLabel('见证人1').fill('赵警官');
    await form.getByLabel('见证人2').fill('钱警官');
    await form.getByLabel('日期').fill(localDateOf(new Date()));
    await form.getByLabel('日期').press('Enter');
    await form.locator('input[type=file]').setInputFiles(pdf);
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await section.getByText(/见证人：赵警官、钱警官/).waitFor();
    await section.getByText(/100001 王强 已于 .* 阅知/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('link', { name: /slip\.pdf/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('slip.pdf');
  });

  test('is read by the leader who is liable, who says so, appeals for himself, and is freed', async () => {
    const { page } = leader;
    await page.reload();
    const section = page.getByRole('region', { name: '处置', exact: true });
    const box = page.getByRole('region', { name: '您承担领导责任的处置决定，请阅后点“已阅”' });
    await box.getByText('认定 · 保存不全 · 100001 王强').waitFor();
    await page.waitForLoadState('networkidle');
    await section.getByText('100002 李娜 · 责任领导 尚未点“已阅”').waitFor();
    await box.getByRole('button', { name: '已阅' }).click();
    await section.getByText(/100002 李娜 · 责任领导 已于 .* 阅知/).waitFor();
    await section.getByRole('button', { name: '就领导责任申诉' }).click();
    await section.getByLabel('申诉理由').fill('当天由副中队长带队');
    expect(await axeViolations(page)).toEqual([]);
    await section.getByRole('button', { name: '就领导责任申诉' }).click();
    await section.getByLabel('申诉理由').waitFor({ state: 'hidden' });
    await section.getByText('当天由副中队长带队').waitFor();
    const decider = await open({ username: 'han', role: 'brigade_leader' }, `/findings/${findingId}`);
    const judged = decider.page.getByRole('region', { name: '处置', exact: true });
    await judged.getByText('裁定领导责任的申诉').waitFor();
    expect(await axeViolations(decider.page)).toEqual([]);
    await judged.getByLabel('理由').first().fill('情况属实');
    await judged.getByRole('button', { name: '申诉成立，不再承担领导责任' }).click();
    await judged.getByText('100002 李娜 · 责任领导 · 申诉成立，不再承担领导责任').waitFor();
    await expect.poll(() => judged.getByText('已认定').count()).toBeGreaterThan(0);
  });
});
