import type { FindingRow } from '@rollcall/shared/http/findings';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { confirmedFinding } from '@rollcall/test/confirmed-finding';
import { type Network, startNetwork } from '@rollcall/test/network';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const badgeNo = '100001';
const today = localDateOf(new Date());
const at = (time: string) => `${addDays(today, -3)}T${time}:00+08:00`;
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const dueOn = [7, 8, 9].map((days) => addDays(today, days)).find((day) => !isWeekend(day)) ?? '';
const task = '重新学习佩戴要求，交回前检查录像';
const photo = { name: '学习现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]) };

describe.skipIf(!tools)('what was confirmed', () => {
  let network: Network;
  let browser: Browser;
  let inspector: WatchedPage;
  let owner: WatchedPage;
  let finding: FindingRow;

  const open = (username: string, path: string) => openAs(browser, `${network.hqUrl}${path}`, { username, password });

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    const shift = { startsAt: at('09:00'), endsAt: at('10:00') };
    finding = await confirmedFinding(network, { badgeNo, unitCode, password }, shift);
    browser = await launchBrowser();
    inspector = await open('inspector', `/findings/${finding.findingId}`);
    owner = await open('officer', '/rectifications');
    await owner.page.setViewportSize({ width: 390, height: 844 });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is put right at once: ordered on its page, first in the owner’s inbox on a phone, re-checked', async () => {
    const { page } = inspector;
    const now = Date.now();
    const onDuty = { startsAt: new Date(now - 3_600_000), endsAt: new Date(now + 4 * 3_600_000) };
    await network.admin.post('shifts', { badgeNo, ...onDuty, dutyType: 'standby', post: '中队', reason: '漏排' });
    await page.getByRole('button', { name: '责令当场整改' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('100001 王强').waitFor();
    await form.getByLabel('要求马上改正什么').fill('把记录仪挂到左胸');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    const section = page.getByRole('region', { name: '当场整改', exact: true });
    await section.getByText('待改正').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    const phone = owner.page;
    await phone.goto(`${network.hqUrl}/inbox`);
    await phone.getByRole('link', { name: '把记录仪挂到左胸' }).click();
    const drawer = phone.getByRole('dialog');
    // He saw it by opening it, and his time runs.
    await drawer.getByText('本人已看到').first().waitFor();
    await drawer.getByLabel('怎样改正的').fill('已重新佩戴');
    await drawer.locator('input[type="file"]').setInputFiles(photo);
    await expect.poll(() => phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(phone)).toEqual([]);
    await drawer.getByRole('button', { name: '提交' }).click();
    await drawer.getByText('已反馈，等待督察复查', { exact: false }).waitFor();
    await phone.goto(`${network.hqUrl}/rectifications`);

    await section.getByRole('link').click();
    const order = page.getByRole('dialog');
    await order.getByRole('link', { name: /学习现场\.jpg/ }).waitFor();
    await order.getByLabel('复查意见').fill('佩戴正确');
    expect(await axeViolations(page)).toEqual([]);
    await order.getByRole('button', { name: '通过', exact: true }).click();
    await order.getByText('已改正', { exact: true }).waitFor();
    await page.goto(`${network.hqUrl}/findings/${finding.findingId}`);
  });

  test('is ordered to be put right on the page of the finding', async () => {
    const { page } = inspector;
    await page.getByRole('button', { name: '下达整改' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('100001 王强').waitFor();
    await form.getByLabel('期限').fill(dueOn);
    await form.getByLabel('期限').press('Enter');
    await form.getByLabel('整改要求').fill(task);
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    const section = page.getByRole('region', { name: '整改', exact: true });
    await section.getByText('整改中').waitFor();
    await section.getByText(task).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('is proved by the owner on a phone, with a photo', async () => {
    const { page } = owner;
    await page.getByRole('row').filter({ hasText: task }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('做了什么').fill('已参加学习，交回前逐段检查');
    await drawer.locator('input[type="file"]').setInputFiles(photo);
    await drawer.getByRole('button', { name: '移除 学习现场.jpg' }).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: '提交' }).click();
    await drawer.getByText('已反馈，等待督察复查', { exact: false }).waitFor();
    await drawer.getByRole('link', { name: /学习现场\.jpg/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('is sent back once, and passes after that', async () => {
    const { page } = inspector;
    const section = page.getByRole('region', { name: '整改', exact: true });
    await section.getByText('待复查').waitFor();
    await section.getByRole('link', { name: /^\d{4}-\d{4}$/ }).click();
    const drawer = page.getByRole('dialog');
    const download = page.waitForEvent('download');
    await drawer.getByRole('link', { name: /学习现场\.jpg/ }).click();
    expect((await download).suggestedFilename()).toBe('学习现场.jpg');
    await drawer.getByLabel('复查意见').fill('照片看不清');
    await drawer.getByRole('button', { name: '未通过，继续整改' }).click();
    await drawer.getByLabel('新的期限').fill(dueOn);
    await drawer.getByLabel('新的期限').press('Enter');
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: '未通过，继续整改' }).click();
    await drawer.getByText('整改中').first().waitFor();

    const again = owner.page.getByRole('dialog');
    await again.getByLabel('做了什么').fill('重新拍照');
    await again.getByRole('button', { name: '提交' }).click();
    await drawer.getByLabel('复查意见').fill('已整改到位');
    await drawer.getByRole('button', { name: '通过', exact: true }).click();
    await drawer.getByText('整改完成').first().waitFor();
    await again.getByText('整改完成').first().waitFor();
    await expect
      .poll(async () => (await network.get<FindingRow>(`findings/${finding.findingId}`)).handling)
      .toBe('decided');
    expect([...inspector.misdeeds, ...owner.misdeeds]).toEqual([]);
  });
});
