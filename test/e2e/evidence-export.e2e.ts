import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { EvidenceExportRow } from '@rollcall/shared/resources/evidence-exports';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { askPython, hasPythonVerifier } from '@rollcall/test/evidence/ask-python';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg') && requireTool('python3');

describe.skipIf(!tools)('an export of evidence', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let video: string;
  let recordingId: string;
  let zip: string;

  beforeAll(async () => {
    [network, browser] = await Promise.all([startNetwork(), launchBrowser()]);
    video = makeSampleVideo(network.folder) ?? '';
    const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    card.add(1, { copyOf: video });
    const [recording] = await network.untilVerified(1);
    recordingId = recording?.recordingId ?? '';
    watched = await openWatchedPage(network, browser, `/recordings/${recordingId}`);
    page = watched.page;
    zip = join(network.folder, 'evidence.zip');
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is ordered on the page of a recording, with its purpose, and shows how far it is', async () => {
    await page.getByRole('button', { name: '导出为证据' }).click();
    const dialog = page.getByRole('dialog', { name: '导出为证据' });
    await dialog.getByRole('button', { name: '开始导出' }).click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByLabel('用途').fill('移交检察院，2026 年第 18 号案');
    await dialog.getByRole('button', { name: '开始导出' }).click();
    await page.waitForURL('**/access?view=exports');
    await page.getByRole('row').filter({ hasText: '第 18 号案' }).waitFor();
  });

  test('is downloaded when it is ready', async () => {
    const link = page.getByRole('link', { name: /下载/ });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^证据导出-.*\.zip$/);
    await download.saveAs(zip);
    const { rows } = await network.get<{ rows: EvidenceExportRow[] }>('evidence-exports');
    expect(rows[0]).toMatchObject({ state: 'ready', sizeBytes: readFileSync(zip).length });
    await until('the download in the list', async () => (await page.getByText('1 次').count()) > 0);
    await page.mouse.move(0, 0);
    expect(await axeViolations(page)).toEqual([]);
    expect(watched.misdeeds).toEqual([]);
  });

  test('verifies with the command, cosigned by a station', async () => {
    const printed = await network.rollcall(['verify', zip]);
    expect(printed).toContain('WHOLE');
    expect(printed).toContain('rollcall.local/hq/squad-1');
    expect(printed).toContain('The facts about each recording are those that HQ sealed');
  });

  test.skipIf(!hasPythonVerifier())('verifies with a program that shares nothing with ours', () => {
    expect(askPython([{ bytes: readFileSync(zip) }])).toMatchObject([{ state: 'whole', first: null }]);
  });

  test('holds the very bytes of the card, which play', async () => {
    const script = 'import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))';
    const entry = `recordings/${recordingId}.mp4`;
    const bytes = execFileSync('python3', ['-c', script, zip, entry], { maxBuffer: 2 ** 26 });
    expect(bytes.equals(readFileSync(video))).toBe(true);
    const clip = join(network.folder, 'clip.mp4');
    writeFileSync(clip, bytes);
    const player = join(network.folder, 'player.html');
    writeFileSync(player, '<video src="clip.mp4" muted autoplay></video>');
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(player).href);
    await tab.waitForFunction('document.querySelector("video").currentTime > 0.5');
    await tab.close();
  });

  test('tells the custody history by itself, with no network', async () => {
    const script = 'import sys,zipfile;zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
    const folder = join(network.folder, 'opened');
    execFileSync('python3', ['-X', 'utf8', '-c', script, zip, folder]);
    const tab = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(pathToFileURL(join(folder, 'custody-history.html')).href);
    await tab.getByRole('heading', { name: '执法记录仪录像保管史' }).waitFor();
    for (const told of ['移交检察院，2026 年第 18 号案', '回读核验通过', 'K000001', '导出为证据']) {
      await tab.getByText(told).first().waitFor();
    }
    await tab.goto(pathToFileURL(join(folder, 'verify.html')).href);
    await tab.locator('input[type=file]').first().setInputFiles(zip);
    await tab.getByText('完整：自大队平台导出以来没有任何改动').waitFor();
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
    await tab.close();
  });

  test('is in the history of the recording', async () => {
    const { history } = await network.get<RecordingDetail>(`recordings/${recordingId}`);
    expect(history.at(-1)).toMatchObject({ type: 'recording_exported', by: 'duty-desk' });
  });
});
