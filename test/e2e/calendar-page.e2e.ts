import type { CalendarDayDetail } from '@rollcall/shared/resources/calendar-days';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const password = 'correct horse battery';
const address = '/parameters/calendar?year=2033';

describe.skipIf(!requireTool('chromium'))('the page of the working calendar', () => {
  let network: Network;
  let browser: Browser;
  let admin: WatchedPage;

  const open = (username: string) => openAs(browser, `${network.hqUrl}${address}`, { username, password });
  const entryOf = async (day: string) =>
    (await network.get<CalendarDayDetail>(`calendar-days/${day}`)).entry ?? undefined;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await network.addAccount({ username: 'office', role: 'brigade_admin', password });
    await network.addAccount({ username: 'inspector', role: 'inspector', password });
    browser = await launchBrowser();
    admin = await open('office');
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('opens a day by click, and shows the holiday that was entered, in picture and list', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '2033年1月3日 周一', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('这一天是工作日').waitFor();
    await form.getByLabel('名称').fill('元旦');
    await form.getByLabel('理由').fill('放假安排已公布');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '2033年1月3日 周一 · 节假日 元旦', exact: true }).waitFor();
    await page.getByRole('row').filter({ hasText: '元旦' }).filter({ hasText: '节假日' }).waitFor();
    // When it is gone, it gives the focus back to the day that opened it.
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => entryOf('2033-01-03')).toMatchObject({ kind: 'holiday', lateChange: false });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('is walked through by arrow keys; a make-up day from Monday to Friday is refused with what to do', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: /^2033年1月3日/ }).focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
    await expect.poll(() => page.evaluate('document.activeElement.dataset.day')).toBe('2033-01-10');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.getByLabel('调休补班').check();
    await form.getByLabel('名称').fill('元旦调休');
    await form.getByLabel('理由').fill('误填');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('周一至周五本来就是工作日，不能登记为调休补班').waitFor();
    await form.getByText(/请核对日期/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '放弃' }).click();
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => entryOf('2033-01-10')).toBeUndefined();
  });

  test('shows others what is entered, live, and lets them enter nothing', async () => {
    const inspector = await open('inspector');
    const entered = inspector.page.getByRole('button', { name: /^2033年1月3日 周一 · 节假日/ });
    await entered.waitFor();
    // The days that nobody entered are no buttons to them.
    await expect.poll(() => inspector.page.getByRole('button', { name: /^2033年/ }).count()).toBe(1);
    await expect.poll(() => inspector.page.getByRole('button', { name: '登记日期' }).count()).toBe(0);
    await entered.click();
    await inspector.page.getByRole('dialog').getByText('放假安排已公布').waitFor();
    expect(await axeViolations(inspector.page)).toEqual([]);

    const { page } = admin;
    await page.getByRole('button', { name: /^2033年1月3日/ }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '从日历中删除' }).click();
    await form.getByPlaceholder('理由').fill('登记有误');
    await form.getByRole('button', { name: '从日历中删除' }).click();
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => entryOf('2033-01-03')).toBeUndefined();
    await inspector.page.getByText('没有登记节假日和补班').waitFor();
    await expect.poll(() => inspector.page.getByRole('button', { name: /^2033年/ }).count()).toBe(0);
    expect(inspector.misdeeds).toEqual([]);
  });
});
