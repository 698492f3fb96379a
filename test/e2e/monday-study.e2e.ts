import { freePort } from '@rollcall/embedded/free-port';
import type { TrainingSessionDetail, TrainingSessionRow } from '@rollcall/shared/resources/training-sessions';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Monday's study of a squad, from its plan to the make-up session: its leader, four officers, and the screen of their station.
const chromium = requireTool('chromium');
const unitCode = '150981000100';
const topic = '先开机，再执法';
const pin = '470183';
const madePassword = 'correct horse battery';
const password = 'a password of my own';
const names = { '100001': '陈建国', '100002': '李娜', '100003': '赵敏', '100004': '周婷' };
type BadgeNo = keyof typeof names;

let network: Network;
let browser: Browser;
let kioskUrl: string;
let leader: WatchedPage;

const usernameOf = (badgeNo: BadgeNo) => `officer-${badgeNo}`;
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

beforeAll(async () => {
  if (!chromium) return;
  const kioskPort = await freePort();
  kioskUrl = `http://127.0.0.1:${kioskPort}/`;
  network = await startNetwork({ agentEnv: { ROLLCALL_AGENT_KIOSK_PORT: String(kioskPort) } });
  await postAll(
    network.admin,
    Object.entries(names).map(([badgeNo, name]) => [
      'officers',
      { badgeNo, name, kind: 'sworn', unitCode, leaderBadgeNo: null },
    ]),
  );
  await network.addAccount({ username: 'leader', role: 'squad_leader', unitCode, password: madePassword });
  for (const badgeNo of Object.keys(names) as BadgeNo[]) {
    const username = usernameOf(badgeNo);
    await network.addAccount({ username, role: 'officer', unitCode, badgeNo, password: madePassword });
    // The first does it on his page.
    if (badgeNo === '100001') continue;
    const change = { currentPassword: madePassword, newPassword: password };
    const client = new HqClient(network.hqUrl, { username, password: madePassword });
    expect((await client.put('sessions/current/password', change)).status).toBe(204);
  }
  browser = await launchBrowser();
  leader = await openAs(browser, `${network.hqUrl}/training`, { username: 'leader', password: madePassword });
});
afterAll(async () => {
  await browser?.close();
  await network?.stop();
});

const openOfficer = (badgeNo: BadgeNo, path: string, word = password) =>
  openAs(browser, `${network.hqUrl}${path}`, { username: usernameOf(badgeNo), password: word });
const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /^保\s?存$/ });
const numbers = async () => (await leader.page.getByRole('list', { name: '人数' }).allTextContents()).join();
const openNumber = (word: RegExp) =>
  leader.page.getByRole('list', { name: '人数' }).getByRole('link', { name: word }).click();

/** As if it were Monday morning, or the hour after. */
async function move(sessionId: string, from: number, to: number): Promise<void> {
  const { version } = await network.get<TrainingSessionDetail>(`training-sessions/${sessionId}`);
  const times = { version, startsAt: minutes(from), endsAt: minutes(to) };
  expect((await network.admin.patch(`training-sessions/${sessionId}`, times)).status).toBe(200);
}

/** The officer makes a password, then a PIN of his own, both on his page. */
async function chooseOwnPin({ page }: WatchedPage): Promise<void> {
  await page.getByRole('button', { name: /officer-100001/ }).click();
  await page.getByRole('button', { name: '修改密码' }).click();
  const words = page.getByRole('dialog', { name: '修改密码' });
  await words.getByLabel('现密码').fill(madePassword);
  await words.getByLabel('新密码').fill(password);
  await words.getByLabel('再输一次').fill(password);
  await words.getByRole('button', { name: '修改密码' }).click();
  await words.getByText(/^密码已修改/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: /officer-100001/ }).click();
  await page.getByRole('button', { name: '我的 PIN' }).click();
  const own = page.getByRole('dialog', { name: '我的 PIN' });
  await own.getByLabel('新 PIN').fill(pin);
  await own.getByLabel('再输一次').fill(pin);
  await own.getByRole('button', { name: /^设\s?置$/ }).click();
  await own.getByText(/由您本人设置，可用于学习签到/).waitFor();
}

async function signInAtStation(): Promise<void> {
  // Its station asks HQ for sessions and PINs each minute, and at once at its start.
  await network.agent.stop();
  network.agent.start();
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, hasTouch: true });
  await until('the screen of the station', () =>
    page.goto(kioskUrl).then(
      (answer) => answer?.ok() ?? false,
      () => false,
    ),
  );
  const touch = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
  // At first it may show what it kept from before: without the session, or with a note beside whoever has no PIN of his own.
  const who = page.getByRole('button', { name: '100001 陈建国', exact: true });
  await until('the session and the PIN at the station', async () => {
    await page.reload();
    await touch('学习签到');
    return (await who.count()) > 0;
  });
  await who.tap();
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await touch('确认');
  await page.getByText(`已签到: 陈建国 · ${topic}`).waitFor();
  await page.close();
}

test.runIf(chromium)('a squad studies on Monday, and everybody is accounted for', async () => {
  const { page } = leader;
  await page.getByRole('button', { name: '安排学习' }).click();
  const drawer = page.getByRole('dialog', { name: '安排学习' });
  await drawer.getByLabel('主题').fill(topic);
  await drawer.getByLabel('地点').fill('中队会议室');
  await save(page).click();
  await page.getByRole('heading', { level: 1, name: topic }).waitFor();
  await expect.poll(numbers).toBe('4应到0实到0待确认0请假4未到0已补课');
  const [session] = (await network.get<{ rows: TrainingSessionRow[] }>('training-sessions')).rows;
  const sessionId = session?.sessionId ?? '';
  expect(session).toMatchObject({ topic, unitCode, state: 'planned' });
  await move(sessionId, -10, 50);

  // One at the station, with a PIN that he made.
  const first = await openOfficer('100001', '/inbox', madePassword);
  await first.page.getByRole('link', { name: new RegExp(topic) }).waitFor();
  await chooseOwnPin(first);
  await signInAtStation();
  await expect.poll(numbers).toBe('4应到1实到0待确认0请假3未到0已补课');
  await first.page.goto(`${network.hqUrl}/training/sessions/${sessionId}`);
  await first.page.getByText(/签到（采集站屏幕）。$/).waitFor();

  // One on her own page.
  const second = await openOfficer('100002', `/training/sessions/${sessionId}`);
  await second.page.getByRole('button', { name: '我已到场，签到' }).click();
  await second.page.getByText(/签到（本人页面）。$/).waitFor();
  await expect.poll(numbers).toBe('4应到2实到0待确认0请假2未到0已补课');

  // One on the leader's list, which counts once she confirms it.
  await page.getByRole('button', { name: '登记到场名单' }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /100003/ })
    .check();
  await save(page).click();
  await expect.poll(numbers).toBe('4应到2实到1待确认0请假1未到0已补课');
  const third = await openOfficer('100003', `/training/sessions/${sessionId}`);
  await third.page.getByRole('button', { name: '我到场了' }).click();
  await third.page.getByText(/签到（确认名单）。$/).waitFor();
  await expect.poll(numbers).toBe('4应到3实到0待确认0请假1未到0已补课');

  // One is away, for a reason.
  await openNumber(/未到/);
  await page.getByRole('cell', { name: '周婷' }).click();
  await page.getByRole('dialog').getByLabel('请假事由').fill('外出押送');
  await save(page).click();
  await expect.poll(numbers).toBe('4应到3实到0待确认1请假0未到0已补课');

  await move(sessionId, -60, -1);
  await page.getByRole('button', { name: /^签\s?收$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^签\s?收$/ })
    .click();
  await page.getByRole('button', { name: '安排补课' }).click();
  await save(page).click();
  await page.getByRole('heading', { level: 1, name: `补课：${topic}` }).waitFor();
  await expect.poll(numbers).toBe('1应到0实到0待确认0请假1未到0已补课');
  const makeUpId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await move(makeUpId, -10, 50);
  const fourth = await openOfficer('100004', `/training/sessions/${makeUpId}`);
  await fourth.page.getByRole('button', { name: '我已到场，签到' }).click();
  await expect.poll(numbers).toBe('1应到1实到0待确认0请假0未到0已补课');

  await page.getByRole('link', { name: '原来的学习' }).click();
  await page.getByRole('heading', { level: 1, name: topic, exact: true }).waitFor();
  await expect.poll(numbers).toBe('4应到3实到0待确认1请假0未到1已补课');
  await openNumber(/已补课/);
  await page.getByRole('cell', { name: '周婷' }).waitFor();
  await expect.poll(() => page.getByRole('cell', { name: '陈建国' }).count()).toBe(0);
  expect([leader, first, second, third, fourth].flatMap(({ misdeeds }) => misdeeds)).toEqual([]);
});
