// Waits until HQ has verified every file that feed-cards.ts wrote down, and compares each with what HQ and store have of it:
// `node check-footage.ts URL LIST SITE STORE`, with the administrator's password on standard input.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { HqClient } from '@rollcall/test/hq-client';
import { checkArrived, recordingsOf } from '@rollcall/test/kills/check-arrived';
import type { PlacedFile } from '@rollcall/test/kills/placed-files';
import { until } from '@rollcall/test/until';

const [url = '', list = '', site = '', endpoint = ''] = process.argv.slice(2);
const secret = (name: string) => readFileSync(join(site, 'secrets', name), 'utf8').trim();
const client = new HqClient(url, { username: 'admin', password: (await text(process.stdin)).trim() });
const files = readFileSync(list, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as PlacedFile);
const startedAt = performance.now();

for (const file of files) {
  const isVerified = async () => (await recordingsOf(client, file)).some(({ state }) => state === 'verified');
  await until(`${file.fileName} verified`, isVerified, 300_000);
}
const waitedSeconds = ((performance.now() - startedAt) / 1000).toFixed(1);
const store = {
  endpoint,
  bucket: 'rollcall-footage',
  region: 'us-east-1',
  accessKeyId: secret('s3-access-key-id'),
  secretAccessKey: secret('s3-secret-access-key'),
};
const { lost, twice } = await checkArrived(store, client, files);
for (const fault of [...lost, ...twice]) process.stdout.write(`  ${fault}\n`);
const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
process.stdout.write(
  `  ${files.length} files, ${bytes} bytes, the last verified ${waitedSeconds} s later: ${lost.length} lost, ${twice.length} twice\n`,
);
if (lost.length + twice.length > 0) process.exitCode = 1;
