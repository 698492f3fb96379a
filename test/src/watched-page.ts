import type { Role } from '@rollcall/shared/http/sessions';
import type { Browser, Page } from 'playwright-core';
import type { Network } from './network.ts';

/** A page, and what it did. */
export interface WatchedPage {
  page: Page;
  /** What a page must not do: errors, violations of its policy. */
  misdeeds: string[];
  /** The addresses that it asked. */
  requests: string[];
}

const account = { username: 'duty-desk', password: 'correct horse battery' };

/** A page of 1366 × 768 in Chinese. Nothing moves on it, so that no test looks at a state in between. */
export async function watchPage(browser: Browser): Promise<WatchedPage> {
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  // Against hanging only.
  page.setDefaultTimeout(120_000);
  const misdeeds: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) misdeeds.push(message.text());
  });
  page.on('pageerror', (error) => misdeeds.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  return { page, misdeeds, requests };
}

/** Fills in the sign-in that a page shows, in Chinese. */
export async function signIn(page: Page, { username, password }: typeof account): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Somebody who signs in at a page of one's own. */
export async function openAs(
  browser: Browser,
  url: string,
  { username, password }: typeof account,
): Promise<WatchedPage> {
  const watched = await watchPage(browser);
  await watched.page.goto(url);
  await signIn(watched.page, { username, password });
  return watched;
}

/** Opens HQ's page at `path` in Chinese and signs in there. */
export async function openWatchedPage(
  network: Network,
  browser: Browser,
  path: string,
  { role = 'inspector' }: { role?: Role } = {},
): Promise<WatchedPage> {
  await network.addAccount({ ...account, role });
  const watched = await openAs(browser, `${network.hqUrl}${path}`, account);
  await watched.page.getByRole('button', { name: '退出' }).waitFor();
  return watched;
}
