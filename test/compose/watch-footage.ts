// Waits at HQ's page, as a browser reaches it, until the video of a card is verified, downloads it, and plays it in Chromium:
// `node watch-footage.ts URL SHA256`, with the administrator's password on standard input.
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { RecordingDetail, RecordingRow } from '@rollcall/shared/http/recordings';
import { viewingSessionSchema } from '@rollcall/shared/http/viewing-sessions';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { signIn, watchPage } from '@rollcall/test/watched-page';

const [url = '', sha256 = ''] = process.argv.slice(2);
const account = { username: 'admin', password: (await text(process.stdin)).trim() };
const admin = new HqClient(url, account);
const startedAt = performance.now();
const tell = (what: string) =>
  process.stdout.write(`  ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${what}\n`);

const { recordingId } = await until(
  'the video verified',
  async () => {
    const { rows } = await admin.get<{ rows: RecordingRow[] }>('recordings?limit=10');
    return rows.find(({ state }) => state === 'verified');
  },
  120_000,
);
const detail = await admin.get<RecordingDetail>(`recordings/${recordingId}`);
if (detail.sha256 !== sha256) throw new Error(`HQ verified ${detail.sha256}, and the card has ${sha256}.`);
tell('verified at HQ, with the SHA-256 of the card');

const opened = await admin.post('viewing-sessions', { recordingId });
const { mediaUrl } = viewingSessionSchema.parse(await opened.json());
const media = await admin.read(mediaUrl.replace(/^\/api\/v1\//, ''));
const bytes = Buffer.from(await media.arrayBuffer());
if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('Other bytes came through the proxy.');
tell(`${bytes.length} bytes came through the proxy, and are those of the card`);

if (requireTool('chromium') === undefined) tell('Chromium is not installed: not played');
else {
  // It believes the certificate of the installation by a policy, which only the whole one reads.
  const browser = await launchBrowser({ whole: true });
  const { page, misdeeds } = await watchPage(browser);
  await page.goto(`${url}/recordings/${recordingId}`);
  await signIn(page, account);
  await page.getByRole('button', { name: '播放' }).first().click();
  const position = () => page.evaluate<number>('document.querySelector("video")?.currentTime ?? 0');
  await until('the video to run', async () => (await position()) > 1);
  tell(`Chromium plays it at ${page.url()}: ${(await position()).toFixed(1)} s in`);
  await browser.close();
  if (misdeeds.length > 0) throw new Error(`The page complained: ${misdeeds.join('; ')}`);
}
