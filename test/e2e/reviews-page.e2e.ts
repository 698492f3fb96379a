import type { ChecklistRow } from '@rollcall/shared/resources/checklists';
import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { ReviewDetail, ReviewRow } from '@rollcall/shared/resources/reviews';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { endSessionDuring, openAs, openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');
const unitCode = '150981000100';
const password = 'correct horse battery';
const day = addDays(localDateOf(new Date()), -2);
const at = (time: string) => `${day}T${time}+08:00`;
const captured = (time: string) => `${day.replaceAll('-', '')}${time}`;
/** Of ten seconds of footage seven have to be played: the first recording alone isn't enough. */
const lengths = { first: 6, second: 4 };
const share = 0.7;

describe.skipIf(!tools)('reviews', () => {
  let network: Network;
  let browser: Browser;
  let reviewer: WatchedPage;
  let verifier: WatchedPage;
  let officer: WatchedPage;
  let inspector: HqClient;
  let reviewId: string;
  /** Where the reviewer set the mark, in the first recording and by the recorder's clock. */
  let marked: { ms: number; clock: string };

  const read = () => inspector.get<ReviewDetail>(`reviews/${reviewId}`);
  const submitButton = (page: Page) => page.getByRole('button', { name: '提交评查' });
  const fits = (page: Page) =>
    expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  beforeAll(async () => {
    network = await startNetwork();
    const { version, parameters } = await network.get<ParametersAnswer>('parameters');
    await network.admin.put('parameters', {
      version,
      parameters: { ...parameters, pastEditsSecondPerson: false, minWatchedShare: share },
      reason: 'a test',
    });
    const reason = 'a test';
    await postAll(network.admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      ['recorders', { recorderSerial: 'K000001', unitCode }],
      [
        'custodies',
        {
          ...{ recorderSerial: 'K000001', badgeNo: '100001', basis: 'assignment', reason },
          ...{ heldFrom: at('08:00:00'), heldUntil: null },
        },
      ],
      [
        'shifts',
        {
          ...{ badgeNo: '100001', dutyType: 'road_patrol', post: '解放路口', reason },
          ...{ startsAt: at('09:30:00'), endsAt: at('09:31:00') },
        },
      ],
    ]);
    const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    const video = (name: string, seconds: number) => makeSampleVideo(network.folder, { name, seconds }) ?? '';
    card.add(1, { copyOf: video('one.mp4', lengths.first) }, { capturedAt: captured('093005') });
    card.add(2, { copyOf: video('two.mp4', lengths.second) }, { capturedAt: captured('093030') });
    const foreign = makeSampleVideo(network.folder, { name: 'foreign.mp4', seconds: 3, codec: 'libx265' }) ?? '';
    card.add(3, { copyOf: foreign }, { capturedAt: captured('110000') });
    await network.untilVerified(3);
    await network.addAccount({ username: 'second', role: 'inspector', password });
    await network.addAccount({ username: 'wang', role: 'officer', unitCode, badgeNo: '100001', password });
    browser = await launchBrowser();
    reviewer = await openWatchedPage(network, browser, `/officers/100001/day/${day}`);
    inspector = new HqClient(network.hqUrl, { username: 'duty-desk', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('a targeted check of a shift is asked for with a reason, and opens', async () => {
    const { page } = reviewer;
    await page.getByRole('button', { name: '抽查班次 09:30–09:31' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('理由').fill('群众反映');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '开始评查' }).click();
    await page.getByRole('heading', { name: '评查 100001 王强' }).waitFor();
    await page.getByText('定向抽查：群众反映').waitFor();
    reviewId = page.url().split('/').at(-1) ?? '';
    await page.getByText('已看 0 分 / 需看 7 秒').waitFor();
    await page.getByText('录像还需看 7 秒').waitFor();
    await page.getByText('还有 8 项没有结论').waitFor();
    await expect.poll(() => submitButton(page).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('is done by keyboard alone, and can be submitted only once enough was played', async () => {
    const { page } = reviewer;
    await page.reload();
    const group = (name: string) => page.getByRole('group', { name });
    await page.getByText('还有 8 项没有结论').waitFor();
    const [checklist] = (await inspector.get<{ rows: ChecklistRow[] }>('checklists')).rows;
    expect(checklist?.items.length).toBe(8);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('为所选项目标记当前画面', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    // Nothing is on the screen to mark yet.
    await page.keyboard.press('m');
    await page.getByRole('button', { name: '播放' }).waitFor();
    // It stands still once a little was played: so too little was played for all that follows, however long that takes.
    await page.evaluate(`document.addEventListener("timeupdate", function stop({ target }) {
      if (target.currentTime < 0.5) return;
      document.removeEventListener("timeupdate", stop, true);
      target.pause();
    }, true)`);
    await page.keyboard.press(' ');
    const ms = await until('a little was played', async () => {
      const video = await page.evaluate<{ paused: boolean; ms: number }>(`(({ paused, currentTime }) => (
        { paused, ms: Math.round(currentTime * 1000) }))(document.querySelector("video"))`);
      return video.paused && video.ms >= 500 && video.ms;
    });
    marked = { ms, clock: `09:30:${String(5 + Math.floor(ms / 1000)).padStart(2, '0')}` };
    await page.keyboard.press('m');
    await page.getByRole('button', { name: `跳到 ${marked.clock}` }).waitFor();
    await group('警容风纪不整').getByRole('button', { name: '有问题', pressed: true }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await page.keyboard.type('全程没有对话');
    await page.keyboard.press('Enter');
    for (let nr = 2; nr < 8; nr += 1) {
      await page.keyboard.press('j');
      await page.keyboard.press('1');
    }
    await expect.poll(() => page.getByText('已评 8 / 8 项', { exact: false }).count()).toBe(1);
    // What was answered is saved, and nothing can be submitted.
    await expect.poll(async () => Object.keys((await read()).draft?.answers ?? {}).length).toBe(8);
    await expect.poll(() => submitButton(page).isDisabled()).toBe(true);
    const { draft, draftVersion } = await read();
    const early = await inspector.post(`reviews/${reviewId}/submission`, { draft, draftVersion });
    expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([409, 'review_not_watched']);
    // Played on, the next recording follows by itself.
    await page.keyboard.press(' ');
    await expect
      .poll(() => page.getByRole('list', { name: '该时段的录像' }).locator('[aria-current]').textContent())
      .toContain('第 2 段');
    await page.getByText('已看够').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '提交这份评查？' });
    await dialog.getByText('1 项有问题', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('已提交，等待另一人核查。').waitFor();
    const submitted = await read();
    expect(submitted).toMatchObject({ state: 'verifying', outcome: 'fault', faults: 1 });
    expect(submitted.watchedPerMille).toBeGreaterThanOrEqual(share * 1000);
    await expect.poll(() => page.getByRole('button', { name: '提交核查' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(reviewer.misdeeds).toEqual([]);
  });

  test('a second person verifies the fault at its mark, and it becomes a finding', async () => {
    verifier = await openAs(browser, `${network.hqUrl}/checks/reviews`, { username: 'second', password });
    const { page } = verifier;
    await page
      .getByRole('row', { name: /100001 王强/ })
      .getByRole('link', { name: '班次' })
      .click();
    await page.getByRole('heading', { name: '核查' }).waitFor();
    await page.getByText('还有 1 项没有意见').waitFor();
    await page.getByRole('button', { name: '播放' }).waitFor();
    await page.keyboard.press(' ');
    await page.locator('video').waitFor();
    await page.evaluate('document.querySelector("video").pause()');
    await page
      .getByRole('button', { name: `跳到 ${marked.clock}` })
      .first()
      .click();
    await expect
      .poll(() => page.evaluate<number>('Math.round(document.querySelector("video").currentTime * 1000)'))
      .toBe(marked.ms);
    // No speed is offered at which nothing counts.
    for (let nr = 0; nr < 10; nr += 1) await page.keyboard.press(']');
    await expect.poll(() => page.evaluate('document.querySelector("video").playbackRate')).toBe(8);
    await page.keyboard.press('1');
    await page.getByLabel('核查说明').fill('画面清楚');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '提交核查' }).click();
    await page.getByRole('link', { name: '查看问题' }).waitFor();
    await page.getByText('属实').first().waitFor();
    const { state, faultFindings } = await read();
    expect([state, faultFindings.length]).toEqual(['done', 1]);
    await page.getByRole('link', { name: '查看问题' }).click();
    await page.waitForURL(new RegExp(`/findings/${faultFindings[0]?.findingId}`));
    expect(verifier.misdeeds).toEqual([]);
  });

  test('the list and the results open what they count', async () => {
    const { page } = reviewer;
    await page.goto(`${network.hqUrl}/checks/reviews`);
    await page.getByText('没有待您办理的评查').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '评查进度' }).click();
    const units = page.getByRole('table', { name: '按单位' });
    await units.getByRole('row').nth(1).getByRole('link', { name: '1' }).first().waitFor();
    await page.getByText('还没有抽取完成的期次', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await units.getByRole('row').nth(1).getByRole('link', { name: '1' }).first().click();
    await page.getByRole('row', { name: /100001 王强/ }).waitFor();
    const { rows } = await inspector.get<{ rows: ReviewRow[] }>('reviews?mine=reviewed');
    expect(rows.map((row) => row.reviewId)).toEqual([reviewId]);
    expect(reviewer.misdeeds).toEqual([]);
  });

  test('the checklist is changed into a new version', async () => {
    const { page } = reviewer;
    await page.goto(`${network.hqUrl}/checks/checklist`);
    await page.getByRole('button', { name: '修改评查项目' }).click();
    const form = page.getByRole('dialog');
    const conduct = form.getByRole('group', { name: '执法规范', exact: true });
    await conduct.getByRole('button', { name: '增加一项' }).click();
    await conduct.getByLabel('名称').last().fill('未出示证件');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('请填写').first().waitFor();
    await form.getByLabel('理由').fill('支队新要求');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).dblclick();
    await page.getByRole('region', { name: '现行：第 1 版' }).getByText('未出示证件').waitFor();
    const { rows } = await inspector.get<{ rows: ChecklistRow[] }>('checklists');
    expect(rows.map(({ items }) => items.length)).toEqual([9, 8]);
    expect(rows[0]?.items.filter(({ name }) => name !== null).map(({ name }) => name)).toEqual(['未出示证件']);
    expect(await axeViolations(page)).toEqual([]);
    expect(reviewer.misdeeds).toEqual([]);
  });

  test('what was answered is kept over a lost session, and a second tab is told to load again', async () => {
    const { page } = verifier;
    const { rows } = await inspector.get<{ rows: { recordingId: string; capturedAt: string }[] }>('recordings');
    const played = rows.find(({ capturedAt }) => Date.parse(capturedAt) < Date.parse(at('10:00:00')));
    await page.goto(`${network.hqUrl}/recordings/${played?.recordingId}`);
    await page.getByRole('button', { name: /抽查$/ }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('群众投诉');
    await page.getByRole('dialog').getByRole('button', { name: '开始评查' }).click();
    await page.getByText('还有 9 项没有结论').waitFor();
    const { pathname } = new URL(page.url());
    const { page: tab } = await openAs(browser, page.url(), { username: 'second', password });
    await tab.getByText('还有 9 项没有结论').waitFor();
    await endSessionDuring(page, ['PUT', pathname.slice(8)], () => page.keyboard.press('1'));
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    const second = new HqClient(network.hqUrl, { username: 'second', password });
    const saved = async () => Object.keys((await second.get<ReviewDetail>(pathname.slice(8))).draft?.answers ?? {});
    await expect.poll(async () => (await saved()).length).toBe(1);
    await page.getByText('已保存').waitFor();
    await tab.keyboard.press('j');
    await tab.keyboard.press('1');
    await tab.getByText('这份评查已在别处修改').waitFor();
    await tab.getByRole('button', { name: '刷新页面' }).click();
    await tab.getByText('还有 8 项没有结论').waitFor();
  });

  test('the officer reads the own review on a phone, and changes nothing', async () => {
    officer = await openAs(browser, `${network.hqUrl}/checks/reviews`, { username: 'wang', password });
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('link', { name: '班次' }).click();
    await page.getByRole('heading', { name: '评查结果' }).waitFor();
    await page.getByText('画面清楚').waitFor();
    await page.getByRole('button', { name: `跳到 ${marked.clock}` }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /提交|改派/ }).count()).toBe(0);
    await fits(page);
    expect(await axeViolations(page)).toEqual([]);
    expect(officer.misdeeds).toEqual([]);
  });

  test('what this browser does not play is noted as seen elsewhere, and counts once it was saved and could be seen', async () => {
    const { page } = reviewer;
    const { rows } = await inspector.get<{ rows: { recordingId: string; capturedAt: string }[] }>('recordings');
    const foreign = rows.find(({ capturedAt }) => Date.parse(capturedAt) === Date.parse(at('11:00:00')));
    await page.goto(`${network.hqUrl}/recordings/${foreign?.recordingId}`);
    await page.getByRole('button', { name: /抽查$/ }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('H.265');
    await page.getByRole('dialog').getByRole('button', { name: '开始评查' }).click();
    await page.waitForURL(/\/checks\/reviews\/[0-9a-f-]{36}$/);
    await page.getByText('本浏览器不能播放这种格式').waitFor();
    const path = `reviews/${page.url().split('/').at(-1)}`;
    const [shown] = (await inspector.get<ReviewDetail>(path)).recordings;
    expect(shown?.refusals).toEqual(['unsupported', 'failed']);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载原始文件' }).click();
    await (await saved).path();
    await page.getByLabel('为什么、用什么看的').fill('H.265，用 VLC 看的');
    await page.getByRole('button', { name: '已用其他播放器看过' }).click();
    await page.getByText('已登记：H.265，用 VLC 看的').waitFor();
    await page.getByText('已看够').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const { draft } = await inspector.get<ReviewDetail>(path);
    expect(draft?.elsewhere).toMatchObject([{ recordingId: foreign?.recordingId, refusal: 'unsupported' }]);
    expect(reviewer.misdeeds).toEqual([]);
  });
});
