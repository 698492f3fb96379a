import { readFileSync } from 'node:fs';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { downloadedRows } from '@rollcall/test/downloaded-rows';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');
const unitCode = '150981000100';
const at = (time: string) => `2026-11-25T${time}+08:00`;
const fileOf = (sequenceNo: number) => `_${String(sequenceNo).padStart(4, '0')}.MP4`;
/** With its index at the end, as recorders write it. */
const longSeconds = 60;

/** Wang Qiang hands K000001 over to Li Min while the first clip is being recorded. */
async function planDuty({ admin }: Network): Promise<void> {
  await letPastEditsCount(admin);
  const reason = 'a test';
  const officer = (badgeNo: string, name: string) => ({ badgeNo, name, kind: 'sworn', unitCode, leaderBadgeNo: null });
  const held = { recorderSerial: 'K000001', basis: 'assignment', reason };
  await postAll(admin, [
    ['officers', officer('100001', '王强')],
    ['officers', officer('100002', '李敏')],
    ['recorders', { recorderSerial: 'K000001', unitCode }],
    ['custodies', { ...held, badgeNo: '100001', heldFrom: at('08:00:00'), heldUntil: at('09:30:20') }],
    ['custodies', { ...held, badgeNo: '100002', heldFrom: at('09:30:20'), heldUntil: null }],
    [
      'shifts',
      {
        badgeNo: '100001',
        startsAt: at('08:00:00'),
        endsAt: at('12:00:00'),
        dutyType: 'road_patrol',
        post: '解放路口',
        reason,
      },
    ],
  ]);
}

describe.skipIf(!tools)('the pages of recordings', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let card: RecorderCard;
  let video: string;
  const media: Response[] = [];

  const row = (sequenceNo: number) => page.getByRole('row').filter({ hasText: fileOf(sequenceNo) });
  const factsOf = async () => network.get<RecordingDetail>(`recordings/${page.url().split('/').at(-1)?.split('?')[0]}`);
  const position = () => page.evaluate<number>('document.querySelector("video").currentTime');
  /**
   * The time of the first frame with `isMeant` that is shown after `act`, in seconds. The wait begins before `act`, which may show one
   * frame only. A frame of before may still be on its way to the screen.
   */
  const frameAfter = async (isMeant: string, act?: () => Promise<unknown>) => {
    await page.evaluate(`(() => {
      const video = document.querySelector("video");
      window.nextFrame = new Promise((shown) => {
        const watch = () =>
          video.requestVideoFrameCallback((_now, { mediaTime }) => (${isMeant} ? shown(mediaTime) : watch()));
        watch();
      });
    })()`);
    await act?.();
    return page.evaluate<number>('window.nextFrame');
  };

  /** What the page gets when it asks for these bytes of what it plays. */
  const rangeOf = (start: number, end: number) =>
    page.evaluate(`fetch(document.querySelector("video").currentSrc, { headers: { range: "bytes=${start}-${end}" } })
      .then(async (answer) => ({
        status: answer.status,
        contentRange: answer.headers.get("content-range"),
        bytes: [...new Uint8Array(await answer.arrayBuffer())],
      }))`);

  /** How long a frame lasts is known to the player once two were shown one after the other. A video that ends before is played again. */
  const twoFramesInARow = () =>
    page.evaluate(`new Promise((shown) => {
      const video = document.querySelector("video");
      const from = video.currentTime;
      video.addEventListener("ended", () => { video.currentTime = from; video.play(); });
      const watch = (before) => video.requestVideoFrameCallback((_now, frame) => {
        const next = frame.presentedFrames === before?.presentedFrames + 1 && frame.mediaTime > before.mediaTime;
        if (next && !video.seeking) shown();
        else watch(frame);
      });
      watch();
    })`);

  beforeAll(async () => {
    network = await startNetwork();
    await planDuty(network);
    video = makeSampleVideo(network.folder, { seconds: longSeconds, indexFirst: false }) ?? '';
    card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, '/recordings');
    page = watched.page;
    page.on('response', (response) => {
      if (response.url().includes('/media')) media.push(response);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('say what to do while there is no recording', async () => {
    await page.getByText('还没有录像').waitFor();
    await until('the title', async () => (await page.title()) === '录像 · 点名');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('show a recording that arrives, who held the recorder and its picture, without a reload', async () => {
    await page.evaluate('window.notReloaded = true');
    card.add(1, { copyOf: video });
    await row(1).filter({ hasText: '已核验' }).waitFor();
    for (const said of [
      '11月25日 09:30 王强 100001、李敏 100002 · 1 分',
      '11月25日 09:30:00',
      '00:01:00',
      fileOf(1),
      'K000001',
      '完好',
      '路面一中队',
    ]) {
      await expect.poll(() => row(1).textContent()).toContain(said);
    }
    await row(1).locator('img').waitFor();
    const width = await page.evaluate<number>(
      '(async (picture) => (await picture.decode(), picture.naturalWidth))(document.querySelector("tbody img"))',
    );
    expect(width).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate('window.notReloaded')).toBe(true);
  });

  test('say in Chinese what is wrong with a damaged file', async () => {
    const whole = readFileSync(video);
    card.add(2, { bytes: whole.subarray(0, Math.floor(whole.length * 0.7)) }, { capturedAt: '20261125100000' });
    card.add(3, { bytes: '这不是视频。'.repeat(1000) }, { capturedAt: '20261125101000' });
    card.add(4, { bytes: '' });
    await row(2).filter({ hasText: '损坏' }).filter({ hasText: '缺少索引（moov）' }).waitFor();
    await row(3).filter({ hasText: '损坏不是视频文件' }).waitFor();
    await row(3).filter({ hasText: '已核验' }).waitFor();
    await row(2).filter({ hasText: '已核验' }).waitFor();
  });

  test('list the files that became no recording, with the reason', async () => {
    await page.getByText('未能采集的文件').click();
    await row(4).filter({ hasText: '空文件' }).waitFor();
    expect(page.url()).toContain('view=files');
    expect(await axeViolations(page)).toEqual([]);
    await page.goBack();
    await row(1).waitFor();
  });

  test('keep filters, search and order in the address', async () => {
    await page.getByRole('combobox', { name: '检查结果' }).click();
    await page.getByTitle('损坏').click();
    await row(1).waitFor({ state: 'hidden' });
    await row(2).waitFor();
    expect(page.url()).toContain('outcome=damaged');
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('_0003');
    await row(2).waitFor({ state: 'hidden' });
    await page.reload();
    await row(3).waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '.MP4' }).count()).toBe(1);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await row(1).waitFor();
    await page.getByRole('columnheader', { name: '拍摄时间' }).click();
    await page
      .getByRole('row')
      .nth(1)
      .filter({ hasText: fileOf(1) })
      .waitFor();
    expect(page.url()).toContain('sort=capturedAt');
    await page.goto(`${network.hqUrl}/recordings?badgeNo=100002&kind=video`);
    await row(1).waitFor();
    await page.getByText('100002 李敏').first().waitFor();
  });

  test('export what the list has, for Excel and as text', async () => {
    await page.goto(`${network.hqUrl}/recordings?outcome=damaged`);
    await row(2).waitFor();
    for (const format of ['xlsx', 'csv'] as const) {
      const rows = await downloadedRows(page, format, ['文件', '检查', '领用人', '状态']);
      expect(rows.map(([file]) => String(file).slice(-9)).sort()).toEqual([fileOf(2), fileOf(3)]);
      for (const [, ...facts] of rows) expect(facts).toEqual(['损坏', '100002 李敏', '已核验']);
    }
  });

  test('open a recording by keys, which leaves no trace', async () => {
    await page.goto(`${network.hqUrl}/recordings?badgeNo=100001`);
    await row(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: fileOf(1) }).waitFor();
    await page.getByText('按播放才算调阅，打开本页不算').waitFor();
    const lane = page.getByRole('list', { name: '拍摄期间的领用人' });
    await lane.getByText('100001 王强').waitFor();
    await lane.getByText('100002 李敏').waitFor();
    await page.getByText('09:30:20 交接').waitFor();
    await page.getByText('与领用记录一致').waitFor();
    await page.getByRole('link', { name: /11月25日 周三 08:00–12:00/ }).waitFor();
    const { history, sha256 } = await factsOf();
    await page.locator('details').filter({ hasText: sha256 }).first().locator('summary').click();
    await page.getByText(sha256).first().waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    expect(history.map(({ type }) => type)).toEqual(['announced', 'upload_completed', 'recording_verified']);
    expect(media).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('play it in ranges, leave a trace that names who looked, and seek with frames that follow', async () => {
    await page.keyboard.press(' ');
    await page.getByText('本次调阅已记录').waitFor();
    await page.getByRole('listitem').filter({ hasText: '调阅' }).filter({ hasText: 'duty-desk' }).waitFor();
    expect(await frameAfter('true')).toBeLessThan(44);
    const slider = page.getByRole('slider', { name: '播放位置' });
    const box = await slider.boundingBox();
    if (!box) throw new Error('the seek bar is not shown');
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
    expect(await position()).toBeGreaterThan(44);
    await frameAfter('mediaTime > 44');
    await twoFramesInARow();
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: '播放' }).waitFor();
    const before = await position();
    await page.getByText(new RegExp(`^2026-11-25 09:30:${Math.floor(before)}$`)).waitFor();
    // The sample has 15 frames a second.
    const stepped = await frameAfter(`mediaTime > ${before}`, () => page.keyboard.press('.'));
    expect(stepped - before).toBeLessThan(2 / 15);
    await frameAfter(`mediaTime < ${before - 4}`, () => page.keyboard.press('ArrowLeft'));
    await page.keyboard.press('k');
    await expect.poll(() => page.evaluate('document.querySelector("video").playbackRate')).toBe(1.5);
    // How many ranges it asks for, and how long, is the browser's choice; that it asks for nothing else is not.
    expect(media).not.toEqual([]);
    for (const response of media) {
      expect(await response.request().headerValue('range')).toMatch(/^bytes=\d+-/);
      expect(response.status()).toBe(206);
    }
    const whole = readFileSync(video);
    const [start, end] = [Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 999];
    expect(await rangeOf(start, end)).toEqual({
      status: 206,
      contentRange: `bytes ${start}-${end}/${whole.length}`,
      bytes: [...whole.subarray(start, end + 1)],
    });
    const viewings = (await factsOf()).history.filter(({ type }) => type === 'viewing_session_opened');
    expect(viewings.map(({ by }) => by)).toEqual(['duty-desk']);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('let the original be saved, bit by bit', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载原始文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toContain(fileOf(1));
    expect(readFileSync(await download.path()).equals(readFileSync(video))).toBe(true);
  });

  test('say in both languages what each state proves', async () => {
    await page.getByText('大队平台已从存储回读全部字节，SHA-256 与采集站登记的一致。').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('HQ read all bytes back from the store').waitFor();
    await page.getByRole('heading', { name: 'Custody' }).waitFor();
    await page.getByText('handed over at 09:30:20').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('09:30:20 交接').waitFor();
  });

  test('refuse to play what no player opens, and offer the original', async () => {
    await page.goto(`${network.hqUrl}/recordings?outcome=damaged`);
    await row(2).getByRole('link').click();
    await page.getByText('文件损坏，无法播放').waitFor();
    await page.getByText(/^损坏：.*缺少索引（moov）/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: '播放' }).count()).toBe(0);
    await page.getByRole('button', { name: '下载原始文件' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('ask their own origin only, against no policy and without an error', () => {
    expect(new Set(watched.requests.map((url) => new URL(url).origin))).toEqual(new Set([network.hqUrl]));
    expect(watched.misdeeds).toEqual([]);
  });
});
