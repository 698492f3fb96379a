import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';

describe.skipIf(!tools)('the page of the ledger', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await postAll(network.admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
    ]);
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, '/ledger', { role: 'auditor' });
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('shows checkpoints as they are signed, witnesses, and what waits', async () => {
    await page.getByRole('table', { name: '存证签名点' }).getByRole('row').nth(1).waitFor();
    await page.getByText(/^[\d,]+ 条，.*签名$/).waitFor();
    await page.getByText(/^\d+ 个见证站点中 \d+ 个$/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const note = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载' }).first().click();
    expect((await note).suggestedFilename()).toMatch(/^checkpoint-\d+\.txt$/);
    await page.getByRole('tab', { name: '见证站点' }).click();
    await page.getByRole('button', { name: '导入见证签名文件' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('tab', { name: '待存证' }).click();
    await page.getByRole('table', { name: '待存证' }).first().waitFor();
    expect(page.url()).toContain('view=pending');
  });

  test('says what is wrong with a file that is no cosignature', async () => {
    await page.getByRole('tab', { name: '见证站点' }).click();
    const files = { text: 'no json', wrong: '{"v":1}' };
    for (const [name, content] of Object.entries(files)) await writeFile(join(network.folder, name), content);
    await page.locator('input[type=file]').setInputFiles(join(network.folder, 'text'));
    const refused = page.getByRole('alert').filter({ hasText: '这不是见证站点带回的见证签名文件' });
    await refused.waitFor();
    const asked = page.waitForResponse(/\/ledger\/cosignatures$/);
    await page.locator('input[type=file]').setInputFiles(join(network.folder, 'wrong'));
    expect((await asked).status()).toBe(400);
    await refused.waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('tells how to verify it oneself, with the keys to check by', async () => {
    await page.getByRole('tab', { name: '自行验证' }).click();
    await page.getByText(/rollcall verify ledger\.jsonl --root /).waitFor();
    await page.getByText(/^rollcall\.local\/hq\+[0-9a-f]{8}\+/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('leads from an entry of a history to its proof, and there by its number', async () => {
    await page.goto(`${network.hqUrl}/registry/officers/100001`);
    await page.getByRole('link', { name: '查存证' }).last().click();
    await page.getByText('人员（100001）', { exact: true }).waitFor();
    // HQ signs within seconds; the page hears of it.
    const heading = page.getByRole('heading', { name: /^第 [\d,]+ 条存证$/ });
    await heading.waitFor();
    const entry = ((await heading.textContent()) ?? '').replace(/\D/g, '');
    await page.getByText('技术详情').last().click();
    await page.getByText(/^已存证：.* 的存证签名点含有这一条/).waitFor();
    await expect.poll(() => page.locator('pre').textContent()).toMatch(/^rollcall\.local\/hq\n\d+\n/);
    await page.getByText(String(Number(entry) - 1), { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const proof = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载证明' }).click();
    expect((await proof).suggestedFilename()).toBe(`proof-${entry}.json`);

    await page.goto(`${network.hqUrl}/ledger`);
    await page.getByLabel('存证序号').fill(entry);
    await page.getByRole('button', { name: '查证明' }).click();
    await heading.waitFor();
    expect(page.url()).toBe(`${network.hqUrl}/ledger/entries/${entry}`);
    await page.getByText('人员（100001）', { exact: true }).waitFor();
    // Chromium tells of the refused file too.
    expect(watched.misdeeds.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
