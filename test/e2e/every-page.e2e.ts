import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDemoRecord } from '@rollcall/demo/demo-record';
import type { Ready } from '@rollcall/demo/start-everything';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { type PageView, pageViews } from '@rollcall/test/page-views';
import { requireTool } from '@rollcall/test/require-tool';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { signIn, type WatchedPage, watchPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const languages = { zh: 'English', en: '中文' };
type Language = keyof typeof languages;

describe.skipIf(!requireTool('chromium'))('every page', () => {
  let folder: string;
  let ready: Ready;
  let views: Record<string, PageView[]>;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let language: Language = 'zh';

  /** The button may lie behind a dialog, where people would close that first. */
  async function switchLanguage(): Promise<void> {
    await page.getByRole('button', { name: languages[language], includeHidden: true }).dispatchEvent('click');
    language = language === 'zh' ? 'en' : 'zh';
    await page.locator(`html[lang^="${language}"]`).waitFor();
  }

  const isWiderThanTheScreen = () => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

  /** What is wrong with a view: by axe in both languages, and by its width at a desk and on a phone. */
  async function faultsOf({ at, shows, dialog, open }: PageView): Promise<string[]> {
    await page.goto(`${ready.url}${at}`);
    await page.locator('h1').first().waitFor();
    await open?.(page);
    const place = dialog ? page.getByRole('dialog') : page;
    await place.getByText(shows).first().waitFor();
    const faults = (await axeViolations(page)).map((violation) => `${language}: ${violation}`);
    if (await isWiderThanTheScreen()) faults.push('is wider than a desk screen');
    if (!at.includes('wall=1')) {
      await switchLanguage();
      await place.getByText(shows).first().waitFor();
      faults.push(...(await axeViolations(page)).map((violation) => `${language}: ${violation}`));
    }
    // A list that is open keeps its place.
    if (!at.includes('wall=1') && !(open && !dialog)) {
      await page.setViewportSize({ width: 390, height: 844 });
      if (await isWiderThanTheScreen()) faults.push('is wider than a phone');
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    return faults;
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-every-page-'));
    const copy = new TerminalCommand(join(folder, 'data'));
    ready = await copy.untilReady();
    const [today = ''] = readDemoRecord(copy.dataFolder).dates;
    views = await pageViews(ready, today);
    browser = await launchBrowser();
    watched = await watchPage(browser);
    page = watched.page;
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser?.close();
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  test('is among those that are looked at here', async () => {
    // By address: the page's types are those of a browser.
    const source = new URL('../../cloud/web/src/pages.ts', import.meta.url).href;
    const { pages } = (await import(source)) as { pages: readonly { path: string }[] };
    expect(Object.keys(views).sort()).toEqual(['*', ...pages.map(({ path }) => path)].sort());
  });

  test('has no barrier before sign-in either', async () => {
    await page.goto(`${ready.url}/today`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await switchLanguage();
    expect(await axeViolations(page)).toEqual([]);
    await switchLanguage();
    await signIn(page, ready.admin);
    await page.getByRole('button', { name: '退出' }).waitFor();
  });

  test('has no barrier by axe in either language, opened or not, and fits a desk and a phone', async () => {
    const faults: string[] = [];
    for (const view of Object.values(views).flat()) {
      const found = await faultsOf(view).catch((error) => [String(error)]);
      faults.push(...found.map((fault) => `${view.at} ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 600_000);

  test('asks its own origin only, against no policy and without an error', () => {
    const origins = watched.requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).origin);
    expect(new Set(origins)).toEqual(new Set([ready.url]));
    // Chromium notes answers of 404 and 422, which some views are about.
    expect(watched.misdeeds.filter((text) => !/status of (404|422)/.test(text))).toEqual([]);
  });
});
