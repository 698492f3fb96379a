import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ready } from '@rollcall/demo/start-everything';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { launchBrowser } from '@rollcall/test/browser';
import { demoStories } from '@rollcall/test/demo-stories';
import { requireTool } from '@rollcall/test/require-tool';
import { type SharedDemo, sharedDemo } from '@rollcall/test/shared-demo';
import { until } from '@rollcall/test/until';
import { signIn, type WatchedPage, watchPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clipOf = (hours: number) =>
  fileURLToPath(new URL(`../../infra/demo/clips/${60 * hours}-minutes.mp4`, import.meta.url));

describe.skipIf(!requireTool('chromium'))('a newcomer', () => {
  /** The demo's today. */
  let today: string;
  /** The shift from 07:00 to 09:00 whose recorder hasn't come in, and how many hours of it its card brings. */
  let missing: ReturnType<typeof shiftToFill>;
  /** A shift with a hole, which one depends on the hour. */
  let partial: ReturnType<typeof demoStories>[number] | undefined;
  let demo: SharedDemo;
  let ready: Ready;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  const early = () => page.getByRole('button', { name: /^100012 .* 07:00–09:00/ });
  const position = () => page.evaluate<number>('document.querySelector("video")?.currentTime ?? 0');

  beforeAll(async () => {
    demo = await sharedDemo();
    ready = demo.ready;
    const { now } = demo;
    today = localDateOf(now);
    missing = shiftToFill(now);
    partial = demoStories(now).find(({ kinds }) => kinds.includes('coverage_below_threshold'));
    browser = await launchBrowser();
    watched = await watchPage(browser);
    page = watched.page;
  });
  afterAll(() => browser?.close());

  test('signs in with what npm start printed, and sees a living board', async () => {
    const [, username = '', password = ''] = /(\S+) \/ (\S+)/.exec(demo.printed) ?? [];
    await page.goto(ready.url);
    await signIn(page, { username, password });
    await page.getByText('实时').waitFor();
    await page.getByText('3/3 在线').waitFor();
    await page.getByRole('region', { name: '正在到达' }).getByText('已核验').first().waitFor();
    await page.goto(`${ready.url}/today?date=${partial?.date}`);
    await page
      .getByRole('button', { name: new RegExp(`^${partial?.badgeNo} .*缺录 [1-9]`) })
      .first()
      .waitFor();
    await page.goto(`${ready.url}/today?date=${addDays(today, -1)}`);
    await page
      .getByRole('button', { name: /^100010 .*缺录 0 分/ })
      .first()
      .waitFor();
  });

  test('drops a video on a card, and the strip fills', async () => {
    await page.goto(`${ready.url}/today?date=${missing.date}`);
    await early().waitFor();
    await expect.poll(() => early().getByRole('img').getAttribute('aria-label')).toContain('已录 0 分');
    const dock = ready.cards.find(({ stationId }) => stationId === 'squad-1')?.folder ?? '';
    const card = join(dock, '.K000012', 'DCIM', '100MEDIA');
    mkdirSync(card, { recursive: true });
    const startedAt = `${missing.date.replaceAll('-', '')}065945`;
    copyFileSync(clipOf(missing.hours), join(card, `K000012_100012_${startedAt}_0001.MP4`));
    renameSync(join(dock, '.K000012'), join(dock, 'K000012'));
    await page
      .getByRole('button', { name: new RegExp(`^100012 .* 07:00–09:00.*已录 ${missing.hours} 小时`) })
      .waitFor();
  });

  test('opens it, plays it and seeks in it', async () => {
    await early().click();
    const drawer = page.getByRole('dialog', { name: /^100012/ });
    await drawer.getByRole('link', { name: /^K000012_100012_/ }).click();
    await page.getByText('已核验').first().waitFor();
    const ranges: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/media')) ranges.push(response.status());
    });
    await page.getByRole('button', { name: '播放' }).first().click();
    await until('the video to run', async () => (await position()) > 0);
    const later = 3500 * missing.hours;
    await page.evaluate(`document.querySelector("video").currentTime = ${later}`);
    await until('the video to run on from there', async () => (await position()) > later);
    expect(new Set(ranges)).toEqual(new Set([206]));
  });

  test('switches to English and finds it on every page', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    for (const [link, heading] of [
      ['Roster', 'Roster'],
      ['Recordings', 'Recordings'],
      ['Findings', 'Findings'],
      ['Registry', 'Registry'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: link }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  });

  test('is shown no error, and nothing from elsewhere', () => {
    expect(watched.misdeeds).toEqual([]);
    expect(
      new Set(watched.requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).origin)),
    ).toEqual(new Set([new URL(ready.url).origin]));
  });
});

/**
 * Today's, once it is over: footage of what is still to come shows a wrong clock. Before that yesterday's, as long as it can be
 * imported in time. When neither will do, the hour of today's that has passed.
 */
function shiftToFill(now: Date): { date: string; hours: 1 | 2 } {
  const today = localDateOf(now);
  const isAfter = (time: string) => now >= new Date(`${today}T${time}:00+08:00`);
  if (isAfter('09:00')) return { date: today, hours: 2 };
  return isAfter('08:50') ? { date: today, hours: 1 } : { date: addDays(today, -1), hours: 2 };
}
