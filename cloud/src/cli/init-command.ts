import { resolve } from 'node:path';
import { Command } from 'commander';
import { createHqKeys, loadHqKeys } from '../auth/hq-keys.ts';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { variables } from '../config/variables.ts';

/** `rollcall init`. */
export function initCommand(): Command {
  return new Command('init')
    .description("make HQ's key, and show which variables the service reads")
    .action(async () => {
      const folder = resolve(readVariables(readEnv(), ['ROLLCALL_KEYS_DIR']).ROLLCALL_KEYS_DIR);
      const { created, file } = await createHqKeys(folder);
      const { fingerprint } = await loadHqKeys(folder);
      console.log(created ? `Made HQ's message key: ${file}` : `HQ's message key is there already: ${file}`);
      console.log(`Fingerprint: ${fingerprint}`);
      console.log(
        'Keep a copy of this file where only administrators reach it: enrolled stations believe no other key.\n',
      );
      console.log('The service reads these variables:');
      for (const [name, { schema, set }] of Object.entries(variables)) {
        const optional = schema.safeParse(undefined).success;
        console.log(`  ${optional ? '#' : ' '} ${name}=   ${set}${optional ? ' (may be left out)' : ''}`);
      }
      console.log('\nNext: set them, then `rollcall migrate`, `rollcall account add`, `rollcall serve`.');
    });
}
