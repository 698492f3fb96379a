import { resolve } from 'node:path';
import { keyUseSchema } from '@rollcall/shared/contract/key-set';
import { signingKeyOf } from '@rollcall/shared/contract/keys-in-force';
import { Command } from 'commander';
import { z } from 'zod';
import { rotateHqKey } from '../auth/create-hq-keys.ts';
import { fingerprintOf } from '../auth/hq-keys.ts';
import { readSigningKey } from '../auth/key-file.ts';
import { readKeySet } from '../auth/key-set-file.ts';
import { loadLedgerSigner } from '../auth/load-signers.ts';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { AppError } from '../errors/app-error.ts';
import { parseArguments } from './parse-arguments.ts';
import { printTable } from './print-table.ts';

const rotationSchema = z.object({
  use: keyUseSchema,
  retireAfterHours: z.coerce
    .number()
    .min(0)
    .max(24 * 365),
});

/** `rollcall keys …`. */
export function keysCommand(): Command {
  const keys = new Command('keys').description("HQ's keys");
  keys.command('show').description('show every key that HQ signs or signed with').action(show);
  keys
    .command('rotate')
    .description('make a new key in the place of one, with the root key at hand')
    .argument('<use>', keyUseSchema.options.join(', '))
    .requiredOption('--root <folder>', "the folder of HQ's root key")
    .option('--retire-after <hours>', 'how long the old key is believed; 0 when somebody else may have it', '24')
    .action(rotate);
  return keys;
}

function keysFolder(): string {
  return resolve(readVariables(readEnv(), ['ROLLCALL_KEYS_DIR']).ROLLCALL_KEYS_DIR);
}

async function show(): Promise<void> {
  const folder = keysFolder();
  const { keySet, rootJwk } = await readKeySet(folder);
  console.log(`Root fingerprint: ${fingerprintOf(rootJwk)}`);
  console.log(`Key set: number ${keySet.counter}, of ${keySet.issuedAt}`);
  console.log(`Ledger: ${(await loadLedgerSigner(folder, keySet.origin)).verifierKey}\n`);
  const rows = keySet.keys.map(({ use, jwk, notBefore, retiredAt }) => {
    return { use, fingerprint: fingerprintOf(jwk), since: notBefore, until: retiredAt ?? '' };
  });
  printTable(rows, '');
  const problems: string[] = [];
  for (const use of keyUseSchema.options) {
    if (!signingKeyOf(keySet, use)) continue;
    await readSigningKey(folder, use, keySet).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      problems.push(`${error.message} Next: ${error.nextStep}`);
    });
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

async function rotate(use: string, options: { root: string; retireAfter: string }): Promise<void> {
  const wanted = parseArguments(rotationSchema, { use, retireAfterHours: options.retireAfter });
  const { keySet, retiredAt } = await rotateHqKey(keysFolder(), {
    use: wanted.use,
    rootFolder: resolve(options.root),
    retireAfterMs: wanted.retireAfterHours * 3_600_000,
    now: new Date(),
  });
  console.log(
    `HQ has a new ${wanted.use} key; key set number ${keySet.counter}. The old one counts until ${retiredAt}.`,
  );
  console.log(
    'Next: copy ROLLCALL_KEYS_DIR to every machine of HQ, restart HQ, and take the root folder off line again.',
  );
}
