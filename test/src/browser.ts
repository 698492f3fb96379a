import { type Browser, chromium, type Page } from 'playwright-core';
import { requireTool } from './require-tool.ts';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const launched = new Set<Browser>();

/** The system's Chromium. As root it starts without its sandbox only. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = requireTool('chromium');
  if (!executablePath) throw new Error('Chromium is not installed: skip this test by requireTool');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
  launched.add(browser);
  browser.once('disconnected', () => launched.delete(browser));
  return browser;
}

export function openPages(): Page[] {
  return [...launched].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
}
