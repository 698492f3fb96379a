import { stat } from 'node:fs/promises';
import { verifyPackage } from '@rollcall/shared/papers/verify-package';
import { Command } from 'commander';
import { z } from 'zod';
import { errors } from '../errors/errors.ts';
import { printBulletin } from './bulletin/print-bulletin.ts';
import { parseArguments } from './parse-arguments.ts';
import { nodeEvidenceCrypto } from './verify/node-evidence-crypto.ts';
import { openFileSource } from './verify/open-file-source.ts';
import { readWitnessKeys } from './verify/read-witness-keys.ts';
import { rootOption } from './verify/root-option.ts';
import { exitStatusOf, notWitnessedHelp, printNotWitnessed } from './verify/witnessed-as-asked.ts';

const optionsSchema = z.object({
  json: z.boolean().default(false),
  witnessKey: z.array(z.string()).default([]),
  root: rootOption,
});

/** `rollcall bulletin …`. */
export function bulletinCommand(): Command {
  const bulletin = new Command('bulletin').description('weekly bulletins and monthly reviews');
  bulletin
    .command('verify')
    .description('check the package of a sealed issue, with no database and no network')
    .argument('<file>', 'the ZIP of an issue, downloaded from its page')
    .option(
      '--witness-key <keys...>',
      'verifier keys as witnesses told them, or files of such lines: only by these does a cosignature count against HQ',
    )
    .option('--root <fingerprint>', "of HQ's root key: the end of an enrolment code, behind the dot")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 true (names may be erased) or unbound, 1 refused, 2 it is no package of an issue, or could not be read,' +
        `\n${notWitnessedHelp}.` +
        '\ndocs/bulletins.md says how to check it by yourself.',
    )
    .action(verify);
  return bulletin;
}

/** Needs no settings. */
async function verify(path: string, given: object): Promise<void> {
  const { json, witnessKey, root } = parseArguments(optionsSchema, given);
  const witnessKeys = await readWitnessKeys(witnessKey);
  if ((await stat(path)).isDirectory()) throw errors.notEvidence(path);
  const source = openFileSource(path);
  try {
    const verdict = await verifyPackage(source, { root, witnessKeys }, nodeEvidenceCrypto);
    if (!verdict) throw errors.notEvidence(path);
    const found = {
      isWrong: verdict.state === 'refused',
      asked: witnessKeys.length > 0,
      isWitnessed: !verdict.unchecked.includes('no_given_witness'),
    };
    if (json) console.log(JSON.stringify(verdict, undefined, 2));
    else {
      printNotWitnessed(found);
      printBulletin(verdict);
    }
    process.exitCode = exitStatusOf(found);
  } finally {
    source.close();
  }
}
