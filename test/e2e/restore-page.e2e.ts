import { randomBytes } from 'node:crypto';
import { createDatabase } from '@rollcall/cloud/db/database';
import { markCopiesPruned } from '@rollcall/cloud/evidence/local-copies/held-recording-repository';
import { saveIntegrityProblem } from '@rollcall/cloud/evidence/storage/walk-repository';
import { launchBrowser } from '@rollcall/test/browser';
import { expectUsable } from '@rollcall/test/expect-usable';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { openWatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const stationId = 'squad-1';

describe.skipIf(!requireTool('chromium'))('after a restore', () => {
  let network: Network;
  let browser: Browser;

  beforeAll(async () => {
    [network, browser] = await Promise.all([startNetwork({ stationIds: [stationId] }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  /** HQ lacks the first two of five, and the station has removed its copy of the first. @returns the name of that */
  async function restoreWithoutTwo(): Promise<string> {
    const card = new RecorderCard(network.dockOf(stationId), 'K000001');
    for (const sequence of [1, 2, 3, 4, 5]) card.add(sequence, { bytes: randomBytes(20_000) });
    await network.untilVerified(5);
    await network.agent.stop();
    await network.hq.stop();
    const db = createDatabase({ url: network.ownerUrl });
    const recordings = await db
      .selectFrom('recording')
      .select(['recording_id', 'version_id', 'file_name'])
      .orderBy('file_name')
      .execute();
    await db.transaction().execute(async (tx) => {
      for (const { recording_id: recordingId, version_id } of recordings.slice(0, 2)) {
        const claim = { recordingId, versionId: version_id ?? '' };
        await saveIntegrityProblem(tx, claim, { problem: 'object_missing', now: new Date() });
      }
      const at = new Date().toISOString();
      await markCopiesPruned(tx, [{ stationId, recordingId: recordings[0]?.recording_id ?? '', at }]);
    });
    await network.rollcall(['restored', '--label', '20261129-023000F', '--target', 'newest']);
    const hole = { station_id: stationId, incarnation: 1, first_seq: 4, last_seq: 9, told_at: new Date() };
    await db.insertInto('lost_events').values(hole).execute();
    await db.destroy();
    network.hq.start();
    await network.untilHqAnswers();
    return recordings[0]?.file_name ?? '';
  }

  test('the pages say what came back, what is awaited, and what is lost by name', async () => {
    const lost = await restoreWithoutTwo();
    const { page, misdeeds } = await openWatchedPage(network, browser, '/ops', { role: 'ops' });
    const count = (state: string) => page.getByRole('row', { name: state }).getByRole('link');
    await expect.poll(() => count('已重新读取核对').textContent()).toBe('3');
    await expect.poll(() => count('等待采集站重传').textContent()).toBe('1');
    await expect.poll(() => count('已丢失').textContent()).toBe('1');
    await expectUsable(page);

    await count('已丢失').click();
    await page.getByRole('heading', { level: 1, name: /恢复$/ }).waitFor();
    await page.getByText(lost).waitFor();
    await page.getByText('第 4 至 9 条').waitFor();
    await expect.poll(() => page.getByText(/\.MP4$/i).count()).toBe(1);
    await expectUsable(page);
    await page.goto(`${network.hqUrl}/ops/restores/1`);
    await page.getByText(lost).waitFor();
    await expect.poll(() => page.getByText(/\.MP4$/i).count()).toBe(5);
    expect(misdeeds).toEqual([]);
  });
});
