import { openPages } from '@rollcall/test/browser';
import { afterEach } from 'vitest';

const lastRequests = 15;

/** A test that fails says also what its pages showed then, and what they had asked last. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of openPages()) {
    const requests = await page.requests();
    const asked = await Promise.all(
      requests.slice(-lastRequests).map(async (request) => {
        const response = request.existingResponse();
        return `${response?.status() ?? 'no answer'} ${request.method()} ${request.url()}`;
      }),
    );
    const said = await page.consoleMessages();
    const told = [page.url(), await page.ariaSnapshot(), ...asked, ...said.map((message) => message.text())];
    throw new Error(`what the page showed:\n${told.join('\n')}`);
  }
});
