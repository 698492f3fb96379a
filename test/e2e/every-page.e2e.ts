import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDemoRecord } from '@rollcall/demo/demo-record';
import { launchBrowser } from '@rollcall/test/browser';
import { lookAtPages, type Scene } from '@rollcall/test/every-page/look-at-pages';
import { viewsOfDuty } from '@rollcall/test/every-page/views-of-duty';
import { viewsOfEvidence } from '@rollcall/test/every-page/views-of-evidence';
import { viewsOfLists } from '@rollcall/test/every-page/views-of-lists';
import { HqClient } from '@rollcall/test/hq-client';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { requireTool } from '@rollcall/test/require-tool';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { afterAll, beforeAll, describe } from 'vitest';

const lists = await viewsOfLists();

describe.skipIf(!requireTool('chromium'))('every page', () => {
  let folder: string;
  let scene: Scene;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-every-page-'));
    const copy = new TerminalCommand(join(folder, 'data'));
    const ready = await copy.untilReady();
    const [today = ''] = readDemoRecord(copy.dataFolder).dates;
    const demo = { client: new HqClient(ready.url, ready.admin), today };
    scene = { ready, demo, browser: await launchBrowser() };
  });
  afterAll(async () => {
    await scene?.browser.close();
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  // Side by side in one demo: a tab waits half of its time, and a demo costs as much as a third of the pages.
  describe.concurrent('those about duty', () => lookAtPages({ ...viewsOfDuty, ...lists }, () => scene));
  describe.concurrent('those about evidence', () => lookAtPages(viewsOfEvidence, () => scene));
});
