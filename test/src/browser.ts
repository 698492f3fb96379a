import { type Browser, chromium } from 'playwright-core';
import { requireTool } from './require-tool.ts';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium. As root it starts without its sandbox only. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = requireTool('chromium');
  if (!executablePath) throw new Error('Chromium is not installed: skip this test by requireTool');
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}
