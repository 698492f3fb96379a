import { setTimeout } from 'node:timers/promises';
import { launchBrowser } from '@rollcall/test/browser';
import type { Browser, Page } from 'playwright-core';

interface Paints {
  /** Largest contentful paint with an empty cache, a number a round, in milliseconds. */
  coldMs: number[];
  /** The same page again in the same tab, once it has come to rest. */
  warmMs: number[];
}

interface MeasuredPage {
  path: string;
  /** A text that is in sight only when the page shows what HQ answered. */
  shows: string | RegExp;
}

const settleMs = 500;
/** Chromium fills a new tab with pages of its own, which keeps both cores busy; people open HQ in a tab that is there. */
const newTabMs = 2000;
/** By then a page has its pictures, and has asked again for what changed meanwhile (`use-live.ts`): HQ has nothing to do for it. */
const restMs = 3500;

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
  const browser = await launchBrowser({ whole: true });
  try {
    const storageState = await signIn(browser, hq);
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of names) {
        const viewport = { width: 1366, height: 768 };
        const context = await browser.newContext({ viewport, locale: 'zh-CN', storageState });
        await context.addInitScript("localStorage.setItem('rollcall.signedIn', 'yes')");
        const page = await context.newPage();
        await setTimeout(newTabMs);
        const coldMs = await paintOf(page, hq.url, pages[name]);
        await setTimeout(restMs);
        const warmMs = await paintOf(page, hq.url, pages[name]);
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

/** Once, by the API: nothing of the page is in a cache yet. The page asks who it is when it noted a sign-in. */
async function signIn(
  browser: Browser,
  { url, username, password }: { url: string; username: string; password: string },
) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/v1/sessions`, {
    data: { username, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}

/** From an empty page. Chromium names a larger paint as long as there is one, so the last entry counts once the page has come to rest. */
async function paintOf(page: Page, url: string, { path, shows }: MeasuredPage): Promise<number> {
  await page.goto('about:blank');
  await page.goto(`${url}${path}`, { waitUntil: 'load' });
  await page.getByText(shows).first().waitFor();
  return page.evaluate<number>(`new Promise((resolve) => {
    let last = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) last = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => resolve(last), ${settleMs});
  })`);
}
