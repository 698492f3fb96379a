import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeAccount } from '@rollcall/shared/resources/accounts';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { endSessionDuring, openAs, openWatchedPage, signIn, type WatchedPage } from '@rollcall/test/watched-page';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
/** Of `openWatchedPage`'s account, and of the second. */
const password = 'correct horse battery';
const unitCode = '150981000100';
/** A station looks every half minute for what HQ wants of it. Against hanging only. */
const lookedFor = { timeout: 300_000, interval: 500 };

describe.skipIf(!tools)('the pages of the registry', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  const drawer = () => page.getByRole('dialog');
  const save = () => drawer().getByRole('button', { name: '保存' }).click();
  const kept = () => page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('rollcall.draft'))");
  const pick = async (label: string, option: string) => {
    await drawer().getByRole('combobox', { name: label }).click();
    await page.keyboard.type(option.split(' ')[0] ?? '');
    await page.getByTitle(option, { exact: true }).click();
  };

  beforeAll(async () => {
    network = await startNetwork();
    await postAll(network.admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      ['recorders', { recorderSerial: 'K000001', unitCode }],
      [
        'custodies',
        {
          recorderSerial: 'K000001',
          badgeNo: '100001',
          basis: 'assignment',
          heldFrom: '2026-01-01T00:00:00+08:00',
          heldUntil: null,
          reason: 'a test',
        },
      ],
    ]);
    browser = await launchBrowser();
    await network.addAccount({ username: 'second', password, role: 'brigade_admin' });
    watched = await openWatchedPage(network, browser, '/registry', { role: 'brigade_admin' });
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('add an officer, after saying in the form what is wrong', async () => {
    await page.getByRole('button', { name: '新增人员' }).click();
    await drawer().getByLabel('警号').fill('一百');
    await save();
    await drawer().getByText('只能用字母、数字和“-”').waitFor();
    await expect.poll(() => drawer().getByText('请填写').count()).toBe(2);
    await drawer().getByLabel('警号').fill('100002');
    await drawer().getByLabel('姓名').fill('阿不都热依木·买买提');
    await pick('单位', '路面一中队');
    await pick('责任领导', '100001 王强');
    expect(await axeViolations(page)).toEqual([]);
    await drawer().getByLabel('姓名').press('Enter');
    await page.getByRole('heading', { name: '100002 阿不都热依木·买买提' }).waitFor();
    expect(page.url()).toContain('/registry/officers/100002');
  });

  test('change it, ask before what was typed is lost, and keep the history', async () => {
    await page.getByRole('button', { name: '修改' }).click();
    await drawer().getByText('辅警').click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '继续填写' }).click();
    // It is said for a moment only.
    const saidDone = page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    await save();
    await saidDone;
    await page.getByRole('listitem').filter({ hasText: '修改人员' }).waitFor();
    await drawer().waitFor({ state: 'hidden' });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('give back after a reload what was typed, and ask when somebody else changed it meanwhile', async () => {
    const name = drawer().getByLabel('姓名');
    const told = (text: string) => drawer().getByRole('status').filter({ hasText: text });
    await page.getByRole('button', { name: '修改' }).click();
    await name.fill('李建国');
    await page.reload();
    await told('已恢复上次未提交的内容').waitFor();
    await expect.poll(() => name.inputValue()).toBe('李建国');

    const changed = { name: '买买提', kind: 'auxiliary', unitCode, leaderBadgeNo: '100001', leftOn: null };
    expect((await network.admin.patch('officers/100002', changed)).status).toBe(200);
    await page.reload();
    await told('内容在此期间已被他人修改').waitFor();
    await expect.poll(() => name.inputValue()).toBe('买买提');
    expect(await axeViolations(page)).toEqual([]);
    await drawer().getByRole('button', { name: '用我上次填写的' }).click();
    await expect.poll(() => name.inputValue()).toBe('李建国');
    await drawer().getByRole('button', { name: '清空' }).click();
    await expect.poll(() => name.inputValue()).toBe('买买提');

    await name.fill('阿不都热依木·买买提');
    await page.reload();
    await told('已恢复上次未提交的内容').waitFor();
    await save();
    await drawer().waitFor({ state: 'hidden' });
    expect(await kept()).toEqual([]);
  });

  test('refuse custody that overlaps: who holds it, since when, and what to do', async () => {
    await page.goto(`${network.hqUrl}/registry/custodies`);
    await page.getByRole('button', { name: '新增配备或领用' }).click();
    await drawer().getByText('配备', { exact: true }).click();
    await pick('记录仪', 'K000001');
    await pick('人员', '100002 阿不都热依木·买买提');
    expect(await axeViolations(page)).toEqual([]);
    await save();
    const refusal = drawer().getByRole('alert').filter({ hasText: '这段时间已登记他人持有该记录仪' });
    await refusal.waitFor();
    await expect.poll(() => refusal.textContent()).toContain('请先结束下面那一条');
    await expect.poll(() => refusal.textContent()).toContain('K000001: 100001, 2026-01-01 00:00');
    expect(watched.misdeeds.splice(0)).toEqual([expect.stringContaining('409')]);
    await drawer().getByText('领用', { exact: true }).click();
    await save();
    await page.getByRole('row').filter({ hasText: '领用' }).filter({ hasText: '100002' }).waitFor();
  });

  test('change a parameter with a reason only, and say which version counts', async () => {
    await page.getByRole('tab', { name: '规则参数' }).click();
    await page.getByText('目前为默认值').waitFor();
    const measure = page.getByRole('group', { name: '三、进一步严格规范使用，加强资料管理' });
    const sentence = measure.getByRole('group', { name: '规定民警每天将执法记录仪中的录像资料导入' });
    expect(await axeViolations(page)).toEqual([]);
    await sentence.getByLabel('导入期限').fill('36');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填写').waitFor();
    await page.getByLabel('理由').fill('节日放宽');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/^第 1 版，duty-desk，/).waitFor();
    await page.reload();
    await page.getByText(/^第 1 版/).waitFor();
    await expect.poll(() => page.getByLabel('导入期限').inputValue()).toBe('36');
  });

  test('set when a station uploads and how fast, which the station takes up by itself', async () => {
    await page.goto(`${network.hqUrl}/registry/stations`);
    await page.getByText('squad-1 采集站').click();
    await drawer().getByRole('radiogroup', { name: '上传时段' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await drawer().getByRole('radiogroup', { name: '上传时段' }).getByText('单独设置').click();
    await drawer().getByRole('button', { name: '增加时段' }).click();
    await drawer().getByRole('checkbox', { name: '六' }).uncheck();
    await drawer().getByRole('checkbox', { name: '日' }).uncheck();
    await drawer().getByLabel('结束').fill('25:00');
    await save();
    await drawer().getByText('请按 22:00 填写').waitFor();
    await drawer().getByLabel('结束').fill('05:30');
    await drawer().getByRole('radiogroup', { name: '上传限速' }).getByText('单独设置').click();
    await drawer().getByRole('spinbutton', { name: '上传限速' }).fill('8');
    await drawer().getByRole('radiogroup', { name: '日志详细程度' }).getByText('单独设置').click();
    await pick('日志详细程度', '详细');
    expect(await axeViolations(page)).toEqual([]);
    await save();
    await drawer().waitFor({ state: 'hidden' });
    await page.getByText('一、二、三、四、五 22:00–05:30').waitFor();
    await page.getByText('8 Mbit/s').waitFor();
    await page.getByText('squad-1 采集站').click();
    await drawer().getByText('修改采集站设置').waitFor();
    await drawer().getByRole('button', { name: '向采集站索取' }).click();
    await drawer().getByText('等待采集站发送').waitFor();
    const said = (text: string) => readFileSync(join(network.folder, 'agent.log'), 'utf8').includes(text);
    await expect.poll(() => said('"uploadBytesPerSecond":1000000'), lookedFor).toBe(true);
    // What the station sent stands there as soon as HQ has it.
    await drawer().getByRole('link', { name: '下载' }).waitFor({ timeout: lookedFor.timeout });
    expect(await axeViolations(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await drawer().getByRole('link', { name: '下载' }).click();
    const bundle = readFileSync(await (await downloading).path(), 'utf8');
    expect(bundle).toContain('== squad-1\nstatus: {');
    expect(bundle).toContain('"uploadBytesPerSecond":1000000');
    await expect.poll(() => said('"level":20'), lookedFor).toBe(true);
    await page.keyboard.press('Escape');
  });

  test('keep what was typed when the session ends, for the same person only', async () => {
    const signInOver = page.getByRole('dialog', { name: '登录' });
    const name = page.getByRole('textbox', { name: '姓名' });
    await page.goto(`${network.hqUrl}/registry/officers?entry=new`);
    await drawer().getByLabel('警号').fill('100003');
    await name.fill('李建国');
    await pick('单位', '路面一中队');
    await endSessionDuring(page, ['POST', 'officers'], save);
    await expect.poll(() => signInOver.getByLabel('用户名').inputValue()).toBe('duty-desk');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await signIn(page, { username: 'duty-desk', password });
    await signInOver.waitFor({ state: 'hidden' });
    await expect.poll(() => name.inputValue()).toBe('李建国');

    await endSessionDuring(page, ['POST', 'officers'], save);
    await signInOver.waitFor();
    await page.reload();
    await signIn(page, { username: 'duty-desk', password });
    await expect.poll(() => name.inputValue()).toBe('李建国');

    await endSessionDuring(page, ['POST', 'officers'], save);
    await signInOver.waitFor();
    await signIn(page, { username: 'second', password });
    await page.getByRole('button', { name: /^second/, includeHidden: true }).waitFor();
    await signInOver.waitFor({ state: 'hidden' });
    // The address still asks for the form, which is a new one.
    await expect.poll(() => name.inputValue()).toBe('');
    expect(await kept()).toEqual([]);
    expect(watched.misdeeds.splice(0).filter((text) => !text.includes('401'))).toEqual([]);
  });

  test('show whoever has a password that somebody else made nothing but the choice of another one', async () => {
    const account = { username: 'given', role: 'brigade_admin', unitCode: null, badgeNo: null, personName: '周洁' };
    const { account: made, password: given } = (await (
      await network.admin.post('accounts', account)
    ).json()) as MadeAccount;
    const page = await (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    page.setDefaultTimeout(120_000);
    const heading = page.getByRole('heading', { name: '先设置自己的密码' });
    const choose = async (current: string, next: string) => {
      await page.getByLabel('现密码').fill(current);
      await page.getByLabel('新密码').fill(next);
      await page.getByLabel('再输一次').fill(next);
      await page.getByRole('button', { name: '修改密码' }).click();
    };
    await page.goto(`${network.hqUrl}/registry/officers?entry=new`);
    await signIn(page, { username: 'given', password: given });
    await heading.waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
    await choose(given, given);
    await page.getByText('不能与现密码相同').waitFor();
    await page.reload();
    await heading.waitFor();
    // Another tab asks for it, too, until it is chosen here.
    const other = await page.context().newPage();
    other.setDefaultTimeout(120_000);
    await other.goto(network.hqUrl);
    await other.getByRole('heading', { name: '先设置自己的密码' }).waitFor();
    await choose(given, password);
    await heading.waitFor({ state: 'hidden' });
    await other.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
    await other.getByRole('button', { name: /^given/ }).waitFor();

    // At the address that was asked for. What is typed stays when the password is reset meanwhile.
    const form = page.getByRole('dialog');
    const name = page.getByRole('textbox', { name: '姓名' });
    await form.getByLabel('警号').fill('100009');
    await name.fill('李建国');
    await form.getByRole('combobox', { name: '单位' }).click();
    await page.keyboard.type('路面一中队');
    await page.getByTitle('路面一中队', { exact: true }).click();
    const path = `accounts/${made.accountId}/password`;
    const reset = (await (await network.admin.post(path, { reason: '忘记密码' })).json()) as { password: string };
    const signInOver = page.getByRole('dialog', { name: '登录' });
    // The page hears of it by itself.
    await signInOver.waitFor();
    await signIn(page, { username: 'given', password: reset.password });
    await heading.waitFor();
    await choose(reset.password, 'another battery horse');
    await heading.waitFor({ state: 'hidden' });
    await expect.poll(() => name.inputValue()).toBe('李建国');
    await page.context().close();
  });

  test('name a stand-in by the clock of Shanghai, on a computer with another one', async () => {
    await network.addAccount({ username: 'away', password, role: 'inspector' });
    await network.addAccount({ username: 'stays', password, role: 'inspector' });
    const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'America/New_York' })).newPage();
    await page.goto(`${network.hqUrl}/admin?view=standIns&entry=new`);
    await signIn(page, { username: 'second', password });
    const drawer = page.getByRole('dialog', { name: '指定代理人' });
    for (const [label, username] of [
      ['被代理人', 'away'],
      ['代理人', 'stays'],
    ] as const) {
      await drawer.getByRole('combobox', { name: label, exact: true }).click();
      await page.keyboard.type(username);
      await page.getByTitle(username).first().click();
    }
    await drawer.getByLabel('理由').fill('外出培训');
    const inputs = await drawer.locator('.ant-picker input').all();
    const shown = await Promise.all(inputs.map((input) => input.inputValue()));
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'hidden' });
    const { rows } = await network.admin.get<{ rows: { startsAt: string; endsAt: string }[] }>('delegations');
    const saved = rows.map(({ startsAt, endsAt }) => [startsAt, endsAt].map((at) => Date.parse(at)));
    expect(saved).toEqual([shown.map((time) => Date.parse(`${time.replace(' ', 'T')}:00+08:00`))]);
    await page.context().close();
  });

  test('ask the stand-in, who accepts from his inbox, or declines and says why', async () => {
    for (const [username, role] of [
      ['leaves', 'inspector'],
      ['asked', 'inspector'],
    ] as const) {
      await network.addAccount({ username, password, role });
    }
    const time = { startsAt: new Date().toISOString(), endsAt: new Date(Date.now() + 86_400_000).toISOString() };
    const name = () =>
      network.admin.post('delegations', { leader: 'leaves', delegate: 'asked', ...time, reason: '外出培训' });
    await name();
    const { page: theirs } = await openAs(browser, `${network.hqUrl}/inbox`, { username: 'asked', password });
    await theirs.getByText('待接受的代理').first().waitFor();
    await theirs.getByRole('link', { name: /外出培训/ }).click();
    await theirs.getByText('接受以后才开始代理').waitFor();
    expect(await axeViolations(theirs)).toEqual([]);
    await theirs.getByRole('button', { name: '接受代理', exact: true }).click();
    await theirs.getByRole('button', { name: '代 leaves 履职' }).waitFor();
    await theirs.getByText('生效中').first().waitFor();

    await name();
    await theirs.reload();
    await theirs.getByRole('button', { name: '不接受', exact: true }).click();
    await theirs.getByRole('textbox', { name: '不接受的理由' }).fill('同期休假');
    await theirs.getByRole('button', { name: '不接受', exact: true }).click();
    await theirs.getByText('同期休假').waitFor();
    await theirs.getByRole('button', { name: '不接受', exact: true }).waitFor({ state: 'detached' });
    await theirs.context().close();
  });

  test('say which rules count; one proposes from when on the new ones do, and another agrees', async () => {
    await page.goto(`${network.hqUrl}/registry/parameters`);
    const rules = page.getByRole('region', { name: '判定规则' });
    await rules.getByText('新规则，自启用之日起', { exact: true }).waitFor();
    await expect.poll(() => rules.getByRole('button').count()).toBe(0);
    await beginWithOldRules(network.ownerUrl);
    await page.reload();
    await rules.getByText('尚未启用新规则，现按原规则').waitFor();
    await rules.getByRole('button', { name: '提议启用日期' }).click();
    await drawer().getByRole('combobox', { name: '启用月份（自1日起）' }).press('Enter');
    await page.keyboard.press('Enter');
    await drawer().getByLabel('理由').fill('按支队部署');
    expect(await axeViolations(page)).toEqual([]);
    await drawer().getByRole('button', { name: '提交，等待同意' }).click();
    await rules.getByText('须由另一人同意；您可以撤回。').waitFor();
    await expect.poll(() => rules.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);

    // Nobody handled this one's account.
    await network.addAccount({ username: 'third', password, role: 'brigade_admin' });
    const other = await openAs(browser, `${network.hqUrl}/registry/parameters`, { username: 'third', password });
    const theirs = other.page.getByRole('region', { name: '判定规则' });
    const agree = theirs.getByRole('button', { name: '同意', exact: true });
    await agree.waitFor();
    await expect.poll(() => agree.isDisabled()).toBe(true);
    await theirs.getByLabel('理由').fill('同意启用');
    await agree.click();
    await theirs.getByText(/^现按原规则，20\d\d年\d+月1日起按新规则$/).waitFor();
    expect(await axeViolations(other.page)).toEqual([]);
    expect(other.misdeeds).toEqual([]);
    await other.page.context().close();
    // The page of who proposed it hears of that by itself.
    await rules.getByRole('button', { name: '提议改期' }).waitFor();
    await rules.getByRole('row').filter({ hasText: '已同意' }).waitFor();
  });

  test('propose who led before, which counts once another agrees', async () => {
    await page.goto(`${network.hqUrl}/registry/leaders`);
    await page.getByRole('button', { name: '更正任职' }).click();
    await pick('单位', '路面一中队');
    await pick('责任领导', '100001 王强');
    await drawer().getByLabel('理由').fill('当时由其主持工作');
    expect(await axeViolations(page)).toEqual([]);
    await drawer().getByRole('button', { name: '提交，等待审批' }).click();
    const waiting = page.getByRole('region', { name: '任职更正审批' });
    await waiting.getByText('须由另一人审批；您可以撤回。').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    const other = await openAs(browser, `${network.hqUrl}/inbox`, { username: 'third', password });
    await other.page.getByText('当时由其主持工作').click();
    const theirs = other.page.getByRole('region', { name: '任职更正审批' });
    await theirs.getByRole('row').filter({ hasText: '改为' }).filter({ hasText: '100001 王强' }).waitFor();
    await theirs.getByLabel('理由').fill('与任免文件相符');
    await theirs.getByRole('button', { name: '同意，立即生效' }).click();
    await theirs.getByText('已更正。0 个问题改了责任领导。').waitFor();
    await other.page.getByRole('row').filter({ hasText: '当时由其主持工作' }).waitFor();
    expect(await axeViolations(other.page)).toEqual([]);
    expect(other.misdeeds).toEqual([]);
    await other.page.context().close();
    await waiting.getByText('与任免文件相符').waitFor();
  });

  test('speak English too', async () => {
    await page.goto(`${network.hqUrl}/registry/officers`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Add an officer' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Parameters' }).click();
    await page.getByText(/^Version 1, duty-desk/).waitFor();
    const sentence = page.getByRole('group', { name: '5 · Inspect at random' }).getByRole('group').first();
    await sentence.getByRole('spinbutton', { name: 'Posts that are drawn to be inspected each day' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('leave nothing of what was typed in the browser of whoever signs out', async () => {
    await page.goto(`${network.hqUrl}/registry/officers?entry=new`);
    await drawer().getByLabel('Name').fill('Li Jianguo');
    await page.goto(`${network.hqUrl}/registry/officers`);
    expect(await kept()).toHaveLength(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await kept()).toEqual([]);
  });

  test('ask their own origin only, against no policy and without an error', () => {
    expect(new Set(watched.requests.map((url) => new URL(url).origin))).toEqual(new Set([network.hqUrl]));
    expect(watched.misdeeds).toEqual([]);
  });
});

/** As if HQ had been installed before there were new rules. */
async function beginWithOldRules(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('delete from rules_start');
  await client.end();
}
