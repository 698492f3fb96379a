import { Command } from 'commander';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { probeStore, type StoreGuarantee, type StoreProbe } from '../objects/probe-store.ts';
import { printTable } from './print-table.ts';

/** What HQ does without a guarantee, or can't do. */
const costs: Record<StoreGuarantee, string> = {
  keeps_versions: 'HQ does not start: what is read back could be another object than what is served later',
  takes_granted_parts: 'stations cannot upload: check the clock of the store, its address and the credentials',
  refuses_wrong_bytes: 'damage on the way is found only at the read-back, and the whole recording is sent again',
  refuses_wrong_length: 'a station can store more bytes than it was granted, until the read-back',
  completes_once: 'two completions at once can store one recording twice; HQ reads back the version that it keeps',
  reads_back_equal: 'no recording becomes verified: do not use this store',
  deletes_versions: 'versions with wrong bytes stay in the store and cost space',
};

/** `rollcall doctor`. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('try what the object store really guarantees, and say what a missing guarantee costs')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const read = readVariables(readEnv(), [
        'S3_ENDPOINT',
        'S3_REGION',
        'S3_BUCKET',
        'S3_ACCESS_KEY_ID',
        'S3_SECRET_ACCESS_KEY',
      ]);
      const probes = await probeStore({
        endpoint: read.S3_ENDPOINT,
        region: read.S3_REGION,
        bucket: read.S3_BUCKET,
        accessKeyId: read.S3_ACCESS_KEY_ID,
        secretAccessKey: read.S3_SECRET_ACCESS_KEY,
      });
      if (options.json) printJson(probes);
      else print(probes);
      if (probes.some((probe) => probe.held !== true)) process.exitCode = 1;
    });
}

function printJson(probes: readonly StoreProbe[]): void {
  const store = probes.map((probe) => ({ ...probe, cost: probe.held === true ? null : costs[probe.guarantee] }));
  console.log(JSON.stringify({ held: probes.every((probe) => probe.held === true), store }, undefined, 2));
}

function print(probes: readonly StoreProbe[]): void {
  const word = (held: boolean | null) => (held === null ? 'unknown' : held ? 'held' : 'MISSING');
  printTable(
    probes.map(({ guarantee, held, seen }) => ({ guarantee, state: word(held), seen })),
    'Nothing was tried.',
  );
  const missing = probes.filter((probe) => probe.held !== true);
  if (missing.length === 0) console.log('\nThe object store holds what HQ needs.');
  else console.log('\nWithout these:');
  for (const { guarantee } of missing) console.log(`  ${guarantee}: ${costs[guarantee]}.`);
}
