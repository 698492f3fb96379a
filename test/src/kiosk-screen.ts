import { freePort } from '@rollcall/embedded/free-port';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Network, startNetwork } from './network.ts';
import { until } from './until.ts';

/** The screen of a station, with HQ, broker, store and agent as programs of their own. */
export interface KioskScreen {
  network: Network;
  browser: Browser;
  page: Page;
  /** What the page said in its console, and each request that left the station. */
  messages: string[];
  touch(name: string | RegExp): Promise<void>;
  /** Lets the page's clock run, a look at the station after the other, until it is so. */
  untilShown(what: string, isSo: () => Promise<boolean>): Promise<unknown>;
  close(): Promise<void>;
}

/** @param prepare what HQ and the dock have before the station asks for it */
export async function openKiosk(prepare: (network: Network) => Promise<void>): Promise<KioskScreen> {
  const kioskPort = await freePort();
  const network = await startNetwork({ agentEnv: { ROLLCALL_AGENT_KIOSK_PORT: String(kioskPort) } });
  await prepare(network);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, hasTouch: true });
  await page.clock.install();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).port !== String(kioskPort)) messages.push(`left the station: ${request.url()}`);
  });
  // The agent asks HQ for people and recorders each minute, and at once at its start.
  await network.agent.stop();
  network.agent.start();
  await until('the page of the screen', () =>
    page.goto(`http://127.0.0.1:${kioskPort}/`).then(
      (answer) => answer?.ok() ?? false,
      () => false,
    ),
  );
  return {
    network,
    browser,
    page,
    messages,
    touch: (name) => page.getByRole('button', { name }).first().tap(),
    untilShown: (what, isSo) =>
      until(what, async () => {
        await page.clock.fastForward(2000);
        return isSo();
      }),
    async close() {
      await browser.close();
      await network.stop();
    },
  };
}
