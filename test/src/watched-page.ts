import type { Role } from '@rollcall/shared/http/sessions';
import type { Browser, Page } from 'playwright-core';
import type { Network } from './network.ts';

/** A page with somebody signed in, and what it did. */
export interface WatchedPage {
  page: Page;
  /** What a page must not do: errors, violations of its policy. */
  misdeeds: string[];
  /** The addresses that it asked. */
  requests: string[];
}

const account = { username: 'duty-desk', password: 'correct horse battery' };

/** Opens HQ's page at `path` in Chinese and signs in there. */
export async function openWatchedPage(
  network: Network,
  browser: Browser,
  path: string,
  { role = 'inspector' }: { role?: Role } = {},
): Promise<WatchedPage> {
  await network.rollcall(['account', 'add', account.username, '--role', role], account.password);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  page.setDefaultTimeout(30_000);
  const misdeeds: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) misdeeds.push(message.text());
  });
  page.on('pageerror', (error) => misdeeds.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${network.hqUrl}${path}`);
  await page.getByLabel('用户名').fill(account.username);
  await page.getByLabel('密码').fill(account.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '退出' }).waitFor();
  return { page, misdeeds, requests };
}
