import { launchBrowser } from '@rollcall/test/browser';
import { lookAtPages, type Scene } from '@rollcall/test/every-page/look-at-pages';
import { viewsOfDuty } from '@rollcall/test/every-page/views-of-duty';
import { viewsOfEvidence } from '@rollcall/test/every-page/views-of-evidence';
import { viewsOfLists } from '@rollcall/test/every-page/views-of-lists';
import { HqClient } from '@rollcall/test/hq-client';
import { requireTool } from '@rollcall/test/require-tool';
import { sharedDemo } from '@rollcall/test/shared-demo';
import { afterAll, beforeAll, describe } from 'vitest';

const lists = await viewsOfLists();

describe.skipIf(!requireTool('chromium'))('every page', () => {
  let scene: Scene;

  beforeAll(async () => {
    const { ready, today } = await sharedDemo();
    const demo = { client: new HqClient(ready.url, ready.admin), today };
    scene = { ready, demo, browser: await launchBrowser() };
  });
  afterAll(() => scene?.browser.close());

  // Side by side in one demo: a tab waits half of its time, and a demo costs as much as a third of the pages.
  describe.concurrent('those about duty', () => lookAtPages({ ...viewsOfDuty, ...lists }, () => scene));
  describe.concurrent('those about evidence', () => lookAtPages(viewsOfEvidence, () => scene));
});
