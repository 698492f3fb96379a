import type { FieldInspectionDetail, FieldInspectionRow } from '@rollcall/shared/resources/field-inspections';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { endSessionDuring, signIn } from '@rollcall/test/watched-page';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const unitCode = '150981000100';
const password = 'correct horse battery';
const photo = {
  name: '现场.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), Buffer.alloc(500, 3)]),
};

describe.skipIf(!requireTool('chromium'))('an inspection on a phone', () => {
  let network: Network;
  let browser: Browser;
  let phone: BrowserContext;
  let page: Page;
  /** The answers to forms that were sent, from whichever tab. */
  const recorded: number[] = [];

  const listed = async () =>
    (await network.get<{ rows: FieldInspectionRow[] }>('field-inspections')).rows.map(({ place }) => place).sort();
  const unsent = (of: Page, count: number) => of.getByText(`尚未发送 ${count} 份`);
  const isWithinTheScreen = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth');

  async function fillIn(place: string): Promise<void> {
    await page.getByRole('button', { name: '登记检查' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('民警、辅警').fill('100001');
    await form.getByLabel('地点').fill(place);
    const recording = form.getByRole('radiogroup', { name: '录像' });
    await recording.getByText('有问题').click();
    await form.getByLabel('录像：哪里有问题（必填）').fill('指示灯不亮');
    await form.getByRole('button', { name: '其余全部正常' }).click();
    await form.locator('input[type="file"]').setInputFiles(photo);
    await form.getByText('现场.jpg').waitFor();
  }

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    for (const username of ['inspector', 'other']) await network.addAccount({ username, role: 'inspector', password });
    await postAll(network.admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
    ]);
    browser = await launchBrowser();
    phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    phone.setDefaultTimeout(120_000);
    phone.on('response', (response) => {
      if (response.url().endsWith('/field-inspections') && response.request().method() === 'POST')
        recorded.push(response.status());
    });
    page = await phone.newPage();
    await page.goto(`${network.hqUrl}/inspections`);
    await signIn(page, { username: 'inspector', password });
    await page.getByRole('button', { name: '登记检查' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is kept where there is no network, and sent once when it is back, though two tabs wait for it', async () => {
    const second = await phone.newPage();
    await second.goto(`${network.hqUrl}/inspections`);
    await second.getByRole('button', { name: '登记检查' }).waitFor();
    await page.bringToFront();
    await fillIn('解放路口');
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(isWithinTheScreen).toBe(true);
    await phone.setOffline(true);
    await page.getByRole('dialog').getByRole('button', { name: '提交（1 项有问题）' }).click();
    await unsent(page, 1).waitFor();
    await unsent(second, 1).waitFor();
    await page.getByText(/100001 · 解放路口 · 未录像（指示灯不亮）/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(isWithinTheScreen).toBe(true);
    expect([await listed(), recorded]).toEqual([[], []]);

    await phone.setOffline(false);
    await unsent(page, 1).waitFor({ state: 'detached' });
    await unsent(second, 1).waitFor({ state: 'detached' });
    await expect.poll(listed).toEqual(['解放路口']);
    expect(recorded).toEqual([201]);
    await second.close();
  });

  test('is opened from the list, with photo and finding', async () => {
    await page.getByText('解放路口').first().click();
    await page.getByRole('heading', { name: /王强/ }).waitFor();
    await page.getByText('检查时未录像').first().waitFor();
    await page.getByRole('button', { name: '查看照片' }).click();
    await page.getByAltText('实地检查照片').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(isWithinTheScreen).toBe(true);
    await page.getByRole('link', { name: '打开问题' }).click();
    await page.getByRole('heading', { name: '实地检查' }).waitFor();
    await page.getByText(/在解放路口实地检查/).waitFor();
    await page.goto(`${network.hqUrl}/inspections`);
  });

  test('outlives the session, and is nobody else’s to see or to send', async () => {
    await page.getByRole('button', { name: '登记检查' }).waitFor();
    await fillIn('东门');
    // The photo is sent first.
    await endSessionDuring(page, ['POST', 'attachments'], () =>
      page.getByRole('dialog').getByRole('button', { name: '提交（1 项有问题）' }).click(),
    );
    await page.getByLabel('密码').waitFor();
    await page.reload();
    await signIn(page, { username: 'other', password });
    await page.getByRole('button', { name: '登记检查' }).waitFor();
    await expect.poll(() => page.getByText(/尚未发送/).count()).toBe(0);
    await page.getByRole('heading', { name: '实地检查' }).waitFor();
    expect(await listed()).toEqual(['解放路口']);

    await phone.clearCookies();
    await page.reload();
    await signIn(page, { username: 'inspector', password });
    await expect.poll(listed).toEqual(['东门', '解放路口']);
    await expect.poll(() => page.getByText(/尚未发送/).count()).toBe(0);
    const rows = (await network.get<{ rows: FieldInspectionRow[] }>('field-inspections')).rows;
    for (const { inspectionId, hasPhoto } of rows) {
      const { recordedBy } = await network.get<FieldInspectionDetail>(`field-inspections/${inspectionId}`);
      expect([hasPhoto, recordedBy]).toEqual([true, 'inspector']);
    }
  });

  test('that HQ refused is changed, and sent then', async () => {
    await page.getByRole('button', { name: '登记检查' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('民警、辅警').fill('999999');
    await form.getByLabel('地点').fill('西门');
    await form.getByRole('button', { name: '其余全部正常' }).click();
    await form.getByRole('button', { name: '提交', exact: true }).click();
    await form.getByText('没有找到这名人员').waitFor();
    await page.keyboard.press('Escape');
    await unsent(page, 1).waitFor();
    await page.getByRole('button', { name: '修改' }).click();
    await form.getByLabel('民警、辅警').fill('100001');
    await form.getByRole('button', { name: '提交', exact: true }).click();
    await unsent(page, 1).waitFor({ state: 'detached' });
    await expect.poll(listed).toEqual(['东门', '西门', '解放路口'].sort());
  });
});
