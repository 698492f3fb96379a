import { pathToFileURL } from 'node:url';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { forgedPackages } from '@rollcall/test/bulletins/forged-packages';
import { honestPackages } from '@rollcall/test/bulletins/honest-packages';
import { lyingPapers } from '@rollcall/test/bulletins/lying-papers';
import type { PackageCase } from '@rollcall/test/bulletins/package-case';
import { requireTool } from '@rollcall/test/require-tool';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const verifier = new URL('../../cloud/web/dist-verifier/verify.html', import.meta.url);
// What is refused isn't true, in Chinese as well: it is looked for first.
const headlines = { refused: '不属实：', unbound: '所含内容属实；', true: '属实：' };

/** One package for each thing that can be said. All of them are tried where they are made: it is the same code. */
function oneOfEach(packages: PackageCase[]): PackageCase[] {
  const shown = new Set(['document: another name', 'a name erased']);
  const said = new Set<string>();
  return packages.filter(({ name, state, fault }) => {
    const what = [state, fault?.check, fault?.code].join(' ');
    const isNew = !said.has(what);
    said.add(what);
    return isNew || shown.has(name);
  });
}

describe.skipIf(!requireTool('chromium'))('the verifier in a browser, of packages of issues', () => {
  let browser: Browser;
  let page: Page;
  let cases: PackageCase[];
  const wrongs: string[] = [];

  beforeAll(async () => {
    cases = oneOfEach([...(await honestPackages()), ...(await forgedPackages()), ...(await lyingPapers())]);
    browser = await launchBrowser();
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 1000 } });
    page = await context.newPage();
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrongs.push(message.text()));
    await page.goto(pathToFileURL(verifier.pathname).href);
    await page.locator('summary').click();
    await page.locator('#root').fill(cases[0]?.root ?? '');
    await page.locator('#root').press('Tab');
  });
  afterAll(() => browser?.close());

  const choose = async (name: string, buffer: Buffer) => {
    await page.setInputFiles('#file', { name, mimeType: 'application/zip', buffer });
    await page.locator('.verdict .file', { hasText: name }).waitFor();
  };

  test('says of each what the other two say, for the very reason', async () => {
    const said: object[] = [];
    for (const [nr, { name, bytes }] of cases.entries()) {
      await choose(`issue-${nr}.zip`, bytes);
      const headline = (await page.locator('.verdict h2').textContent()) ?? '';
      const state = Object.entries(headlines).find(([, text]) => headline.includes(text))?.[0];
      const bad = page.locator('.verdict tr.bad').first();
      const isBad = (await bad.count()) > 0;
      const reason = isBad ? ((await bad.locator('small').first().textContent()) ?? '').trim() : null;
      said.push({ name, state, reason, entry: isBad ? await bad.locator('code').first().textContent() : null });
    }
    expect(said).toEqual(
      cases.map(({ name, state, fault }) => ({
        name,
        // What has no end of ours is no package: the page calls it a broken export.
        state: fault === null ? undefined : state,
        reason: fault ? `${fault.check}: ${fault.code}` : null,
        entry: fault?.entry ?? null,
      })),
    );
  });

  test('shows what differs, in Chinese and English, at any width', async () => {
    const named = (name: string) => cases.find((one) => one.name === name)?.bytes ?? Buffer.alloc(0);
    await choose('another-name.zip', named('document: another name'));
    await expect.poll(() => page.locator('.verdict tr.bad').textContent()).toContain('王伟');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => page.locator('.verdict h2').textContent()).toContain('Refused: it is not what was sealed');
    await expect
      .poll(() => page.locator('.verdict tr.bad').textContent())
      .toContain('says something else than the content demands');
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await choose('honest.zip', named('a name erased'));
    await expect.poll(() => page.locator('.verdict h2').textContent()).toContain('True: this is what was sealed');
    await expect
      .poll(() => page.locator('.verdict').textContent())
      .toContain('The document isn’t here: a name was erased from it.');
  });

  test('nothing went wrong', () => {
    expect(wrongs).toEqual([]);
  });
});
