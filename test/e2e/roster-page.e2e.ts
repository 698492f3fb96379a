import { readFileSync } from 'node:fs';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
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
/** The month after next begins at least a month from now: nothing in it has passed. */
const month = addDays(`${addDays(localDateOf(new Date()), 40).slice(0, 7)}-01`, 0).slice(0, 7);
const dayOf = (day: number) => `${month}-${String(day).padStart(2, '0')}`;
/** A shift of its morning is overdue at any hour of today, also when midnight passes while the tests run. */
const pastDate = addDays(localDateOf(new Date()), -2);
/** A drawer before a month of 500 shifts, which axe has seen: every shift takes it time. */
const drawerOnly = { within: '[role="dialog"]' };
const badgeOf = (index: number) => String(100001 + index);

/** A row of the spreadsheet: 警号, 日期, 开始时间, 结束时间, 岗位, 勤务类型. */
type Row = [string, string, string, string, string, string];

/** 25 officers on 20 days; the first line of the file is the headings. */
const roster = (): Row[] =>
  Array.from({ length: 500 }, (_, index) => [
    badgeOf(index % 25),
    dayOf(1 + Math.floor(index / 25)),
    '08:00',
    '16:00',
    '解放路口',
    '路面执勤',
  ]);

function withMistakes(): Row[] {
  const rows = roster();
  const mistakes: [line: number, column: number, value: string][] = [
    [11, 0, '999999'],
    [101, 1, `${month}-32`],
    [201, 2, '25:00'],
    [301, 4, ''],
    [401, 5, '看热闹'],
  ];
  for (const [line, column, value] of mistakes) rows[line - 2]?.splice(column, 1, value);
  return rows;
}

const csv = (rows: Row[]) => ({
  name: '排班.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型'], ...rows].join('\r\n')),
});

describe.skipIf(!tools)('the pages of the roster and its import', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  const cell = (badgeNo: string, date: string) => page.locator(`[data-badge="${badgeNo}"][data-date="${date}"]`);
  const drawer = () => page.getByRole('dialog');
  const shiftsOfMonth = async () =>
    (await network.get<{ rows: unknown[] }>(`shifts?from=${dayOf(1)}&to=${dayOf(28)}&limit=1000`)).rows.length;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await postAll(network.admin, [
      ['units', { unitCode: '150981000200', name: '路面二中队', kind: 'squad', parentCode: null }],
      ...Array.from({ length: 25 }, (_, index): [string, object] => [
        'officers',
        { badgeNo: badgeOf(index), name: `民警${index + 1}`, kind: 'sworn', unitCode, leaderBadgeNo: null },
      ]),
      ['officers', { badgeNo: '200001', name: '李敏', kind: 'sworn', unitCode: '150981000200', leaderBadgeNo: null }],
    ]);
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, '/imports/shifts', { role: 'brigade_admin' });
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('refuse 500 rows with five bad ones, name exactly those cells, and write nothing', async () => {
    await page.locator('input[type="file"]').setInputFiles(csv(withMistakes()));
    await page.getByText('有 5 处问题，没有写入任何内容').waitFor();
    const problems = page.getByRole('table', { name: '问题清单' });
    await expect
      .poll(() => problems.locator('tbody td:first-child').allTextContents())
      .toEqual(['A11', 'B101', 'C201', 'E301', 'F401']);
    for (const words of ['没有这个警号的人员', '不是日期', '不是时间', '必填', '没有这种勤务类型']) {
      await expect.poll(() => problems.textContent()).toContain(words);
    }
    expect(await axeViolations(page)).toEqual([]);
    expect(await shiftsOfMonth()).toBe(0);
    // Chromium itself notes an answer of 422.
    expect(watched.misdeeds.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  test('import the mended file, and find nothing to do in the same again', async () => {
    await page.locator('input[type="file"]').setInputFiles(csv(roster()));
    await page.getByText('检查通过，共 500 行').waitFor();
    await page.getByRole('button', { name: '导入后即生效 500 行' }).waitFor();
    await page.getByText('新增 500 行，修改 0 行。').waitFor();
    expect(await shiftsOfMonth()).toBe(0);
    await page.getByRole('button', { name: '导入 500 行' }).click();
    await page.getByText('导入完成').waitFor();
    await page.getByRole('button', { name: '已生效 500 行' }).waitFor();
    expect(await shiftsOfMonth()).toBe(500);
    await page.locator('input[type="file"]').setInputFiles(csv(roster()));
    await page.getByText('检查通过：500 行都与现有相同，没有要导入的。').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await shiftsOfMonth()).toBe(500);
  });

  test('import what is to come, have the past wait, and open the rows of each number', async () => {
    const [same] = roster();
    if (same === undefined) throw new Error('the roster has no row');
    const toCome: Row = ['100001', addDays(dayOf(28), 10), '08:00', '16:00', '解放路口', '路面执勤'];
    const past: Row = ['100020', pastDate, '08:00', '12:00', '建设路口', '路面执勤'];
    await page.getByLabel('导入原因').fill('补录前天的班');
    await page.locator('input[type="file"]').setInputFiles(csv([same, past, toCome]));
    await page.getByRole('button', { name: '须审批 1 行' }).click();
    const waiting = page.getByRole('table', { name: '须审批 1 行' });
    await expect.poll(() => waiting.locator('tbody td').allTextContents()).toEqual(['3', '新增', ...past]);
    await page.getByRole('button', { name: '与现有相同 1 行' }).click();
    await page.getByRole('table', { name: '与现有相同 1 行' }).getByText(same[1]).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 1 行，提交审批 1 行' }).click();
    await page.getByRole('button', { name: '待审批 1 行' }).waitFor();
    await page.getByRole('button', { name: '已生效 1 行' }).click();
    await page.getByRole('table', { name: '已生效 1 行' }).getByText(toCome[1]).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '查看补改' }).click();
    await drawer().getByRole('cell', { name: '建设路口' }).waitFor();
    expect(watched.misdeeds).toEqual([]);
    await page.goto(`${network.hqUrl}/imports/shifts`);
  });

  test('show the month, and keep month and unit in the address', async () => {
    await page.goto(`${network.hqUrl}/duty/roster?month=${month}`);
    await cell('100001', dayOf(1)).getByText('16:00').waitFor();
    await page.getByRole('combobox', { name: '单位' }).click();
    await page.getByTitle('路面二中队', { exact: true }).click();
    await cell('100001', dayOf(1)).waitFor({ state: 'hidden' });
    await page.reload();
    await cell('200001', dayOf(1)).waitFor();
    expect(page.url()).toContain(`month=${month}`);
    expect(page.url()).toContain('unitCode=150981000200');
    await expect.poll(() => cell('100001', dayOf(1)).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('add a shift by keyboard, and refuse one that is in the way of another', async () => {
    await cell('200001', dayOf(1)).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await drawer().getByLabel('岗位').fill('人民路口');
    await drawer().getByRole('combobox', { name: '勤务类型' }).click();
    await page.getByTitle('路面执勤', { exact: true }).click();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByRole('button', { name: '保存' }).dblclick();
    await drawer().waitFor({ state: 'hidden' });
    await cell('200001', dayOf(2)).getByText('16:00').waitFor();
    expect(await shiftsOfMonth()).toBe(501);
    expect(watched.misdeeds).toEqual([]);

    await page.goto(`${network.hqUrl}/duty/roster?month=${month}&unitCode=150981000200&add=200001_${dayOf(2)}`);
    await drawer().getByLabel('岗位').fill('别处');
    await drawer().getByRole('combobox', { name: '勤务类型' }).click();
    await page.getByTitle('路面执勤', { exact: true }).click();
    await drawer().getByRole('button', { name: '保存' }).click();
    const refusal = drawer().getByRole('alert').filter({ hasText: '此人这段时间已有班次' });
    await refusal.getByText(`200001: ${dayOf(2)} 08:00 – ${dayOf(2)} 16:00`).waitFor();
    expect(watched.misdeeds.splice(0)).toEqual([expect.stringContaining('409')]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '放弃' }).click();
    await refusal.waitFor({ state: 'hidden' });
  });

  test('add a shift of whomever by the button, and ask why only for the past', async () => {
    await page.getByRole('button', { name: '新增班次' }).click();
    await drawer().getByRole('combobox', { name: '人员' }).click();
    await page.keyboard.type('200001');
    await page.getByTitle('200001 李敏').click();
    const fill = async (field: string, time: string) => {
      await drawer().getByLabel(field, { exact: true }).fill(time);
      await page.keyboard.press('Enter');
    };
    await fill('开始', `${pastDate} 08:00`);
    await drawer().getByLabel('补改理由').waitFor();
    // What is missing comes into sight.
    await drawer().getByRole('button', { name: '提交补改' }).click();
    await drawer().locator('[aria-invalid="true"]:focus').waitFor();
    await fill('开始', `${dayOf(5)} 08:00`);
    await drawer().getByLabel('补改理由').waitFor({ state: 'hidden' });
    await fill('结束', `${dayOf(5)} 16:00`);
    await drawer().getByRole('combobox', { name: '勤务类型' }).click();
    await page.getByTitle('路面执勤', { exact: true }).click();
    await drawer().getByLabel('岗位').fill('人民路口');
    // HQ adds it, but its answer gets lost.
    await page.route('**/api/v1/shifts', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await drawer().getByRole('button', { name: '保存' }).click();
    await drawer().getByRole('alert').filter({ hasText: '连接不上大队平台' }).waitFor();
    await page.unroute('**/api/v1/shifts');
    expect(await shiftsOfMonth()).toBe(502);
    await drawer().getByRole('button', { name: '保存' }).click();
    await drawer().waitFor({ state: 'hidden' });
    expect(await shiftsOfMonth()).toBe(502);
    expect(watched.misdeeds.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
    await cell('200001', dayOf(5)).getByText('16:00').click();
    await drawer().getByRole('button', { name: '取消班次' }).click();
    await drawer().getByLabel('理由').fill('试排');
    await drawer().getByRole('button', { name: '取消班次' }).last().click();
    await cell('200001', dayOf(5)).getByText('16:00').waitFor({ state: 'hidden' });
  });

  test('change a shift, as its history tells, and cancel it with a reason', async () => {
    await cell('200001', dayOf(2)).getByText('16:00').click();
    await drawer().getByRole('button', { name: '修改' }).click();
    await drawer().getByLabel('岗位').fill('建设路口');
    await drawer().getByRole('button', { name: '保存' }).click();
    await drawer().getByText('修改班次').waitFor();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByRole('button', { name: '取消班次' }).click();
    await drawer().getByLabel('理由').fill('换班');
    await drawer().getByRole('button', { name: '取消班次' }).last().click();
    await cell('200001', dayOf(2)).getByText('16:00').waitFor({ state: 'hidden' });
    expect(await shiftsOfMonth()).toBe(500);
  });

  test('give a shift breaks and a campaign, and show what the roster says', async () => {
    await page.goto(`${network.hqUrl}/duty/campaigns?entry=new`);
    await drawer().getByLabel('名称').fill('冬季酒驾整治');
    await drawer().getByRole('combobox', { name: '类型' }).click();
    await page.getByTitle('酒驾', { exact: true }).click();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByLabel('开始日期').fill(dayOf(1));
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /冬季酒驾整治/ }).waitFor();
    await page.goto(`${network.hqUrl}/duty/roster?month=${month}&unitCode=${unitCode}`);
    await cell('100002', dayOf(1)).getByText('16:00').click();
    await drawer().getByRole('button', { name: '修改' }).click();
    await drawer().getByRole('button', { name: '加一段休息' }).click();
    await drawer().getByRole('combobox', { name: '专项整治' }).click();
    await page.getByTitle('冬季酒驾整治', { exact: true }).click();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByRole('button', { name: '保存' }).click();
    await drawer().getByText('11:30–12:30').first().waitFor();
    await drawer().getByText('冬季酒驾整治').first().waitFor();
  });

  test('keep a shift as a template, and fill in a shift by it, which can still be changed', async () => {
    await page.goto(`${network.hqUrl}/duty/templates?entry=new`);
    await drawer().getByLabel('名称').fill('夜班');
    await drawer().getByRole('combobox', { name: '适用单位' }).click();
    await page.getByTitle('路面二中队', { exact: true }).click();
    await drawer().getByLabel('开始时间').fill('20:00');
    await drawer().getByLabel('结束时间').fill('8：00');
    await drawer().getByLabel('休息').fill('四点');
    await drawer().getByText('请写成 12:00-13:00 这样的时间').waitFor();
    await drawer().getByLabel('休息').fill('4:00-4:30，23:30-0:30');
    await drawer().getByRole('combobox', { name: '勤务类型' }).click();
    await page.getByTitle('备勤', { exact: true }).click();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByRole('button', { name: '保存' }).click();
    await page.getByRole('row', { name: /夜班.*路面二中队.*20:00.*08:00.*23:30-00:30、04:00-04:30.*备勤/ }).click();
    await drawer().getByText('新增班次模板').waitFor();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);

    await page.goto(`${network.hqUrl}/duty/roster?month=${month}&add=200001_${dayOf(6)}`);
    const choice = drawer().getByRole('combobox', { name: '套用班次模板' });
    await choice.click();
    await page.getByTitle('夜班 20:00–08:00 · 备勤').click();
    const textIn = (field: string) => drawer().getByLabel(field, { exact: true }).first().inputValue();
    await expect.poll(() => textIn('开始')).toBe(`${dayOf(6)} 20:00`);
    await expect.poll(() => textIn('结束')).toBe(`${dayOf(7)} 08:00`);
    await expect.poll(() => textIn('休息开始')).toBe(`${dayOf(6)} 23:30`);
    await drawer()
      .getByLabel('结束', { exact: true })
      .fill(`${dayOf(7)} 07:30`);
    await page.keyboard.press('Enter');
    await drawer().getByLabel('岗位').fill('值班室');
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByRole('button', { name: '保存' }).click();
    await drawer().waitFor({ state: 'hidden' });
    const { rows } = await network.get<{ rows: object[] }>(`shifts?badgeNo=200001&from=${dayOf(6)}&to=${dayOf(6)}`);
    const at = (day: number, time: string) => new Date(`${dayOf(day)}T${time}:00+08:00`).toISOString();
    expect(rows).toMatchObject([
      {
        ...{ startsAt: at(6, '20:00'), endsAt: at(7, '07:30'), dutyType: 'standby', post: '值班室' },
        breaks: [
          { startsAt: at(6, '23:30'), endsAt: at(7, '00:30') },
          { startsAt: at(7, '04:00'), endsAt: at(7, '04:30') },
        ],
      },
    ]);
    expect(watched.misdeeds).toEqual([]);
  });

  test('exchange the officers of two shifts in one act', async () => {
    await page.goto(`${network.hqUrl}/duty/roster?month=${month}&unitCode=${unitCode}`);
    await cell('100003', dayOf(1)).getByText('16:00').click();
    await drawer().getByRole('button', { name: '换班' }).click();
    await drawer().getByRole('combobox', { name: '与谁换' }).click();
    await page.keyboard.type('100004');
    await page.getByTitle('100004 民警4').click();
    await drawer()
      .getByRole('radio', { name: /与他的班次互换/ })
      .first()
      .check();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByRole('button', { name: '换班' }).last().click();
    await drawer().waitFor({ state: 'hidden' });
    const { rows } = await network.get<{ rows: { officerName: string; history?: unknown }[] }>(
      `shifts?badgeNo=100004&from=${dayOf(1)}&to=${dayOf(1)}`,
    );
    expect(rows).toHaveLength(1);
  });

  test('have a change of the past wait for somebody else, who sees before and after', async () => {
    const at = (time: string) => `${pastDate}T${time}:00+08:00`;
    const body = { badgeNo: '100005', startsAt: at('08:00'), endsAt: at('12:00'), dutyType: 'road_patrol' };
    const proposed = await network.admin.post('shifts', { ...body, post: '建设路口', reason: '补录前天的班' });
    expect(proposed.status).toBe(202);
    await page.goto(`${network.hqUrl}/duty/proposals`);
    await page.getByRole('row', { name: /补排班次/ }).click();
    await drawer().getByRole('cell', { name: '建设路口' }).waitFor();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await drawer().getByLabel('理由').fill('属实');
    await drawer().getByRole('button', { name: '批准，立即生效' }).click();
    await drawer().getByText('已生效').waitFor();
    // An own one can be withdrawn, not decided.
    await page.goto(`${network.hqUrl}/duty/roster?month=${pastDate.slice(0, 7)}&unitCode=${unitCode}`);
    await cell('100005', pastDate).getByText('12:00').click();
    await drawer().getByRole('button', { name: '取消班次' }).click();
    await drawer().getByLabel('理由').fill('没有这个班');
    await drawer().getByRole('button', { name: '取消班次' }).last().click();
    await page.waitForURL(/\/duty\/proposals\?entry=/);
    // Not before the page of the proposal stands there: the form before it has a reason too.
    await drawer().getByText('这是您提交的').waitFor();
    await drawer().getByLabel('理由').fill('点错了');
    await drawer().getByRole('button', { name: '撤回' }).click();
    await drawer().getByText('已撤回').waitFor();
    await page.goto(`${network.hqUrl}/duty/proposals?view=all`);
    await page.getByRole('table', { name: '本月各单位补改次数' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(watched.misdeeds).toEqual([]);
  });

  test('show the week, and the day of an officer by keyboard', async () => {
    await page.goto(`${network.hqUrl}/duty/week?week=${pastDate}&unitCode=${unitCode}`);
    const day = cell('100005', pastDate);
    await day.getByText('– / 4 小时', { exact: true }).waitFor();
    await day.getByText('缺 4 小时', { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    for (let row = 1; row < 5; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/officers\/100005\/day\//);
  });

  test('enter leave, and show it on the roster', async () => {
    await page.goto(`${network.hqUrl}/duty/leave`);
    const leave = { badgeNo: '100006', leaveKind: 'annual', startsAt: `${dayOf(25)}T00:00:00+08:00` };
    await network.admin.post('leave', { ...leave, endsAt: `${dayOf(27)}T00:00:00+08:00`, note: '探亲' });
    await page.getByRole('row', { name: /年休假/ }).click();
    await drawer().getByText('新增请假').waitFor();
    expect(await axeViolations(page, drawerOnly)).toEqual([]);
    await page.goto(`${network.hqUrl}/duty/roster?month=${month}&unitCode=${unitCode}`);
    await cell('100006', dayOf(26)).getByText('假').waitFor();
    expect(watched.misdeeds).toEqual([]);
  });

  test('export what the month has', async () => {
    await page.goto(`${network.hqUrl}/duty/roster?month=${month}&unitCode=${unitCode}`);
    await cell('100001', dayOf(1)).getByText('16:00').waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('CSV（.csv）').click()]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.length).toBe(501);
    expect(lines.filter((line) => line.includes(dayOf(3)) && line.includes('解放路口'))).toHaveLength(25);
  });

  test('speak English too', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Roster' }).waitFor();
    await page.getByText('On duty').waitFor();
    await page.goto(`${network.hqUrl}/imports/shifts`);
    await page.locator('input[type="file"]').setInputFiles(csv(withMistakes()));
    await page.getByText('5 problems: nothing was written').waitFor();
    await page.getByText('There is no such duty type.').waitFor();
    expect(watched.misdeeds.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  test('ask their own origin only, against no policy and without an error', () => {
    expect(new Set(watched.requests.map((url) => new URL(url).origin))).toEqual(new Set([network.hqUrl]));
    expect(watched.misdeeds).toEqual([]);
  });
});
