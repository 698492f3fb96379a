import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findTool, requireTool } from './require-tool.ts';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A page is looked at for seconds: to compile it for speed takes more of the processor than that saves. */
const forAMoment = '--js-flags=--no-turbofan --no-maglev';

const launched = new Set<Browser>();
let shared: Browser | undefined;

/**
 * The system's Chromium: without its windows where Debian's chromium-headless-shell is installed, because they take the processor
 * for most of a second with each tab. As root it starts without its sandbox only.
 *
 * All test files of a process share one, which ends with the process. Each file has it to itself: what it opens is in contexts of
 * its own, and `close` closes those.
 * @param options.whole with its windows and its policies all the same; that one is the caller's alone
 */
export async function launchBrowser({ whole = false } = {}): Promise<Browser> {
  if (whole) return launch(requireTool('chromium'), quiet);
  if (!shared?.isConnected()) {
    const program = findTool('chromium-headless-shell') ?? requireTool('chromium');
    shared = await launch(program, [...quiet, forAMoment]);
  }
  return forOneFile(shared);
}

async function launch(executablePath: string | undefined, args: string[]): Promise<Browser> {
  if (!executablePath) throw new Error('Chromium is not installed: skip this test by requireTool');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...args] });
  launched.add(browser);
  browser.once('disconnected', () => launched.delete(browser));
  return browser;
}

function forOneFile(browser: Browser): Browser {
  const opened = new Set<BrowserContext>();
  const own: Pick<Browser, 'newContext' | 'newPage' | 'close'> = {
    async newContext(options) {
      const context = await browser.newContext(options);
      opened.add(context);
      return context;
    },
    async newPage(options) {
      const page = await browser.newPage(options);
      opened.add(page.context());
      return page;
    },
    async close() {
      await Promise.all([...opened].map((context) => context.close()));
    },
  };
  return Object.assign(Object.create(browser) as Browser, own);
}

export function openPages(): Page[] {
  return [...launched].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
}
