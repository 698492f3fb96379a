import { launchBrowser } from '@rollcall/test/browser';
import type { BrowserContext, Page } from 'playwright-core';
import { median } from './measure.ts';

interface PageTimes {
  /** Largest contentful paint with an empty cache, median of the rounds, in milliseconds. */
  coldMs: number;
  /** The same page again in the same browser context. */
  warmMs: number;
}

const settleMs = 1500;

/** Opens a page of HQ in Chromium, signed in, some times with an empty cache and again with a full one. */
export async function measurePage(
  hq: { url: string; username: string; password: string },
  { path, rounds = 5 }: { path: string; rounds?: number },
): Promise<PageTimes> {
  const browser = await launchBrowser();
  const cold: number[] = [];
  const warm: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      await signIn(context, hq);
      cold.push(await paintOf(await context.newPage(), `${hq.url}${path}`));
      warm.push(await paintOf(await context.newPage(), `${hq.url}${path}`));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { coldMs: median(cold), warmMs: median(warm) };
}

/** By the API, so that nothing of the page is in the cache yet. */
async function signIn(
  context: BrowserContext,
  { url, username, password }: { url: string; username: string; password: string },
) {
  const answer = await context.request.post(`${url}/api/v1/sessions`, {
    data: { username, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
}

/** Chromium names a larger paint as long as there is one, so the last entry counts once the page has come to rest. */
async function paintOf(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  const ms = await page.evaluate<number>(`new Promise((resolve) => {
    let last = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) last = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => resolve(last), ${settleMs});
  })`);
  await page.close();
  return ms;
}
