import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import type { AddedAccount } from '@rollcall/test/hq-set-up';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const today = localDateOf(new Date());
const at = (time: string) => `${addDays(today, -3)}T${time}:00+08:00`;
const paper = { name: '批复.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%a paper') };

describe.skipIf(!tools)('an explanation that nobody here may decide', () => {
  let network: Network;
  let browser: Browser;
  let leader: WatchedPage;
  let inspector: WatchedPage;
  let exemptionId: string;

  /** Someone signed in at a page of one's own. */
  async function open(account: Omit<AddedAccount, 'password'>, path: string): Promise<WatchedPage> {
    return openAs(browser, `${network.hqUrl}${path}`, { username: account.username, password });
  }

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    const { admin } = network;
    const people = { leader: 'brigade_leader', inspector: 'inspector' } as const;
    for (const [username, role] of Object.entries(people) as [string, AddedAccount['role']][]) {
      await network.addAccount({ username, role, password });
    }
    const about = { badgeNo: '100001', reason: '亲属' };
    const asked = { startsAt: at('09:00'), endsAt: at('10:00'), reasonCode: 'fault', explanation: '中途自动关机' };
    const [, , made] = (await postAll(admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      // The administrator explains it, so the inspector is the only one who could decide.
      ['recusals', { ...about, username: 'inspector' }],
      ['exemptions', { ...asked, badgeNo: '100001' }],
    ])) as ExemptionDetail[];
    exemptionId = made?.exemptionId ?? '';
    browser = await launchBrowser();
    leader = await open({ username: 'leader', role: 'brigade_leader' }, `/duty/exemptions?entry=${exemptionId}`);
    inspector = await open({ username: 'inspector', role: 'inspector' }, '/outside-decisions');
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('says so, and what a superior decided is entered with its scan', async () => {
    const { page } = leader;
    await page.getByText('本单位没有可以审批的人').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '登记上级审批' }).click();
    const form = page.getByRole('dialog').filter({ has: page.getByLabel('文号') });
    await form.getByText('同意', { exact: true }).click();
    await form.getByLabel('文号').fill('〔2026〕12号');
    await form.getByLabel('审批人').fill('县公安局 张副局长');
    await form.getByLabel('审批日期').fill(today);
    await form.getByLabel('审批日期').press('Enter');
    await form.getByLabel('审批意见').fill('情况属实');
    await form.locator('input[type="file"]').setInputFiles(paper);
    await form.getByText('批复.pdf', { exact: false }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('上级审批已录入，待另一人核对。').waitFor();
  });

  test('counts once another person has compared it with the paper', async () => {
    const { page } = inspector;
    await page.getByRole('row').filter({ hasText: '〔2026〕12号' }).click();
    const drawer = page.getByRole('dialog');
    const download = page.waitForEvent('download');
    await drawer.getByRole('link', { name: /批复\.pdf/ }).click();
    expect((await download).suggestedFilename()).toBe('批复.pdf');
    await drawer.getByText('审批意见').hover();
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: '与原件一致，生效' }).click();
    await drawer.getByText('已生效').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await leader.page.getByText('县公安局 张副局长 · 〔2026〕12号').first().waitFor();
    await leader.page.getByText('按上级审批办理').waitFor();
    expect([...leader.misdeeds, ...inspector.misdeeds]).toEqual([]);
  });
});
