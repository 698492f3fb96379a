import { createDatabase } from '@rollcall/cloud/db/database';
import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { Role } from '@rollcall/shared/http/permissions';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const today = localDateOf(new Date());
/** So long ago that everything was due. */
const at = (time: string) => `${addDays(today, -3)}T${time}:00+08:00`;
const fromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const dueOn = [7, 8, 9].map((days) => addDays(today, days)).find((day) => !isWeekend(day)) ?? '';
const phone = { width: 390, height: 844 };
/** What makes a tab say that somebody sees it, or nobody. */
const seenAs = (state: 'visible' | 'hidden') => `
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${state === 'hidden'} });`;

describe.skipIf(!tools)('stories of handling', () => {
  let network: Network;
  let browser: Browser;
  let officer: WatchedPage;
  let leader: WatchedPage;
  let inspector: WatchedPage;
  let findingId: string;
  /** Another tab of the officer, which nobody sees. */
  let hidden: Page;

  const go = ({ page }: WatchedPage, path: string) => page.goto(`${network.hqUrl}${path}`);
  const part = ({ page }: WatchedPage, name: string) => page.getByRole('region', { name, exact: true });

  /** Someone signed in on the first page that he sees. */
  async function open(role: Role, badgeNo: string | null): Promise<WatchedPage> {
    const whose = badgeNo === null ? {} : { badgeNo, unitCode };
    await network.addAccount({ username: role, role, password, ...whose });
    return openAs(browser, `${network.hqUrl}/`, { username: role, password });
  }

  /** Opens what stands in the inbox of somebody, alone of its kind. */
  async function openFromInbox(watched: WatchedPage, kind: string): Promise<void> {
    await go(watched, '/inbox');
    await part(watched, `${kind} 1`).getByRole('listitem').getByRole('link').click();
  }

  /** But bulletins, which come by the calendar: on the first days of a week or a month their drafts wait for the inspector. */
  async function nothingToDo(watched: WatchedPage): Promise<void> {
    await go(watched, '/inbox');
    const groups = watched.page.getByRole('main').getByRole('region');
    const drafts = groups.filter({ has: watched.page.getByRole('heading', { name: /^待完善的通报/ }) });
    await watched.page.getByText('没有要处理的事项').or(drafts).first().waitFor();
    await expect.poll(async () => (await groups.count()) - (await drafts.count())).toBe(0);
  }

  /** What was typed stands in its field before it is saved: whoever leaves the page then ends the request. */
  const isSaved = ({ page }: WatchedPage) => page.getByRole('dialog').waitFor({ state: 'hidden' });

  async function answer(watched: WatchedPage, text: string): Promise<void> {
    const { page } = watched;
    await page.getByRole('button', { name: '情况反馈' }).click();
    await page.getByLabel('反馈内容').fill(text);
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await isSaved(watched);
    await page.getByText(text).first().waitFor();
    await fits(watched);
  }

  async function fits({ page }: WatchedPage): Promise<void> {
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  }

  async function pick(form: Locator, label: string): Promise<void> {
    await form.getByLabel(label).fill(dueOn);
    await form.getByLabel(label).press('Enter');
  }

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    const { admin } = network;
    await letPastEditsCount(admin);
    const about = { badgeNo: '100001', reason: 'a test', dutyType: 'road_patrol' };
    const sworn = { kind: 'sworn', unitCode };
    await postAll(admin, [
      ['officers', { ...sworn, badgeNo: '100009', name: '赵刚', leaderBadgeNo: null }],
      ['officers', { ...sworn, badgeNo: '100001', name: '王强', leaderBadgeNo: '100009' }],
      ['shifts', { ...about, startsAt: at('09:00'), endsAt: at('11:00'), post: '解放路口' }],
      // One that begins within the hour, whatever the hour is.
      ['shifts', { ...about, startsAt: fromNow(45), endsAt: fromNow(105), post: '人民广场' }],
      ['recorders', { recorderSerial: 'K000001', unitCode }],
      ['recorders', { recorderSerial: 'K000009', unitCode, spare: true }],
      [
        'custody-observations',
        { kind: 'check_out', recorderSerial: 'K000001', badgeNo: '100001', at: fromNow(-5), reason: 'a test' },
      ],
    ]);
    findingId = await until('the finding', async () => {
      const { rows } = await admin.get<{ rows: FindingRow[] }>('findings?kind=no_footage');
      return rows[0]?.findingId;
    });
    browser = await launchBrowser();
    officer = await open('officer', '100001');
    await officer.page.setViewportSize(phone);
    leader = await open('squad_leader', '100009');
    inspector = await open('inspector', null);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('S4 information feedback: told, answered on a phone, asked for more, answered, and confirmed', async () => {
    await openFromInbox(officer, '待反馈的问题');
    await answer(officer, '执法仪没有打开。');
    await nothingToDo(officer);

    const { page } = inspector;
    await openFromInbox(inspector, '待认定的问题');
    await page.getByText('执法仪没有打开。').first().waitFor();
    await page.getByRole('button', { name: '要求补充' }).click();
    const more = page.getByRole('dialog');
    await pick(more, '新的期限');
    await more.getByLabel('理由').fill('请说明为什么没有打开');
    await more.getByRole('button', { name: '要求补充' }).click();
    await isSaved(inspector);
    await page.getByText('请说明为什么没有打开').first().waitFor();
    await nothingToDo(inspector);

    await openFromInbox(officer, '待反馈的问题');
    await officer.page.getByText('请说明为什么没有打开').first().waitFor();
    await answer(officer, '交接时忘记检查，到岗后没有开机。');
    // Who stands on the page of a finding sees its decision at once.
    await nothingToDo(officer);
    await openFromInbox(inspector, '待认定的问题');
    await page.getByRole('button', { name: '认定问题' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('理由').fill('班前没有检查，全程没有录像');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '认定问题' }).click();
    await part(inspector, '处置').getByText('100001 王强 尚未点“已阅”').waitFor();
  });

  /** Who is said to have read the decision, and until when he can appeal. */
  async function notices(): Promise<DecisionRow['notices']> {
    const { rows } = await network.admin.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`);
    return rows.find(({ step }) => step === 'confirm')?.notices ?? [];
  }

  const toRead = '对您的处置决定，请阅后点“已阅”';

  test('S4 whoever only opens the page of a decision, again and again, hasn’t read it', async () => {
    const { page } = officer;
    await go(officer, '/inbox');
    const entry = part(officer, '处置结果待阅 1').getByRole('listitem');
    await entry.getByText('请阅后点“已阅”').waitFor();
    await entry.getByRole('link').click();
    const stillUnread = async () => {
      await part(officer, '处置').getByText('班前没有检查，全程没有录像').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await notices()).toEqual([]);
      await part(officer, '处置').getByText('100001 王强 尚未点“已阅”').waitFor();
      const box = part(officer, toRead);
      await box.getByText('认定 · ').waitFor();
      await box.getByText('班前没有检查，全程没有录像').waitFor();
      await box.getByText(/申诉期限 \d+ 个工作日（休假不计），在您点“已阅”之后起算/).waitFor();
    };
    await stillUnread();
    await page.reload();
    await stillUnread();
    await fits(officer);
    await page.getByRole('button', { name: '申诉', exact: true }).click();
    await page.getByRole('dialog').getByLabel('申诉理由').waitFor();
    await page.goBack();
    await stillUnread();
    await openFromInbox(officer, '处置结果待阅');
    await stillUnread();
  });

  test('S4 a tab that nobody sees can’t say that he read it', async () => {
    const storageState = await officer.page.context().storageState();
    hidden = await browser.newPage({ storageState, locale: 'zh-CN' });
    await hidden.addInitScript({ content: seenAs('hidden') });
    const told: string[] = [];
    hidden.on('request', (request) => {
      if (request.method() === 'POST') told.push(request.url());
    });
    await hidden.goto(`${network.hqUrl}/findings/${findingId}`);
    const button = hidden.getByRole('region', { name: toRead, exact: true }).getByRole('button', { name: '已阅' });
    await button.dispatchEvent('click');
    await hidden.reload();
    await button.waitFor();
    await hidden.waitForLoadState('networkidle');
    expect([told, await notices()]).toEqual([[], []]);
  });

  test('S4 the officer presses that he read it, twice by mistake: his time to appeal begins once, and every open page says so', async () => {
    const { page } = officer;
    const button = part(officer, toRead).getByRole('button', { name: '已阅' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText(/已登记：您已阅。.*（含当日）前可以申诉。/).waitFor();
    const seen = /100001 王强 已于 .* 阅知，.* 前可以申诉/;
    await part(officer, '处置').getByText(seen).waitFor();
    await fits(officer);
    expect(await notices()).toMatchObject([{ badgeNo: '100001' }]);
    const { history } = await network.admin.get<FindingDetailResponse>(`findings/${findingId}`);
    expect(history.filter(({ type }) => type === 'finding_decision_seen')).toHaveLength(1);
    // Nobody reloaded the page of the inspector, nor the other tab of the officer, which he looks at now.
    await part(inspector, '处置').getByText(seen).waitFor();
    await hidden.evaluate(`${seenAs('visible')} document.dispatchEvent(new Event('visibilitychange'))`);
    await hidden.getByRole('region', { name: toRead, exact: true }).waitFor({ state: 'detached' });
    await hidden.context().close();
    await nothingToDo(officer);
  });

  test('S15 put right at once: ordered on the page of the finding, proved on a phone, re-checked from the inbox, again, and passed', async () => {
    const { page } = inspector;
    await page.getByRole('button', { name: '下达整改' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('100001 王强').waitFor();
    await pick(form, '期限');
    await form.getByLabel('整改要求').fill('重新学习岗前检查要求');
    await form.getByRole('button', { name: '保存' }).click();
    await part(inspector, '整改').getByText('整改中').waitFor();

    const prove = async (text: string) => {
      await openFromInbox(officer, '待整改');
      const drawer = officer.page.getByRole('dialog');
      await drawer.getByText('重新学习岗前检查要求').first().waitFor();
      await drawer.getByLabel('做了什么').fill(text);
      await drawer.getByRole('button', { name: '提交' }).click();
      await drawer.getByText('已反馈，等待督察复查', { exact: false }).waitFor();
      await nothingToDo(officer);
    };
    await prove('已学习');
    await openFromInbox(inspector, '整改待复查');
    const check = page.getByRole('dialog');
    await check.getByLabel('复查意见').fill('没有写学了什么');
    await check.getByRole('button', { name: '未通过，继续整改' }).click();
    await pick(check, '新的期限');
    await check.getByRole('button', { name: '未通过，继续整改' }).click();
    await check.getByText('整改中').first().waitFor();
    await prove('学习了佩戴要求第三条，写了心得');
    await openFromInbox(inspector, '整改待复查');
    await check.getByText('学习了佩戴要求第三条，写了心得').first().waitFor();
    await check.getByLabel('复查意见').fill('已整改到位');
    await check.getByRole('button', { name: '通过', exact: true }).click();
    await check.getByText('整改完成').first().waitFor();
    await nothingToDo(inspector);
  });

  test('S4 ends by itself: once the time to appeal is over it is closed before the eyes of the officer', async () => {
    await go(officer, `/findings/${findingId}`);
    await part(officer, '处置').getByText('已处理', { exact: true }).waitFor();
    const db = createDatabase({ url: network.ownerUrl, max: 1, applicationName: 'a test' });
    // As HQ does each day; a year from now, so that no calendar matters.
    await closeHandled(db, new Date(Date.now() + 365 * 86_400_000)).finally(() => db.destroy());
    await part(officer, '处置').getByText('已办结', { exact: true }).waitFor();
    await fits(officer);
  });

  test('S7 before duty the officer checks battery and function on a phone: the fault is reported, and the spare is taken and checked', async () => {
    const { page } = officer;
    await go(officer, '/me');
    const own = part(officer, '岗前检查');
    await own.getByText('本班还没有检查').waitFor();
    await own.getByRole('button', { name: '检查这台记录仪' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '电量', exact: true }).click();
    await form.getByLabel('电量：简短说明（可不填）').fill('只剩一格');
    await form.getByText('K000009', { exact: true }).click();
    await fits(officer);
    await form.getByRole('button', { name: '报障并换用 K000009' }).click();
    await form.getByText('已报障，K000001 停用；现在请用 K000009，并检查它。').waitFor();
    await form.getByRole('button', { name: '全部正常' }).click();
    await own.getByText('K000009').waitFor();
    await own.getByText(/已检查：全部正常/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('S8 the fault stands in the leader’s inbox at once; he sends the recorder to repair, and it comes back', async () => {
    const { page } = leader;
    await openFromInbox(leader, '未办结的报修');
    const ticket = page.getByRole('dialog');
    await ticket.getByText('岗前检查：电量不足或充不进电（只剩一格）').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await ticket.getByRole('button', { name: '送修' }).click();
    await ticket.getByText('送修中').first().waitFor();
    await ticket.getByRole('radio', { name: '已修好' }).check();
    await ticket.getByRole('button', { name: '了结' }).click();
    await ticket.getByText('已了结').first().waitFor();
    await nothingToDo(leader);
    // Who holds what is known the whole time: the spare is with the officer.
    await go(leader, '/devices/check-outs?recorderSerial=K000009');
    await page.getByRole('row').filter({ hasText: 'K000009' }).filter({ hasText: '100001 王强' }).first().waitFor();
  });

  test('without an error on any page', () => {
    for (const { misdeeds } of [officer, leader, inspector]) expect(misdeeds).toEqual([]);
  });
});
