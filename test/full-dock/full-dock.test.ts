import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@rollcall/embedded/free-port';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { launchBrowser } from '@rollcall/test/browser';
import { environmentOfTests } from '@rollcall/test/config/env';
import { checkArrived } from '@rollcall/test/kills/check-arrived';
import { placeFile } from '@rollcall/test/kills/placed-files';
import { type Network, startNetwork } from '@rollcall/test/network';
import { createThinLink } from '@rollcall/test/thin-link';
import { until } from '@rollcall/test/until';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

// A squad comes back from a night: 24 cards of 40 files, docked together, on a line of 20 Mbit/s that breaks every 30 seconds.
const cards = 24;
const filesOfCard = 40;
const fileBytes = 1_000_000;
const bytesPerSecond = 2_500_000;
const resetEveryMs = 30_000;
const stationId = 'squad-1';
/** Where pictures of the screen are kept; undefined: nowhere. */
const { pictures } = environmentOfTests();

test('a full dock on a weak line ends verified, each file once, and the screen answers all the while', async () => {
  const kioskPort = await freePort();
  const link = createThinLink({ bytesPerSecond, resetEveryMs });
  const network = await startNetwork({
    agentEnv: { ROLLCALL_AGENT_KIOSK_PORT: String(kioskPort) },
    line: async ({ http, mqtt, s3 }) => ({
      http: await link.portTo(http),
      mqtt: await link.portTo(mqtt),
      s3: await link.portTo(s3),
    }),
  });
  const browser = await launchBrowser();
  try {
    await network.agent.stop();
    const placed = Array.from({ length: cards * filesOfCard }, (_, nr) => {
      const serial = `F${String(Math.floor(nr / filesOfCard) + 1).padStart(6, '0')}`;
      return placeFile(network.dockOf(stationId), serial, (nr % filesOfCard) + 1, fileBytes);
    });
    const startedMs = performance.now();
    network.agent.start();
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
    const screen = await watchScreen(
      `http://127.0.0.1:${kioskPort}/`,
      page,
      async () => (await verifiedAtHq(network)) === placed.length,
    );
    const seconds = (performance.now() - startedMs) / 1000;
    const { bytes, resets } = link.told();
    const faults = await checkArrived(storeOf(network), network.admin, placed);
    const sum = placed.reduce((so, { sizeBytes }) => so + sizeBytes, 0);
    process.stdout.write(
      `${placed.length} files, ${sum} bytes, verified after ${seconds.toFixed(0)} s; ${resets} resets; ` +
        `${bytes} bytes over the link (${(bytes / sum).toFixed(3)} of the files); goodput ` +
        `${(sum / seconds / bytesPerSecond).toFixed(3)} of the link; screen answered ${screen.answers} times, ` +
        `in ${screen.medianMs.toFixed(0)} ms, slowest ${screen.slowestMs.toFixed(0)} ms\n`,
    );
    expect(faults).toEqual({ lost: [], twice: [], early: [] });
    expect(resets).toBeGreaterThan(0);
  } finally {
    await browser.close();
    link.stop();
    await network.stop();
  }
});

function storeOf({ hqEnv }: Network) {
  const of = (name: string) => hqEnv[name] ?? '';
  return {
    endpoint: of('S3_ENDPOINT'),
    region: of('S3_REGION'),
    bucket: of('S3_BUCKET'),
    accessKeyId: of('S3_ACCESS_KEY_ID'),
    secretAccessKey: of('S3_SECRET_ACCESS_KEY'),
  };
}

/** How many recordings HQ has verified; undefined while it has others too. */
async function verifiedAtHq({ admin }: Network): Promise<number | undefined> {
  const rows: RecordingRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { rows: RecordingRow[]; nextCursor: string | null } = await admin.get(`recordings?limit=200${after}`);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return rows.every(({ state }) => state === 'verified') ? rows.length : undefined;
}

/** Looks at the station's screen each second until it is over, and takes its picture now and then. */
async function watchScreen(url: string, page: Page, isOver: () => Promise<boolean>) {
  await until('the page of the screen', async () => (await page.goto(url).catch(() => null))?.ok() ?? false);
  const token = (await page.locator('meta[name=kiosk-token]').getAttribute('content')) ?? '';
  const took: number[] = [];
  for (let look = 0; look % 5 !== 4 || !(await isOver()); look += 1) {
    const beganMs = performance.now();
    const answer = await page.request.get(`${url}api/stations/${stationId}`, { headers: { 'x-kiosk-token': token } });
    expect(answer.status()).toBe(200);
    took.push(performance.now() - beganMs);
    if (pictures !== undefined && look % 60 === 30) await page.screenshot({ path: join(pictures, `dock-${look}.png`) });
    await delay(1000);
  }
  took.sort((one, other) => one - other);
  return { answers: took.length, medianMs: took[took.length >> 1] ?? Number.NaN, slowestMs: took.at(-1) ?? Number.NaN };
}
