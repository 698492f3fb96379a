import type { Ready } from '@rollcall/demo/start-everything';
import type { StationRow } from '@rollcall/shared/http/stations';
import type { AccountRow } from '@rollcall/shared/resources/accounts';
import type { UnitRow } from '@rollcall/shared/resources/units';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../axe-violations.ts';
import { type Known, rawWordsInPrint } from '../raw-words.ts';
import { until } from '../until.ts';
import { signIn, type WatchedPage, watchPage } from '../watched-page.ts';
import type { LookedAtDemo, PageView, PageViews } from './page-view.ts';

const languages = { zh: 'English', en: '中文' };
type Language = keyof typeof languages;

/** One after the other, also where two of these suites run side by side; against hanging, not for speed. */
const inTurn = { concurrent: false, timeout: 600_000 };

/** The wall and a presentation leave no room for the bar, and its switch of languages. */
const fillsTheScreen = (at: string) => /wall=1|\/present$/.test(at);

/** What there is once the demo and the browser are started. */
export interface Scene {
  ready: Ready;
  demo: LookedAtDemo;
  browser: Browser;
}

/** The tests that each of these pages has to stand, one after the other, in a tab of their own. */
export function lookAtPages(views: PageViews, scene: () => Scene): void {
  let ready: Ready;
  let demo: LookedAtDemo;
  let watched: WatchedPage;
  let page: Page;
  let language: Language = 'zh';
  let known: Known;
  /** Of the page that asks to sign in. */
  const faultsBefore: string[] = [];

  /** The button may lie behind a dialog, where people would close that first. */
  async function switchLanguage(): Promise<void> {
    await page.getByRole('button', { name: languages[language], includeHidden: true }).dispatchEvent('click');
    language = language === 'zh' ? 'en' : 'zh';
    await page.locator(`html[lang^="${language}"]`).waitFor();
  }

  /** A page that was given another width lays itself out in the next frames, later where the machine is busy. */
  const fitsTheScreen = () =>
    until('fits', () => page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).catch(
      () => false,
    );

  /**
   * As the browser's buttons do it, by way of a page that isn't there: so nothing stays of the view before, and what a page
   * loads and compiles is there already, which would take a third of the time.
   */
  async function goWithoutLoading(at: string): Promise<void> {
    for (const address of ['/nothing/between', at]) {
      await page.evaluate(`document.querySelectorAll("h1").forEach((heading) => { heading.dataset.left = ""; });
        history.pushState(null, "", ${JSON.stringify(address)});
        dispatchEvent(new PopStateEvent("popstate"));`);
      await page.locator('h1[data-left]').first().waitFor({ state: 'detached' });
      await page.locator('h1').first().waitFor();
    }
  }

  /**
   * What is wrong with a view: by axe, and by its width at a desk and on a phone. Every second view is looked at in the other language:
   * what axe finds doesn't depend on words. That it has words is seen in both.
   */
  async function faultsOf({ at, shows, dialog, paper, open }: PageView, isFresh: boolean): Promise<string[]> {
    if (isFresh) await page.goto(`${ready.url}${at}`);
    else await goWithoutLoading(at);
    await page.locator('h1').first().waitFor();
    await open?.(page);
    const place = dialog ? page.getByRole('dialog') : page;
    await place.getByText(shows).first().waitFor();
    const faults = (await axeViolations(page)).map((violation) => `${language}: ${violation}`);
    if (!(await fitsTheScreen())) faults.push('is wider than a desk screen');
    if (paper) faults.push(...(await rawWordsOnPaper(at)));
    if (!fillsTheScreen(at)) {
      await switchLanguage();
      await place.getByText(shows).first().waitFor();
    }
    // A list that is open keeps its place.
    if (!at.includes('wall=1') && !(open && !dialog)) {
      await page.setViewportSize({ width: 390, height: 844 });
      if (!(await fitsTheScreen())) faults.push('is wider than a phone');
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    return faults;
  }

  async function rawWordsOnPaper(at: string): Promise<string[]> {
    const paper = /^\/[^/]+(\/packs)?/.exec(at)?.[0] ?? at;
    const found = await rawWordsInPrint(page, { paper, known, language });
    await page.emulateMedia({ media: null });
    return found;
  }

  beforeAll(async () => {
    const { browser, ...started } = scene();
    ({ ready, demo } = started);
    const { rows: accounts } = await demo.client.get<{ rows: AccountRow[] }>('accounts?limit=200');
    const { rows: units } = await demo.client.get<{ rows: UnitRow[] }>('units');
    const { rows: stations } = await demo.client.get<{ rows: StationRow[] }>('stations');
    known = {
      usernames: new Set(accounts.map(({ username }) => username)),
      codes: new Set([...units.map(({ unitCode }) => unitCode), ...stations.map(({ stationId }) => stationId)]),
    };
    watched = await watchPage(browser);
    page = watched.page;
    // Against hanging, not for speed: a busy machine is no fault of a page.
    page.setDefaultTimeout(120_000);
    await page.goto(`${ready.url}/today`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    faultsBefore.push(...(await axeViolations(page)));
    await switchLanguage();
    faultsBefore.push(...(await axeViolations(page)));
    await switchLanguage();
    await signIn(page, ready.admin);
    await page.getByRole('button', { name: '退出' }).waitFor();
  });

  test('have no barrier before sign-in either', inTurn, () => {
    expect(faultsBefore).toEqual([]);
  });

  test.each(Object.entries(views))(
    '%s has no barrier by axe, opened or not, and fits a desk and a phone in either language',
    inTurn,
    async (_path, viewsOf) => {
      const faults: string[] = [];
      // Each page is loaded at its address once, and again after what was opened by hand, or went wrong.
      let isFresh = true;
      for (const view of await viewsOf(demo)) {
        const found: string[] = await faultsOf(view, isFresh).catch((error) => [String(error)]);
        isFresh = view.open !== undefined || found.length > 0;
        faults.push(...found.map((fault) => `${view.at} ${fault}`));
      }
      expect(faults).toEqual([]);
    },
  );

  test('ask their own origin only, against no policy and without an error', inTurn, () => {
    const origins = watched.requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).origin);
    expect(new Set(origins)).toEqual(new Set([ready.url]));
    // Chromium notes answers of 404 and 422, which some views are about.
    expect(watched.misdeeds.filter((text) => !/status of (404|422)/.test(text))).toEqual([]);
  });
}
