import type { Role } from '@rollcall/shared/http/permissions';
import type { Browser, Page, Request } from 'playwright-core';
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

/**
 * Signs the page's account out at HQ while the page waits for the answer to `act`, which sends the request `[method, path]`. HQ refuses
 * that request, unless the page has given it up by then, and all later ones. Whatever else the page asks meanwhile may be refused first,
 * but not before `act` is done: a session that ended before `act` could cover the page with the sign-in, and `act` would find nothing to
 * click.
 */
export async function endSessionDuring(
  page: Page,
  [method, path]: readonly [method: 'GET' | 'POST' | 'PUT', path: string],
  act: () => Promise<unknown>,
): Promise<void> {
  const { origin } = new URL(page.url());
  const begins = `${origin}/api/v1/${path}`;
  const isOfAct = (request: Request) => request.method() === method && request.url().startsWith(begins);
  let ended: Promise<unknown> | undefined;
  const isAsked = (url: URL) => url.href.startsWith(begins);
  await page.route(isAsked, async (route) => {
    if (isOfAct(route.request())) {
      ended ??= endSession(page, origin);
      await ended;
    }
    await route.continue();
  });
  const asked = page.waitForRequest(isOfAct);
  await act();
  // There is no answer if another request was refused first: the page shows the sign-in then, and gives this one up.
  await (await asked).response();
  await page.unrouteAll({ behavior: 'wait' });
}

function endSession(page: Page, origin: string): Promise<unknown> {
  const address = `${origin}/api/v1/sessions/current`;
  return page.context().request.delete(address, { headers: { origin }, failOnStatusCode: true });
}

/** Somebody who has signed in at a page of one's own. */
export async function openAs(
  browser: Browser,
  url: string,
  { username, password }: typeof account,
): Promise<WatchedPage> {
  const watched = await watchPage(browser);
  await watched.page.goto(url);
  await signIn(watched.page, { username, password });
  // Whoever loads another page before HQ has answered isn't signed in there.
  await watched.page.getByRole('button', { name: '退出' }).waitFor();
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
  return openAs(browser, `${network.hqUrl}${path}`, account);
}
