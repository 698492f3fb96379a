import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';
import { launchBrowser } from '@rollcall/test/browser';
import { allPages } from '@rollcall/test/every-page/views-of-lists';
import { type Network, startNetwork } from '@rollcall/test/network';
import { requireTool } from '@rollcall/test/require-tool';
import { openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

// Whoever opens the address of a filtered list, from a number or a bookmark, sees those rows: the page asks HQ for them.

const known: readonly Resource[] = Object.values(resources);
const lists = known.flatMap(({ list }) => (list ? [list as typeof list & { filters: z.ZodObject }] : []));
/** Pages that offer every filter of a list to which nobody adds by a form. */
const withoutForm = [
  { path: '/rectifications', list: 'rectifications' },
  { path: '/checks/draws', list: 'draws' },
  { path: '/checks/draw-items', list: 'draw-items' },
  { path: '/inspections', list: 'field-inspections' },
  { path: '/scores', list: 'scores' },
  { path: '/bulletins', list: 'bulletins' },
  { path: '/training/attendance', list: 'training-attendance' },
  { path: '/training/re-offences', list: 're-offences' },
  { path: '/rectifications/on-the-spot', list: 'spot-orders' },
  { path: '/accountability/confirmed', list: 'confirmed-entries' },
  { path: '/devices/checks', list: 'pre-shift-checks' },
];
/** Values of filters whose schema says in words alone what they can be. */
const written: Record<string, string> = { year: '2027', month: '2026-10', draw: '1' };

const filtered = [...(await allPages()), ...withoutForm].flatMap(({ path, list }) => {
  const filters = sampleOf(lists.find(({ key }) => key === list)?.filters);
  return list === undefined || Object.keys(filters).length === 0 ? [] : [{ path, list, filters }];
});

/** A value that each filter can have. */
function sampleOf(filters: z.ZodObject | undefined): Record<string, string> {
  const { properties = {} } = z.toJSONSchema(filters ?? z.object({}), { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      if (typeof schema === 'boolean') return [];
      const { enum: choices, const: only, format, type, minimum } = schema;
      if (choices !== undefined || only !== undefined) return [[name, String(choices?.at(-1) ?? only)]];
      if (format === 'date') return [[name, '2026-11-24']];
      if (format === 'uuid') return [[name, '2f1c7a52-4c3b-4f6d-9f7e-000000000001']];
      if (name in written) return [[name, written[name] ?? '']];
      if (type === 'integer' || type === 'number') return [[name, String(minimum ?? 1)]];
      if (type === 'boolean') return [[name, 'true']];
      return [[name, '150981000100']];
    }),
  );
}

describe.skipIf(!requireTool('chromium'))('the page of a list', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, '/inbox', { role: 'brigade_admin' });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test.each(filtered)('$path asks for what its address says', async ({ path, list, filters }) => {
    watched.requests.length = 0;
    await watched.page.goto(`${network.hqUrl}${path}?${new URLSearchParams(filters)}`);
    const asked = () =>
      watched.requests
        .map((url) => new URL(url))
        .filter(({ pathname }) => pathname === `/api/v1/${list}`)
        .map(({ searchParams }) => Object.fromEntries(Object.keys(filters).map((key) => [key, searchParams.get(key)])));
    await expect.poll(asked).toContainEqual(filters);
  });
});
