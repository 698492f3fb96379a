import type { FindingRow } from '@rollcall/shared/http/findings';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { outsideCause } from '@rollcall/test/outside-cause';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { signIn, type WatchedPage, watchPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const today = localDateOf(new Date());
const date = addDays(today, -3);
/** More than come at once. */
const shiftCount = 55;
const minute = (nr: number) =>
  `${date}T${String(8 + Math.floor(nr / 30)).padStart(2, '0')}:${String((nr % 30) * 2).padStart(2, '0')}`;

describe.skipIf(!tools)('several findings', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let inspector: HqClient;
  let findings: FindingRow[];

  /** Li Min has one shift without footage, Wang Qiang many. */
  async function planDuty(): Promise<void> {
    const { admin, hqUrl } = network;
    await letPastEditsCount(admin);
    const officer = (badgeNo: string, name: string) => ({
      badgeNo,
      name,
      kind: 'sworn',
      unitCode,
      leaderBadgeNo: null,
    });
    const shift = (badgeNo: string, nr: number) => ({
      badgeNo,
      startsAt: `${minute(nr)}:00+08:00`,
      endsAt: `${minute(nr)}:59+08:00`,
      dutyType: 'road_patrol',
      post: '解放路口',
      reason: 'a test',
    });
    await postAll(admin, [
      ['officers', officer('100001', '王强')],
      ['officers', officer('100002', '李敏')],
      ['shifts', shift('100002', 0)],
      ...Array.from({ length: shiftCount }, (_, nr) => ['shifts', shift('100001', nr)] as [string, object]),
    ]);
    await network.addAccount({ username: 'inspector', role: 'inspector', password });
    inspector = new HqClient(hqUrl, { username: 'inspector', password });
    findings = await until('the findings of all shifts', async () => {
      const { rows } = await admin.get<{ rows: FindingRow[] }>('findings?kind=no_footage&limit=200');
      return rows.length > shiftCount ? rows : undefined;
    });
  }

  const boxes = (officer: string) => page.getByRole('checkbox', { name: new RegExp(`^选择 .*${officer}`) });
  /** News of findings calls off what is being loaded. The button goes with the last rows, so a click must not wait for it. */
  const loadAll = () =>
    until('all rows', async () => {
      const more = page.getByRole('button', { name: '加载更多' });
      await more.evaluateAll((found) => {
        for (const one of found) one.click();
      });
      return page.getByText(`共 ${shiftCount + 1} 行`).isVisible();
    });
  const bar = () => page.getByRole('region', { name: '所选问题' });
  /** Nothing of it is held against officers or leaders. */
  const sayGrounds = async () => {
    for (const name of ['不追究本人的依据', '不追究责任领导的依据']) {
      await page.getByRole('dialog').getByRole('combobox', { name }).click();
      await page.locator('.ant-select-dropdown:visible').getByTitle('非本人原因').click();
    }
  };
  const decisions = async () =>
    (await inspector.get<{ rows: DecisionRow[] }>('finding-decisions?limit=200')).rows.map(({ step, others }) => [
      step,
      others,
    ]);

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await planDuty();
    browser = await launchBrowser();
    watched = await watchPage(browser);
    page = watched.page;
    await page.goto(`${network.hqUrl}/findings`);
    await signIn(page, { username: 'inspector', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('are chosen by box or by key, stay chosen when more are loaded, and not when others are asked for', async () => {
    await boxes('李敏').or(boxes('王强')).first().waitFor();
    const first = boxes('王强').first();
    await first.focus();
    await page.keyboard.press('Space');
    await bar().getByText('已选 1 个').waitFor();
    await page.getByRole('checkbox', { name: '全选已显示的行' }).check();
    await bar().getByText('已选 50 个').waitFor();
    await loadAll();
    await bar().getByText('已选 50 个').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('combobox', { name: '警号或姓名' }).click();
    await page.keyboard.type('李');
    await page.getByTitle('100002 李敏').click();
    await boxes('王强').first().waitFor({ state: 'hidden' });
    await bar().waitFor({ state: 'hidden' });
  });

  test('can’t be confirmed before their deadlines, and the page says so of each', async () => {
    await boxes('李敏').check();
    await bar().getByRole('button', { name: '认定问题' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 个问题将按各自涉及的全部人员认定', { exact: false }).waitFor();
    await dialog.getByLabel('理由').fill('当日采集站停电');
    await dialog.getByRole('button', { name: '认定问题' }).click();
    await dialog.getByText('本人尚未反馈，期限也没有到').waitFor();
    await dialog.getByRole('link', { name: /全程无录像 100002 李敏/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '全部去掉并关闭' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await bar().waitFor({ state: 'hidden' });
    expect(await decisions()).toEqual([]);
  });

  test('are excused by one decision, once, without those that can’t be', async () => {
    await page.getByRole('button', { name: '清除筛选' }).click();
    await boxes('王强').first().waitFor();
    const chosen = [boxes('王强').nth(0), boxes('王强').nth(1), boxes('王强').nth(2), boxes('李敏')];
    await loadAll();
    for (const box of chosen) await box.check();
    await bar().getByText('已选 4 个').waitFor();
    const lis = findings.find(({ badgeNo }) => badgeNo === '100002')?.findingId;
    await postAll(inspector, [[`findings/${lis}/steps`, { step: 'unfounded', ...outsideCause, reason: '登记有误' }]]);

    await bar().getByRole('button', { name: '免责' }).click();
    const dialog = page.getByRole('dialog');
    await sayGrounds();
    await dialog.getByLabel('理由').fill('当日采集站停电，已核实');
    await dialog.getByRole('button', { name: '免责' }).dblclick();
    await dialog.getByText('其中 1 个不能这样处置', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: '去掉这 1 个' }).click();
    await dialog.getByText('免责：3 个问题').waitFor();
    await dialog.getByRole('button', { name: '免责' }).dblclick();
    await dialog.waitFor({ state: 'hidden' });
    await bar().waitFor({ state: 'hidden' });
    await expect.poll(decisions).toEqual([...[1, 2, 3].map(() => ['excuse', 2]), ['unfounded', 0]]);
  });

  test('say on the page of each with how many others it was decided, and lead to them', async () => {
    const { rows } = await inspector.get<{ rows: DecisionRow[] }>('finding-decisions?step=excuse');
    await page.goto(`${network.hqUrl}/findings/${rows[0]?.findingId}`);
    await page.getByRole('link', { name: '与另外 2 个问题一并处置' }).click();
    await page.getByText('共 3 行').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('that came from one thing stand under a cause, from whose page they are decided', async () => {
    await page.goto(`${network.hqUrl}/common-causes?entry=new`);
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill('采集站停电');
    await form.getByRole('combobox', { name: '类别' }).click();
    await page.getByTitle('采集站停用').click();
    await form.getByLabel('开始').fill(`${date} 07:00`);
    await form.getByLabel('开始').press('Enter');
    await form.getByLabel('情况').fill('变电检修，全站停电');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).dblclick();
    await page.getByRole('heading', { level: 1, name: '采集站停电' }).waitFor();
    await page.getByRole('link', { name: /^可能同因的问题 52 个$/ }).click();
    await boxes('王强').first().waitFor();
    for (const nr of [0, 1, 2]) await boxes('王强').nth(nr).check();
    await bar().getByRole('button', { name: '归入共同原因' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '归入共同原因' }).dblclick();
    await bar().waitFor({ state: 'hidden' });

    await page.goto(`${network.hqUrl}/common-causes`);
    await page.getByRole('link', { name: '采集站停电' }).click();
    await page.getByRole('link', { name: '全部 3 个' }).waitFor();
    await page.getByRole('button', { name: '移出' }).first().click();
    await page.getByRole('dialog').getByLabel('移出理由').fill('当日未用该站');
    await page.getByRole('dialog').getByRole('button', { name: '移出' }).click();
    await page.getByRole('link', { name: '全部 2 个' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '处置这 2 个' }).click();
    await bar().getByRole('button', { name: '免责' }).click();
    await sayGrounds();
    await page.getByRole('dialog').getByLabel('理由').fill('采集站停电，已核实');
    await page.getByRole('dialog').getByRole('button', { name: '免责' }).click();
    await page.getByRole('link', { name: /免责 2/ }).waitFor();
    await page.getByRole('row').filter({ hasText: '王强' }).first().getByRole('link').click();
    await page.getByRole('region', { name: '共同原因' }).getByRole('link', { name: '采集站停电' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('are chosen on a phone, too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${network.hqUrl}/findings`);
    await page.getByRole('checkbox', { name: '全选已显示的行' }).check();
    await bar().getByText('已选 50 个').waitFor();
    await bar().getByRole('button', { name: '认定不成立' }).click();
    await page.getByRole('dialog').getByText('50 个问题情况不属实', { exact: false }).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    expect(watched.misdeeds.filter((misdeed) => !misdeed.includes('409'))).toEqual([]);
  });
});
