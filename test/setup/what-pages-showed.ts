import { openPages } from '@rollcall/test/browser';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

const lastRequests = 15;

/** A test that fails says also what its pages showed then, and what they had asked last. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const told = await Promise.all(openPages().map(toldBy));
  if (told.length > 0) throw new Error(`what the pages showed:\n${told.join('\n\n')}`);
});

async function toldBy(page: Page): Promise<string> {
  const requests = await page.requests();
  const asked = await Promise.all(
    requests.slice(-lastRequests).map(async (request) => {
      const response = request.existingResponse();
      return `${response?.status() ?? 'no answer'} ${request.method()} ${request.url()}`;
    }),
  );
  const said = await page.consoleMessages();
  return [page.url(), await page.ariaSnapshot(), ...asked, ...said.map((message) => message.text())].join('\n');
}
