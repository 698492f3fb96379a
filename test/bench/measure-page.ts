import { launchBrowser } from '@rollcall/test/browser';
import type { BrowserContext, Page } from 'playwright-core';

interface Paints {
  /** Largest contentful paint with an empty cache, a number a round, in milliseconds. */
  coldMs: number[];
  /** The same page again in the same browser. */
  warmMs: number[];
}

interface MeasuredPage {
  path: string;
  /** A text that is in sight only when the page shows what HQ answered. */
  shows: string;
}

const settleMs = 500;

/** Opens pages of HQ in Chromium, signed in, in rounds: each once with an empty cache and again with a full one. */
export async function measurePages<Name extends string>(
  hq: { url: string; username: string; password: string },
  pages: Record<Name, MeasuredPage>,
  rounds: number,
): Promise<Record<Name, Paints>> {
  const names = Object.keys(pages) as Name[];
  const paints = Object.fromEntries(names.map((name) => [name, { coldMs: [], warmMs: [] }])) as unknown as Record<
    Name,
    Paints
  >;
  const browser = await launchBrowser();
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of names) {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
        await signIn(context, hq);
        const coldMs = await paintOf(await context.newPage(), hq.url, pages[name]);
        const warmMs = await paintOf(await context.newPage(), hq.url, pages[name]);
        await context.close();
        if (round === 0) continue; // It warms up the browser, HQ and Postgres, and isn't counted.
        paints[name].coldMs.push(coldMs);
        paints[name].warmMs.push(warmMs);
      }
    }
  } finally {
    await browser.close();
  }
  return paints;
}

/** By the API, so that nothing of the page is in the cache yet; the page asks HQ who it is once it noted a sign-in. */
async function signIn(
  context: BrowserContext,
  { url, username, password }: { url: string; username: string; password: string },
): Promise<void> {
  const answer = await context.request.post(`${url}/api/v1/sessions`, {
    data: { username, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  await context.addInitScript("localStorage.setItem('rollcall.signedIn', 'yes')");
}

/** Chromium names a larger paint as long as there is one, so the last entry counts once the page has come to rest. */
async function paintOf(page: Page, url: string, { path, shows }: MeasuredPage): Promise<number> {
  await page.goto(`${url}${path}`, { waitUntil: 'load' });
  await page.getByText(shows).first().waitFor();
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
