import { stepsUntil } from '@rollcall/shared/metrics/steps';
import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { downloadedRows } from '@rollcall/test/downloaded-rows';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const password = 'correct horse battery';
const units = [
  { unitCode: '150981000110', name: '城关中队', kind: 'squad', badgeNo: '200001' },
  { unitCode: '150981000120', name: '隆盛庄中队', kind: 'squad', badgeNo: '200002' },
  { unitCode: '150981000130', name: '事故处理科', kind: 'section', badgeNo: '200003' },
] as const;
/** Of the last thirteen weeks that are over: the second squad falls three times in the end. */
const hoursRecorded = (index: number, week: number) => (index === 1 && week > 9 ? 8 - (week - 9) : 8);

describe.skipIf(!requireTool('chromium'))('the page of trends', () => {
  let network: Network;
  let browser: Browser;
  let leader: WatchedPage;
  const weeks = stepsUntil(localDateOf(new Date()), { step: 'week', count: 14 }).slice(0, 13);

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await network.addAccount({ username: 'leader', role: 'brigade_leader', password });
    await postAll(
      network.admin,
      units.flatMap(({ unitCode, name, kind, badgeNo }): [string, object][] => [
        ['units', { unitCode, name, kind, parentCode: null }],
        ['officers', { badgeNo, name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      ]),
    );
    const client = new pg.Client({ connectionString: network.ownerUrl });
    await client.connect();
    for (const [index, { badgeNo }] of units.entries()) {
      for (const [week, { from }] of weeks.entries()) {
        const day = addDays(from, 1);
        const begins = new Date(startOfLocalDate(day).getTime() + 8 * 3_600_000);
        await client.query(
          `with added as (
             insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post, review_at)
             values ($1, $2, $2::timestamptz + interval '8 hours', $3, 'road_patrol', '解放路口', null) returning shift_id
           )
           insert into shift_coverage (shift_id, as_of, required_ms, recorded_ms, missing_ms, pending_ms)
           select shift_id, now(), 28800000, $4::bigint * 3600000, (8 - $4::bigint) * 3600000, 0 from added`,
          [badgeNo, begins, day, hoursRecorded(index, week)],
        );
      }
    }
    await client.end();
    browser = await launchBrowser();
    leader = await openAs(browser, `${network.hqUrl}/trends`, { username: 'leader', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const panel = (name: string) => leader.page.getByRole('article', { name });

  test('saves what the province takes of the recordings of some days', async () => {
    const { page } = leader;
    await page.getByRole('button', { name: '省平台格式导出' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByText('拼音字段名').count()).toBe(1);
    await dialog.getByText('JSON', { exact: true }).click();
    const save = dialog.getByRole('link', { name: '导出' });
    const yesterday = addDays(localDateOf(new Date()), -1);
    await expect
      .poll(() => save.getAttribute('href'))
      .toBe(`/api/v1/exports/province?from=${yesterday}&to=${yesterday}&format=json`);
    const downloaded = page.waitForEvent('download');
    await save.click();
    expect((await downloaded).suggestedFilename()).toBe(`省平台录像信息_${yesterday}_${yesterday}.json`);
    await expect.poll(() => dialog.count()).toBe(0);
  });

  test('says which unit slips, since when and by which rule, with the formula', async () => {
    const { page } = leader;
    await panel('隆盛庄中队')
      .getByText(/起下滑：连续三期下降/)
      .waitFor();
    await panel('隆盛庄中队').getByRole('heading', { name: '隆盛庄中队 62.5%' }).waitFor();
    await panel('城关中队').getByRole('heading', { name: '城关中队 100.0%' }).waitFor();
    await expect.poll(() => panel('城关中队').getByText(/下滑/).count()).toBe(0);
    await page.getByText(/^全程覆盖率 = 已录的应录时间 ÷ 应录时间/).waitFor();
    const names = await page
      .getByRole('article')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    // Who slips comes first, squads before sections.
    expect(names.indexOf('隆盛庄中队')).toBe(0);
    expect(names.indexOf('城关中队')).toBeLessThan(names.indexOf('事故处理科'));
    expect(await axeViolations(page)).toEqual([]);
  });

  test('a number opens the rows behind it, and a row what it is about', async () => {
    const { page } = leader;
    const row = page.getByRole('table', { name: '数据' }).getByRole('row').filter({ hasText: '隆盛庄中队' });
    await row.getByRole('link', { name: '62.5%' }).click();
    await page.getByRole('heading', { name: '指标明细 · 全程覆盖率' }).waitFor();
    const shift = page.getByRole('row').filter({ hasText: '200002' });
    await shift.getByText('5:00:00').waitFor();
    await shift.getByText('8:00:00').waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '200001' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await shift.getByRole('link', { name: '打开当日' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/officers\/200002\/day\//);
    await page.goBack();
    await page.getByRole('link', { name: '返回趋势' }).click();
    await panel('隆盛庄中队').waitFor();
  });

  test('a point of the chart opens its rows', async () => {
    const { page } = leader;
    await panel('城关中队')
      .getByRole('link', { name: /^城关中队 .*100\.0%/ })
      .last()
      .click();
    await page.getByRole('row').filter({ hasText: '200001' }).waitFor();
    await page.goBack();
  });

  test('changes the metric and the step, and takes all of it along as a file', async () => {
    const { page } = leader;
    await page.getByText('按月', { exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('step')).toBe('month');
    await page.getByRole('combobox', { name: '指标' }).click();
    await page.getByTitle('使用率').click();
    await page.getByText(/^使用率 = 有录像的人天/).waitFor();
    const rows = await downloadedRows(page, 'csv', ['单位', '起']);
    const { units: all, periods } = await network.get<MetricSeries>('metrics/series?metric=use&step=month&count=13');
    expect(rows).toHaveLength((all.length + 1) * periods.length);
  });

  test('fits a phone, and speaks English', async () => {
    const { page, misdeeds } = leader;
    await page.goto(`${network.hqUrl}/trends`);
    await page.setViewportSize({ width: 390, height: 844 });
    await panel('隆盛庄中队')
      .getByText(/起下滑/)
      .waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'English' }).click();
    await panel('隆盛庄中队')
      .getByText(/^▼ Slips since .*: fell three times in a row$/)
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(misdeeds).toEqual([]);
  });
});
