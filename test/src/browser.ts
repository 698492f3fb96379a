import { type Browser, chromium, type Page } from 'playwright-core';
import { findTool, requireTool } from './require-tool.ts';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const launched = new Set<Browser>();

/**
 * The system's Chromium: without its windows where Debian's chromium-headless-shell is installed, because they take the processor
 * for most of a second with each tab. As root it starts without its sandbox only.
 * @param options.whole with its windows and its policies all the same
 */
export async function launchBrowser({ whole = false } = {}): Promise<Browser> {
  const executablePath = (whole ? undefined : findTool('chromium-headless-shell')) ?? requireTool('chromium');
  if (!executablePath) throw new Error('Chromium is not installed: skip this test by requireTool');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
  launched.add(browser);
  browser.once('disconnected', () => launched.delete(browser));
  return browser;
}

export function openPages(): Page[] {
  return [...launched].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
}
