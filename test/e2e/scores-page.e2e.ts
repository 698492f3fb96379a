import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import type { FindingKind } from '@rollcall/shared/http/findings';
import type { ScoreRulesRow } from '@rollcall/shared/resources/score-rules';
import { addMonths, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const thisMonth = localDateOf(new Date()).slice(0, 7);
/** It is over, whatever day it is. */
const month = addMonths(thisMonth, -1);

describe.skipIf(!tools)('scores', () => {
  let network: Network;
  let db: Database;
  let browser: Browser;
  let inspector: WatchedPage;
  let officer: WatchedPage;

  const at = (day: number, time: string) => new Date(`${month}-${String(day).padStart(2, '0')}T${time}:00+08:00`);

  /** A shift from 8 to 12 that nobody looks at. */
  async function shift(badgeNo: string, day: number): Promise<string> {
    const times = { starts_at: at(day, '08:00'), ends_at: at(day, '12:00') };
    const { shift_id } = await db
      .insertInto('shift')
      .values({
        ...{ badge_no: badgeNo, ...times, duty_date: localDateOf(times.starts_at), duty_type: 'road_patrol' },
        ...{ post: '解放路口', cancelled_at: null, review_at: null },
      })
      .returning('shift_id')
      .executeTakeFirstOrThrow();
    return shift_id;
  }

  /** A finding about a shift of that day; confirmed, or still to be decided. */
  async function finding(badgeNo: string, day: number, kind: FindingKind, confirmedAt?: Date): Promise<string> {
    const shiftId = await shift(badgeNo, day);
    const found = at(day + 1, '08:00');
    const { finding_id: findingId } = await db
      .insertInto('finding')
      .values({
        ...{ rule_key: kind === 'late_import' ? 'late_import' : 'coverage', kind, subject: `shift:${shiftId}` },
        ...{ shift_id: shiftId, activity_id: null, recorder_serial: null, recording_id: null, badge_no: badgeNo },
        ...{ grade: null, unit_code: unitCode, duty_date: localDateOf(at(day, '08:00')), state: 'open' },
        detail: JSON.stringify({ missing: [], missingMs: 0, requiredMs: 0, late: [], lateCount: 0, dueAt: null }),
        ...{ found_at: found, changed_at: found, resolved_at: null, told_at: found },
        answer_due_on: confirmedAt === undefined ? '2099-01-01' : localDateOf(at(day + 4, '08:00')),
        handling: confirmedAt === undefined ? 'told' : 'confirmed',
      })
      .returning('finding_id')
      .executeTakeFirstOrThrow();
    if (confirmedAt === undefined) return findingId;
    await db.updateTable('finding').set({ judged: '{}' }).where('finding_id', '=', findingId).execute();
    const by = await db.selectFrom('account').select('account_id').limit(1).executeTakeFirstOrThrow();
    await db
      .insertInto('finding_decision')
      .values({
        ...{
          finding_id: findingId,
          step: 'confirm',
          state: 'counts',
          finding_kind: kind,
          violation_class: violation(kind),
        },
        ...{ badge_nos: [badgeNo], reason: '已核实', due_on: null, decided_by: by.account_id, on_behalf_of: null },
        ...{ decided_at: confirmedAt, corrects: null, batch_id: null },
      })
      .execute();
    return findingId;
  }

  const violation = (kind: FindingKind) => (kind === 'late_import' ? 'improper_use' : 'incomplete');

  beforeAll(async () => {
    network = await startNetwork({ stationIds: [], agent: false });
    db = createDatabase({ url: network.hqEnv.DATABASE_URL ?? '', max: 2, applicationName: 'a test' });
    const officers = ['王强', '李娜', '赵敏'].map((name, nr) => ({ badgeNo: `10000${nr + 1}`, name }));
    await postAll(
      network.admin,
      officers.map((one) => ['officers', { ...one, kind: 'sworn', unitCode, leaderBadgeNo: null }]),
    );
    await network.addAccount({ username: 'wang', role: 'officer', unitCode, badgeNo: '100001', password });
    for (const day of [1, 2, 3]) await shift('100001', day);
    for (const day of [1, 2, 3, 4, 5, 6]) await shift('100002', day);
    for (const day of [1, 2]) await shift('100003', day);
    for (const day of [4, 5, 6, 7, 8, 9]) await finding('100001', day, 'no_footage', at(day + 5, '09:00'));
    await finding('100001', 10, 'late_import', startOfLocalDate(`${thisMonth}-01`));
    await finding('100001', 11, 'coverage_gap');
    browser = await launchBrowser();
    inspector = await openWatchedPage(network, browser, `/scores?month=${month}`);
  });
  afterAll(async () => {
    await browser?.close();
    await db?.destroy();
    await network?.stop();
  });

  test('are listed with how they are spread; each number opens its rows, and who has few days isn’t rated', async () => {
    const { page, misdeeds } = inspector;
    const spread = page.getByRole('region', { name: '得分分布' });
    await spread.getByText('按系统自带的规则计分').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const rows = page.getByRole('table').getByRole('row');
    await expect.poll(() => rows.filter({ hasText: '100001' }).textContent()).toMatch(/74\.0/);
    await expect.poll(() => rows.filter({ hasText: '100003' }).textContent()).toMatch(/不计分/);
    await spread.getByRole('link', { name: '不计分: 1 人' }).click();
    await expect.poll(() => rows.filter({ hasText: '100002' }).count()).toBe(0);
    await rows.filter({ hasText: '100003' }).waitFor();
    await spread.getByRole('link', { name: '60–79.9 分: 1 人' }).click();
    await rows.filter({ hasText: '100001' }).waitFor();
    await page.goto(`${network.hqUrl}/scores?month=${month}&by=unit&entry=${unitCode}`);
    const drawer = page.getByRole('dialog');
    // 74 on eleven days, 100 on six; seven findings weren't answered at all.
    await drawer.getByRole('row').filter({ hasText: '2 人平均分' }).getByText('83.2').waitFor();
    await drawer.getByRole('row').filter({ hasText: '逾期反馈 7 件' }).getByText('−3.5').waitFor();
    await drawer
      .getByRole('row', { name: /^得分 79/ })
      .getByText('79.7')
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('link', { name: '本单位人员得分' }).click();
    await page.getByRole('row').filter({ hasText: '100002' }).waitFor();
    expect(misdeeds).toEqual([]);
  });

  test('of an officer show what cost what, to himself as well', async () => {
    officer = await openAs(browser, `${network.hqUrl}/me`, { username: 'wang', password });
    const { page, misdeeds } = officer;
    const own = page.getByRole('region', { name: '本月得分' });
    await own.getByText('不满 5 天', { exact: false }).waitFor();
    await own.getByRole('link', { name: '查看明细' }).click();
    await page.getByRole('heading', { name: '100001 王强' }).waitFor();
    await page.goto(`${network.hqUrl}/scores/100001?month=${month}`);
    const costing = page.getByRole('region', { name: '得分怎样算出' });
    await costing.getByText('74.0', { exact: true }).first().waitFor();
    await costing.getByText('本月结束后仍有处置', { exact: false }).waitFor();
    await costing.getByText('单项 5.0 分，同类已到上限').waitFor();
    const losses = costing.getByRole('row').getByText(/^−\d/);
    await expect.poll(() => losses.allInnerTexts()).toEqual(['−5.0', '−5.0', '−5.0', '−5.0', '−5.0', '−1.0']);
    const beside = page.getByRole('region', { name: '不扣分的问题' });
    await beside.getByText('未认定，暂不扣分').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(misdeeds).toEqual([]);
    const other = await openAs(browser, `${network.hqUrl}/scores/100002?month=${month}`, {
      username: 'wang',
      password,
    });
    await other.page.getByText('没有找到').first().waitFor();
  });

  test('follow rules that are tried out on the last months before they are set', async () => {
    const { page, misdeeds } = inspector;
    await page.getByRole('link', { name: '考核规则' }).click();
    await page
      .getByRole('region', { name: '现行规则：系统自带' })
      .getByText('每件 2 分，每月最多 20 分')
      .first()
      .waitFor();
    await page.getByRole('button', { name: '设置规则' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('先试算，看过结果再保存').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('spinbutton', { name: '评查问题每月最多扣' }).fill('15');
    const kinds = form.getByRole('group', { name: '单独定分的问题' });
    await kinds.getByRole('spinbutton', { name: '每月最多扣' }).first().fill('1');
    await form.getByLabel('理由').fill('大队会议决定');
    await form.getByRole('button', { name: '试算' }).click();
    await kinds.getByText('不能低于每件扣分').waitFor();
    await kinds.getByRole('spinbutton', { name: '每月最多扣' }).first().fill('10');
    await form.getByRole('button', { name: '试算' }).click();
    const trial = form.getByRole('region', { name: '近六个月试算' });
    const changes = trial.getByRole('row').filter({ hasText: '王强' });
    await expect
      .poll(async () => (await changes.getByRole('cell').allTextContents()).slice(1))
      .toEqual(['74.0', '89.0', '+15.0']);
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('row').filter({ hasText: '尚未生效' }).getByText('大队会议决定').waitFor();
    const { rows } = await network.get<{ rows: ScoreRulesRow[] }>('score-rules');
    expect(rows.map((row) => [row.version, row.counts, row.fromMonth])).toEqual([
      [1, 'later', addMonths(thisMonth, 1)],
      [0, 'now', '2000-01'],
    ]);
    expect(misdeeds).toEqual([]);
  });
});
