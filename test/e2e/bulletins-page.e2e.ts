import type { BulletinDetail, BulletinRow } from '@rollcall/shared/resources/bulletins';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { rawWordsInPrint } from '@rollcall/test/raw-words';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const password = 'correct horse battery';
const units = [
  { unitCode: '150981000110', name: '城关中队', kind: 'squad', badgeNo: '200001' },
  { unitCode: '150981000120', name: '隆盛庄中队', kind: 'squad', badgeNo: '200002' },
] as const;
/** The first shift is so long ago: weekly and monthly cut-offs have passed since, and the periods before them have shifts. */
const days = 70;
const recordedHours = { '200001': 8, '200002': 5 };

describe.skipIf(!requireTool('chromium'))('the pages of bulletins', () => {
  let network: Network;
  let browser: Browser;
  let writer: WatchedPage;
  let other: WatchedPage;
  let leader: WatchedPage;
  let squad: WatchedPage;
  let draft: BulletinRow;
  let monthly: BulletinRow;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await postAll(
      network.admin,
      units.flatMap(({ unitCode, name, kind, badgeNo }): [string, object][] => [
        ['units', { unitCode, name, kind, parentCode: null }],
        ['officers', { badgeNo, name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      ]),
    );
    await network.addAccount({ username: 'writer', role: 'inspector', password });
    await network.addAccount({ username: 'other', role: 'inspector', password });
    await network.addAccount({ username: 'leader', role: 'brigade_leader', password });
    await network.addAccount({ username: 'squad', role: 'squad_leader', unitCode: units[0].unitCode, password });
    // HQ drafts what it finds at its start: it must find all of it.
    await network.hq.stop();
    await insertShifts(network.ownerUrl);
    network.hq.start();
    await network.untilHqAnswers();
    const newest = async (kind: BulletinRow['kind']) => {
      const { rows } = await network.get<{ rows: BulletinRow[] }>(`bulletins?state=draft&kind=${kind}`);
      return rows[0] ?? false;
    };
    // Those of months are drafted after those of weeks: once there is one, the newest week is there.
    monthly = await until('a monthly draft', () => newest('monthly'));
    draft = await until('a weekly draft', () => newest('weekly'));
    browser = await launchBrowser();
    writer = await openAs(browser, `${network.hqUrl}/bulletins`, { username: 'writer', password });
    other = await openAs(browser, issue(), { username: 'other', password });
    leader = await openAs(browser, `${network.hqUrl}/leader`, { username: 'leader', password });
    squad = await openAs(browser, `${network.hqUrl}/bulletins`, { username: 'squad', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const issue = () => `${network.hqUrl}/bulletins/${draft.bulletinId}`;
  const detail = () => network.get<BulletinDetail>(`bulletins/${draft.bulletinId}`);
  const comment = (page: Page, part: string) => page.getByRole('textbox', { name: `评语：${part}`, exact: true });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  test('a draft stands on top of the list and says what comes next', async () => {
    const { page } = writer;
    const waiting = page.getByRole('list', { name: '待办理' });
    await waiting.getByText('下一步：写评语和工作要求，提交审核').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await waiting.locator(`a[href="/bulletins/${draft.bulletinId}"]`).click();
    await page.getByText('草稿，未签发，不作为通报依据').waitFor();
  });

  test('a number of a unit opens the rows behind it', async () => {
    const { page } = writer;
    const row = page.getByRole('table', { name: '一、总体情况' }).getByRole('row').filter({ hasText: '隆盛庄中队' });
    await row.getByRole('link', { name: '62.5%' }).first().click();
    await page.getByRole('heading', { name: '指标明细 · 全程覆盖率' }).waitFor();
    await page.getByRole('row').filter({ hasText: '200002' }).first().waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '200001' }).count()).toBe(0);
    await page.goBack();
  });

  test('what isn’t saved survives a look at the rows, and what two people write at once stays both', async () => {
    await comment(other.page, '问题情况').fill('夜班导入不及时。');
    await comment(other.page, '总体情况').fill('另一人的评语。');
    const { page } = writer;
    await comment(page, '总体情况').fill('总体平稳，隆盛庄中队下滑。');
    await page.getByRole('table', { name: '一、总体情况' }).getByRole('link', { name: '62.5%' }).first().click();
    await page.getByRole('heading', { name: '指标明细 · 全程覆盖率' }).waitFor();
    await page.goBack();
    await expect.poll(() => comment(page, '总体情况').inputValue()).toBe('总体平稳，隆盛庄中队下滑。');
    await button(page, '保存').click();
    await page.getByText('已全部保存').waitFor();

    // Nobody is told of a text that was only saved: it shows when the other one saves.
    await button(other.page, '保存').click();
    await button(other.page, '并入别人的改动').click();
    await other.page.getByText('别人写的是：').waitFor();
    expect(await axeViolations(other.page)).toEqual([]);
    await button(other.page, '用别人的').click();
    await expect.poll(() => comment(other.page, '总体情况').inputValue()).toBe('总体平稳，隆盛庄中队下滑。');
    await button(other.page, '保存').click();
    await other.page.getByText('已全部保存').waitFor();
    await expect
      .poll(async () => (await detail()).texts.comments)
      .toEqual([
        { part: 'overview', text: '总体平稳，隆盛庄中队下滑。' },
        { part: 'problems', text: '夜班导入不及时。' },
      ]);
  });

  test('a requirement names its units and its date, and is needed whole', async () => {
    const { page } = writer;
    await page.reload();
    await expect.poll(() => comment(page, '问题情况').inputValue()).toBe('夜班导入不及时。');
    await button(page, '增加一条要求').click();
    await page.getByText('要求没有填写完整').waitFor();
    await expect.poll(() => button(page, '保存').isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: '第1条 · 要求' }).fill('逐人谈话，查清原因。');
    await page.getByRole('combobox', { name: /^第1条 · 对哪些单位/ }).click();
    await page.getByTitle('隆盛庄中队', { exact: true }).last().click();
    await page.getByRole('textbox', { name: '第1条 · 完成期限' }).fill('2099-01-05');
    await page.getByRole('textbox', { name: '第1条 · 完成期限' }).press('Enter');
    await button(page, '保存').click();
    await expect
      .poll(async () => (await detail()).texts.requirements)
      .toEqual([{ units: ['150981000120'], text: '逐人谈话，查清原因。', dueOn: '2099-01-05' }]);
    await page.getByText('已全部保存').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('who wrote or submitted it can’t seal it, and is told why', async () => {
    const { page } = writer;
    await button(page, '提交审核').click();
    await page.getByText(/writer 已提交审核/).waitFor();
    await expect.poll(() => button(page, '签发').isDisabled()).toBe(true);
    await page.getByText(/由您提交，须由另一人签发|不能由您签发/).waitFor();
    await other.page.getByText(/不能由您签发/).waitFor();
  });

  test('the leader finds it on the own page, gives it back with a reason, and seals it in the end', async () => {
    const { page } = leader;
    await page.reload();
    await page.getByRole('heading', { name: '大队领导首页' }).waitFor();
    await expect.poll(() => page.getByRole('article').count()).toBe(5);
    await page.getByText('待审核').first().waitFor();
    // A sum of hours opens the rows that it is made of, as its share does.
    const coverage = page.getByRole('article', { name: '全程覆盖率' });
    const rows = coverage.getByRole('link', { name: /^\d+:\d\d:\d\d\/\d+:\d\d:\d\d$/ });
    await expect
      .poll(() => rows.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
      .toEqual([expect.stringMatching(/[?&]metric=coverage&from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/)]);
    expect(await axeViolations(page)).toEqual([]);
    await page.locator(`a[href="/bulletins/${draft.bulletinId}"]`).first().click();
    await button(page, '退回修改').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('要求写得太笼统');
    await dialog.getByRole('button', { name: '退回修改' }).click();
    await writer.page.getByText('退回理由：要求写得太笼统').waitFor();
    await button(writer.page, '提交审核').click();
    await expect.poll(() => button(page, '签发').isEnabled()).toBe(true);
    await button(page, '签发').click();
    await dialog.getByText(/签发后，任何人都不能修改或撤回/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByLabel('期号').fill('48');
    await dialog.getByRole('button', { name: '签发' }).click();
    await page.getByRole('heading', { name: /^周通报〔20\d\d〕第48期$/ }).waitFor();
    const { seal } = await detail();
    await page
      .locator('#seal')
      .getByText(seal?.bulletinDigest ?? 'none')
      .waitFor();
    expect(seal?.number).toBe(48);
    expect(seal?.by).toContain('leader');
  });

  test('its files and the package are there to take along', async () => {
    const { page } = leader;
    for (const name of ['公文（Word，含姓名）', '数据表（Excel，不含姓名）']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: new RegExp(name) }).click(),
      ]);
      expect(await download.failure()).toBeNull();
    }
    await page.getByRole('link', { name: /核验包/ }).waitFor();
  });

  test('on paper it is the bulletin alone, on sheets of A4', async () => {
    const { page } = leader;
    const hidden = ['navigation', 'complementary'] as const;
    await page.emulateMedia({ media: 'print' });
    for (const role of hidden) await expect.poll(() => page.getByRole(role).first().isVisible()).toBe(false);
    await expect.poll(() => button(page, '打印').isVisible()).toBe(false);
    await page.getByText('执法记录仪使用管理情况的通报').waitFor();
    // These accounts have no holder's name, so papers call them by their user names.
    const known = { usernames: new Set<string>(), codes: new Set(units.map(({ unitCode }) => unitCode)) };
    expect(await rawWordsInPrint(page, { paper: '通报', known, language: 'zh' })).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    await page.emulateMedia({ media: null });
    const [, width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number);
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  });

  test('a squad leader confirms for his unit and answers, and opens the numbers of his unit only', async () => {
    const { page } = squad;
    await expect.poll(() => page.getByRole('list', { name: '待办理' }).count()).toBe(0);
    await page.getByRole('table').locator(`a[href="/bulletins/${draft.bulletinId}"]`).click();
    await page.getByRole('heading', { name: '城关中队：签收与反馈' }).waitFor();
    const overview = page.getByRole('table', { name: '一、总体情况' });
    await expect
      .poll(() => overview.getByRole('row').filter({ hasText: '隆盛庄中队' }).getByRole('link').count())
      .toBe(0);
    await expect
      .poll(() => overview.getByRole('row').filter({ hasText: '城关中队' }).getByRole('link').count())
      .toBeGreaterThan(0);
    await page.getByRole('textbox', { name: '城关中队 · 情况反馈' }).fill('已组织学习，落实到人。');
    await button(page, '签收并反馈').click();
    const receipts = page.getByRole('table', { name: '本期签收反馈' });
    await receipts.getByText('已组织学习，落实到人。').waitFor();
    await expect.poll(() => page.getByRole('heading', { name: '城关中队：签收与反馈' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('the trends of a month open the numbers of his unit only, and all of them to the leader', async () => {
    const at = `bulletins/${monthly.bulletinId}`;
    const { version } = await network.get<BulletinDetail>(at);
    const as = (username: string) => new HqClient(network.hqUrl, { username, password });
    expect((await as('writer').post(`${at}/submit`, { version })).status).toBe(200);
    const submitted = await network.get<BulletinDetail>(at);
    expect((await as('leader').post(`${at}/seal`, { version: submitted.version, number: 1 })).status).toBe(200);
    const rowOf = (page: Page, name: string) =>
      page
        .getByRole('table', { name: '数据', exact: true })
        .getByRole('row')
        .filter({ hasText: name })
        .getByRole('link');
    for (const { page } of [squad, leader]) {
      await page.goto(`${network.hqUrl}/${at}`);
      await expect.poll(() => rowOf(page, '城关中队').count()).toBeGreaterThan(0);
      const points = page.getByRole('article', { name: '城关中队' }).getByRole('link');
      await expect.poll(() => points.count()).toBeGreaterThan(0);
    }
    for (const name of ['隆盛庄中队', '合计']) {
      await expect.poll(() => rowOf(leader.page, name).count()).toBeGreaterThan(0);
      await expect.poll(() => rowOf(squad.page, name).count()).toBe(0);
    }
    await expect.poll(() => squad.page.getByRole('article', { name: '隆盛庄中队' }).count()).toBe(1);
    await expect.poll(() => squad.page.getByRole('article', { name: '隆盛庄中队' }).getByRole('link').count()).toBe(0);
    expect(await axeViolations(squad.page)).toEqual([]);
  });

  test('fits a phone, and speaks English', async () => {
    const { page } = leader;
    for (const [address, shows] of [
      [issue(), '十、工作要求'],
      [`${network.hqUrl}/bulletins`, '周通报·月研判'],
      [`${network.hqUrl}/leader`, '大队领导首页'],
    ] as const) {
      await page.goto(address);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('heading', { name: shows }).waitFor();
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The brigade at a glance' }).waitFor();
    await page.goto(issue());
    await page.getByRole('heading', { name: '1. Overview' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('no page did what it mustn’t', () => {
    // The other one was refused, and told why.
    expect([writer, leader, squad].flatMap(({ misdeeds }) => misdeeds)).toEqual([]);
  });
});

/** A shift a day of each unit, all at once, so that nobody sees a part of them. */
async function insertShifts(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('begin');
  const today = localDateOf(new Date());
  for (const [badgeNo, recorded] of Object.entries(recordedHours)) {
    for (let ago = days; ago > 0; ago -= 1) {
      const day = addDays(today, -ago);
      const begins = new Date(startOfLocalDate(day).getTime() + 8 * 3_600_000);
      await client.query(
        `with added as (
           insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post, review_at)
           values ($1, $2, $2::timestamptz + interval '8 hours', $3, 'road_patrol', '解放路口', null) returning shift_id
         )
         insert into shift_coverage (shift_id, as_of, required_ms, recorded_ms, missing_ms, pending_ms)
         select shift_id, now(), 28800000, $4::bigint * 3600000, (8 - $4::bigint) * 3600000, 0 from added`,
        [badgeNo, begins, day, recorded],
      );
    }
  }
  await client.query('commit');
  await client.end();
}
