import { resolve } from 'node:path';
import { Command } from 'commander';
import { createHqKeys } from '../auth/create-hq-keys.ts';
import { fingerprintOf } from '../auth/hq-keys.ts';
import { keyPaths, rootFolderBeside } from '../auth/key-file.ts';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { variables } from '../config/variables.ts';

/** `rollcall init`. */
export function initCommand(): Command {
  return new Command('init')
    .description("make HQ's keys, and show which variables the service reads")
    .option('--root <folder>', 'where the root key is made, or lies; beside ROLLCALL_KEYS_DIR when left out')
    .action(async ({ root }: { root?: string }) => {
      const read = readVariables(readEnv(), ['ROLLCALL_KEYS_DIR', 'LEDGER_ORIGIN']);
      const keysFolder = resolve(read.ROLLCALL_KEYS_DIR);
      const rootFolder = resolve(root ?? rootFolderBeside(keysFolder));
      const { made, rootJwk, keySet } = await createHqKeys(keysFolder, { rootFolder, origin: read.LEDGER_ORIGIN });
      for (const file of made) console.log(`Made ${file}`);
      if (made.length === 0) console.log(`HQ's keys are there already: ${keysFolder}`);
      console.log(`Root fingerprint: ${fingerprintOf(rootJwk)}`);
      console.log(`Ledger: ${keySet.origin}`);
      console.log(`Keep a copy of ${keysFolder} where only administrators reach it.\n`);
      if (made.includes(keyPaths.rootKey(rootFolder))) tellOfRoot(rootFolder);
      console.log('The service reads these variables:');
      for (const [name, { schema, set }] of Object.entries(variables)) {
        const optional = schema.safeParse(undefined).success;
        console.log(`  ${optional ? '#' : ' '} ${name}=   ${set}${optional ? ' (may be left out)' : ''}`);
      }
      console.log('\nNext: set them, then `rollcall migrate`, `rollcall account add`, `rollcall serve`.');
    });
}

function tellOfRoot(rootFolder: string): void {
  console.log(`THE ROOT KEY IS IN ${rootFolder} AND MUST NOT STAY ON THIS MACHINE.`);
  console.log('Whoever has it can make keys that every station believes. HQ runs without it. Now:');
  console.log('  1. Copy the whole folder to two USB sticks, and read both back.');
  console.log(`  2. Remove it here: shred -u ${rootFolder}/hq-root-key.json && rm -r ${rootFolder}`);
  console.log('  3. Lock the sticks away in two places, with two people.');
  console.log('It is needed only for `rollcall keys rotate`. Lost, every station has to be enrolled anew.\n');
}
