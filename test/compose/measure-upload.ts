// Uploads 1 GiB as the agent does, by turns to the store itself and through the proxy, and prints what the proxy costs:
// `node measure-upload.ts FOLDER SITE STORE PUBLIC PROXY_PID`. A goal that is missed fails the drill's report, not the drill.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { writeRandomFile } from '../bench/bench-folder.ts';
import { uploadPlanOf } from '../bench/upload-plan.ts';

const [folder = '', site = '', endpoint = '', publicEndpoint = '', proxyPid = ''] = process.argv.slice(2);
const rounds = 3;
const sizeBytes = 1024 ** 3;
const path = join(folder, 'measured.bin');
writeRandomFile(path, sizeBytes);
const plan = uploadPlanOf(path, sizeBytes);
const secret = (name: string) => readFileSync(join(site, 'secrets', name), 'utf8').trim();
const direct = {
  endpoint,
  region: 'us-east-1',
  bucket: 'rollcall-footage',
  accessKeyId: secret('s3-access-key-id'),
  secretAccessKey: secret('s3-secret-access-key'),
  grantForm: 'content-sha256' as const,
};
const store = createObjectStore(direct);
const program = fileURLToPath(new URL('../bench/programs/upload-file.ts', import.meta.url));
const peakOfProxy = () => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${proxyPid}/status`, 'utf8'))?.[1] ?? '0';
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const seconds: Record<'direct' | 'proxy', number[]> = { direct: [], proxy: [] };
const peaks = [peakOfProxy()];
for (let round = 0; round < rounds; round += 1) {
  for (const way of ['direct', 'proxy'] as const) {
    const key = crypto.randomUUID();
    const settings = way === 'direct' ? direct : { ...direct, publicEndpoint };
    const said = execFileSync(process.execPath, [program, JSON.stringify({ settings, path, key, plan })], {
      encoding: 'utf8',
    });
    seconds[way].push((JSON.parse(said) as { uploadSeconds: number }).uploadSeconds);
    const stored = await store.head(key);
    if (stored?.sizeBytes !== sizeBytes) throw new Error(`${way} left no object of ${sizeBytes} bytes`);
    await store.deleteVersion(key, stored.versionId);
  }
  peaks.push(peakOfProxy());
}
store.close();
rmSync(path);
const shown = (values: number[]) => values.map((value) => value.toFixed(2)).join(', ');
process.stdout.write(
  `  1 GiB directly: ${shown(seconds.direct)} s; through the proxy: ${shown(seconds.proxy)} s; ` +
    `ratio of the medians ${(median(seconds.proxy) / median(seconds.direct)).toFixed(2)} (goal: at most 1.3)\n` +
    `  The proxy's memory at its highest, before and after each round: ${peaks.map((kB) => Math.round(Number(kB) / 1024)).join(', ')} MiB\n`,
);
