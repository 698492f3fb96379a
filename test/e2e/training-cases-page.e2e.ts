import type { FindingRow } from '@rollcall/shared/http/findings';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { confirmedFinding } from '@rollcall/test/confirmed-finding';
import { HqClient } from '@rollcall/test/hq-client';
import { type Network, startNetwork } from '@rollcall/test/network';
import { outsideCause } from '@rollcall/test/outside-cause';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const badgeNo = '100001';
const at = (time: string) => `${addDays(localDateOf(new Date()), -3)}T${time}:00+08:00`;
const elsewhere = {
  name: '案例.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '题目,违规类别,案情,适用规定,应当怎么做,出处',
      '下勤三天不导入,不规范使用,一名民警下勤后三天没有导入录像,下勤当班导入,到采集站导入,省厅第 3 期通报',
    ].join('\r\n'),
  ),
};

describe.skipIf(!tools)('the pages of the case library', () => {
  let network: Network;
  let browser: Browser;
  let inspector: WatchedPage;
  let officer: WatchedPage;
  let finding: FindingRow;

  const open = (username: string, path: string) => openAs(browser, `${network.hqUrl}${path}`, { username, password });

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    const shift = { startsAt: at('08:00'), endsAt: at('16:00') };
    finding = await confirmedFinding(network, { badgeNo, unitCode, password }, shift);
    // Nothing else follows from it.
    await postAll(new HqClient(network.hqUrl, { username: 'inspector', password }), [
      [`findings/${finding.findingId}/steps`, { step: 'close', ...outsideCause, reason: '已核实' }],
    ]);
    browser = await launchBrowser();
    inspector = await open('inspector', '/training/cases');
    officer = await open('officer', '/training/cases');
    await officer.page.setViewportSize({ width: 390, height: 844 });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('a case is written about a finding, and saved only when nobody is known by it', async () => {
    const { page } = inspector;
    await page.getByRole('button', { name: '从问题中选' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('保存不全', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: '写成案例' }).click();
    const text = drawer.getByLabel('案情');
    await expect.poll(() => text.inputValue()).toBe('一名民警在一次日常勤务中，应录 8 小时，全程没有录像。');
    await drawer.getByRole('img', { name: '录像情况：缺录 8 小时' }).waitFor();
    await text.fill('民警王 强在一次日常勤务中全程没有录像。');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('内容：写了“王强”').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await text.fill('一名民警在一次日常勤务中全程没有录像。');
    await drawer.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { level: 1, name: /^案例 \d+：执勤全程没有录像$/ }).waitFor();
    await page.getByRole('link', { name: '所依据的问题' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // Of this finding there is one now.
    await page.goto(`${network.hqUrl}/findings/${finding.findingId}`);
    await page.getByRole('link', { name: '写成案例' }).click();
    await page.getByText('这个问题已写成案例').waitFor();
  });

  test('cases from elsewhere are imported, found by what they say, and changed', async () => {
    const { page } = inspector;
    await page.goto(`${network.hqUrl}/imports/training-cases`);
    await page.locator('input[type="file"]').setInputFiles(elsewhere);
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('导入完成').waitFor();
    await page.goto(`${network.hqUrl}/training/cases`);
    const search = page.getByRole('searchbox', { name: '搜索题目、案情、规定' });
    const found = page.getByRole('link', { name: '下勤三天不导入' });
    await found.waitFor();
    await search.fill('第 3 期');
    await expect.poll(() => page.getByRole('row').filter({ hasText: '执勤全程没有录像' }).count()).toBe(0);
    // Whoever opens a case while he still types isn't brought back by what he typed, however long its page takes to load.
    let letLoad = () => {};
    const mayLoad = new Promise<void>((resolve) => {
      letLoad = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await mayLoad;
      await route.continue();
    });
    await search.fill('第 3');
    await found.click();
    // Timers run in order: one for longer, set later, runs after that of the search.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 400))');
    letLoad();
    await page.getByRole('button', { name: '修改案例' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('应当怎么做').fill('下勤当班到采集站导入');
    await drawer.getByRole('button', { name: '保存' }).click();
    await page.getByRole('region', { name: '应当怎么做' }).getByText('下勤当班到采集站导入').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('an officer reads them on a phone, and not what left the library', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: '执勤全程没有录像' }).click();
    await page.getByRole('img', { name: '录像情况：缺录 8 小时' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: '修改案例' }).count()).toBe(0);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    const address = page.url();
    await inspector.page.goto(address);
    await inspector.page.getByRole('button', { name: '移出案例库' }).click();
    await inspector.page.getByLabel('移出原因').fill('另有更好的案例');
    await inspector.page.getByRole('button', { name: '移出案例库' }).last().click();
    await inspector.page.getByText('已移出案例库：人工移出').waitFor();
    expect(await axeViolations(inspector.page)).toEqual([]);
    await page.getByText('已移出案例库：人工移出').waitFor();
    await page.getByText('它的内容不再显示。').waitFor();
    await expect.poll(() => page.getByText('全程没有录像').count()).toBe(0);
    await page.goto(`${network.hqUrl}/training/cases?withdrawn=true`);
    await page.getByRole('link', { name: '（内容不再显示）' }).waitFor();
    expect(officer.misdeeds).toEqual([]);
  });
});
