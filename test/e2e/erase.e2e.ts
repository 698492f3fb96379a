import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EraseCardsResponse, EraseFile, ErasePermitRow } from '@rollcall/shared/resources/erases';
import type { Parameters, ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openWatchedPage } from '@rollcall/test/watched-page';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let card: RecorderCard;
let log: string;

beforeAll(async () => {
  network = await startNetwork();
  card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
  log = join(card.folder, 'LOG', '20261125.log');
});
afterAll(() => network?.stop());

async function set(changes: Partial<Parameters>): Promise<void> {
  const { version, parameters } = await network.get<ParametersAnswer>('parameters');
  const answer = await network.admin.put('parameters', {
    version,
    parameters: { ...parameters, ...changes },
    reason: '试行擦除',
  });
  expect(answer.status).toBe(200);
}

const permits = async () => (await network.get<{ rows: ErasePermitRow[] }>('erase-permits')).rows;
const cards = () => network.get<EraseCardsResponse>('erase-cards');
const footage = () =>
  readdirSync(card.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.MP4'));

function permitThat(what: string, is: (permit: ErasePermitRow) => boolean): Promise<ErasePermitRow> {
  return until(what, async () => (await permits()).find(is) ?? false);
}

test('erasing is off until somebody turns it on: a verified card stays as it is', async () => {
  mkdirSync(join(card.folder, 'LOG'), { recursive: true });
  writeFileSync(log, '2026-11-25 09:30:00,2\n');
  card.add(1, { bytes: 'the first video' });
  card.add(2, { bytes: 'the second video' });
  await network.untilVerified(3);
  expect(await cards()).toMatchObject({ mode: 'off', rows: [{ recorderSerial: 'K000001', outcome: null }] });
  expect(await permits()).toEqual([]);
});

/** The objection of a card that only damaged footage holds back. */
function damagedFootage(files: number): Promise<{ dockSessionId: string; files: EraseFile[] }> {
  return until('a card that only damaged footage holds back', async () => {
    const [row] = (await cards()).rows;
    const [objection, ...others] = row?.objections ?? [];
    if (!row || objection?.kind !== 'damaged' || objection.count !== files || others.length > 0) return false;
    return { dockSessionId: row.dockSessionId, files: objection.files };
  });
}

async function letGo(count: number): Promise<void> {
  const { dockSessionId, files } = await damagedFootage(count);
  for (const { path } of files) {
    const proposal = { dockSessionId, path: path.bytes, reason: '这不是视频' };
    expect((await network.admin.post('erase-approvals', proposal)).status).toBe(201);
  }
}

/** One person proposes in the page, which says why the card can't be erased. */
async function proposeInPage(count: number): Promise<void> {
  const browser = await launchBrowser();
  try {
    const { page, misdeeds } = await openWatchedPage(network, browser, '/registry/erases', { role: 'brigade_admin' });
    const row = page.getByRole('table', { name: '现在插着的卡' }).getByRole('row').nth(1);
    await row.getByText('不能擦除').waitFor();
    await row.getByText('录像有损坏', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (let nr = 1; nr <= count; nr += 1) {
      await row.getByRole('button', { name: '放弃此文件' }).first().click();
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: '放弃此文件' });
      await expect.poll(() => confirm.isDisabled()).toBe(true);
      await dialog.getByLabel('理由').fill('这不是视频');
      await confirm.click();
      await row
        .getByText('提议放弃：这不是视频', { exact: false })
        .nth(nr - 1)
        .waitFor();
    }
    expect(misdeeds).toEqual([]);
  } finally {
    await browser.close();
  }
}

test('damaged footage holds its card back until two people let it go', async () => {
  await set({ eraseMode: 'dry_run' });
  const { files } = await damagedFootage(2);
  expect(files.map(({ approval }) => approval)).toEqual([null, null]);
  if (requireTool('chromium')) {
    await proposeInPage(2);
    for (const { approval } of (await damagedFootage(2)).files) {
      const path = `erase-approvals/${approval?.approvalId}/agreement`;
      expect((await network.admin.post(path, {})).status).toBe(204);
    }
  }
  await set({ eraseSecondPerson: false });
  if (!requireTool('chromium')) await letGo(2);
});

test('a dry run says what it would erase', async () => {
  const tried = await permitThat('a dry run', ({ state }) => state === 'done');
  expect(tried).toMatchObject({ dryRun: true, files: 2, filesErased: 2, stationId: 'squad-1', refusal: null });
  expect(footage()).toHaveLength(2);
});

test('what HQ has verified is erased by a permit that the station has cosigned; the log stays', async () => {
  await set({ eraseMode: 'on' });
  const erased = await permitThat('an erase', ({ state, dryRun }) => state === 'done' && !dryRun);
  expect(erased).toMatchObject({ files: 2, filesErased: 2, interrupted: false, recorderSerial: 'K000001' });
  expect(erased.confirmedAt).not.toBeNull();
  expect(footage()).toEqual([]);
  expect(existsSync(log)).toBe(true);
  // The inventory afterwards: nothing is left to erase.
  await until('nothing to erase', async () => (await cards()).rows[0]?.outcome === 'nothing');
  // HQ has every byte still.
  expect((await network.recordings()).filter(({ state }) => state === 'verified')).toHaveLength(3);
});

test('the next footage is collected, and erased when it is verified', async () => {
  card.add(3, { bytes: 'the third video' }, { capturedAt: '20261125103000' });
  await network.untilVerified(4);
  await letGo(1);
  await until('no footage on the card', () => Promise.resolve(footage().length === 0));
  const [newest] = await permits();
  expect(newest).toMatchObject({ files: 1, state: expect.stringMatching(/issued|done/) });
});
