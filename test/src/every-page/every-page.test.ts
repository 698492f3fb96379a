import { expect, test } from 'vitest';
import { viewsOfDuty } from './views-of-duty.ts';
import { viewsOfEvidence } from './views-of-evidence.ts';
import { allPages, viewsOfLists } from './views-of-lists.ts';

test('every page is among those that are looked at, once', async () => {
  const lookedAt = [viewsOfDuty, viewsOfEvidence, await viewsOfLists()].flatMap((views) => Object.keys(views));
  expect(lookedAt.sort()).toEqual(['*', ...(await allPages()).map(({ path }) => path)].sort());
});
