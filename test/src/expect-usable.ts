import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe-violations.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

/**
 * That a page has no barrier by axe and no wider content than its window: at a desk, on a wide screen and on a phone, in both
 * languages; in one of them with its colours, which are those of the other.
 */
export async function expectUsable(page: Page): Promise<void> {
  for (const [next, lang] of [
    ['English', 'en'],
    ['中文', 'zh'],
  ] as const) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expect.poll(() => page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await axeViolations(page, { colours: lang === 'en' })).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: next }).dispatchEvent('click');
    await page.locator(`html[lang^="${lang}"]`).waitFor();
  }
}
