import { openPages } from '@rollcall/test/browser';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

const lastRequests = 15;
const lastMessages = 15;
/** Of each page, so that what failed isn't lost among them. */
const mostLines = 60;
const mostCharacters = 160;

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
  const said = (await page.consoleMessages())
    .slice(-lastMessages)
    .map((message) => message.text().split('\n', 1)[0] ?? '');
  // Every page has the same navigation; a row says what is in its cells.
  const shown = (await page.ariaSnapshot())
    .replace(/^- navigation .*\n(?: .*\n)*/gm, '')
    .split('\n')
    .filter((line) => !/^ *- (\/url:|img |cell |columnheader )/.test(line));
  const room = mostLines - 1 - asked.length - said.length;
  const half = Math.floor((room - 1) / 2);
  // What covers a page comes last.
  const fits =
    shown.length <= room
      ? shown
      : [...shown.slice(0, half), `… ${shown.length - 2 * half} lines more …`, ...shown.slice(-half)];
  return [page.url(), ...fits, ...asked, ...said].map(cut).join('\n');
}

function cut(line: string): string {
  return line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters)}…`;
}
