import { expect, test } from 'vitest';
import { viewsOfDuty } from './views-of-duty.ts';
import { viewsOfEvidence } from './views-of-evidence.ts';

test('every page is among those that are looked at, once', async () => {
  // By address: the page's types are those of a browser.
  const source = new URL('../../../cloud/web/src/pages.ts', import.meta.url).href;
  const { pages } = (await import(source)) as { pages: readonly { path: string }[] };
  const lookedAt = [viewsOfDuty, viewsOfEvidence].flatMap((views) => Object.keys(views));
  expect(lookedAt.sort()).toEqual(['*', ...pages.map(({ path }) => path)].sort());
});
