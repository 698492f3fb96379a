import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/**
 * What keeps people from using the page as it is now shown, by axe's rules; one line each.
 * @param options.colours false: without contrast, which takes most of the time, for a page whose colours were looked at in this
 *   very state, and only its words are others now
 * @param options.within a selector: only this part, over a page that was looked at before. It must be there
 */
export async function axeViolations(
  page: Page,
  { colours = true, within }: { colours?: boolean; within?: string } = {},
): Promise<string[]> {
  const loaded = await page.evaluate<boolean>('"axe" in window');
  if (!loaded) await page.evaluate(readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  // Of nodes that pass nothing is asked, so nothing is worked out: that took most of the time.
  const options = JSON.stringify({
    resultTypes: ['violations'],
    selectors: false,
    rules: { 'color-contrast': { enabled: colours } },
  });
  const part = within === undefined ? 'document' : JSON.stringify(within);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(${part}, ${options}).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary ?? ''}`);
}
