import { readFile, stat } from 'node:fs/promises';
import { replayDraw } from '@rollcall/shared/draw/replay-draw';
import { Command } from 'commander';
import { z } from 'zod';
import { nodeDrawCrypto } from '../checks/draws/draw-crypto.ts';
import { errors } from '../errors/errors.ts';
import { parseArguments } from './parse-arguments.ts';
import { printReplay } from './replay/print-replay.ts';
import { readWitnessKeys } from './verify/read-witness-keys.ts';
import { rootOption } from './verify/root-option.ts';
import { exitStatusOf, notWitnessedHelp, printNotWitnessed } from './verify/witnessed-as-asked.ts';

const optionsSchema = z.object({
  json: z.boolean().default(false),
  sample: z.boolean().default(false),
  witnessKey: z.array(z.string()).default([]),
  root: rootOption,
});

/** `rollcall replay-draw`. Needs no settings, no database and no network. Exit status: 0 true or waits, 1 refused, 2 can't be read, 3 not witnessed as asked. */
export function replayDrawCommand(): Command {
  return new Command('replay-draw')
    .description('recompute a draw from its file, with no database and no network')
    .argument('<file>', 'the file of a draw, downloaded from its page')
    .option(
      '--witness-key <keys...>',
      'verifier keys as witnesses told them, or files of such lines: only by these does a cosignature count against HQ',
    )
    .option('--root <fingerprint>', "of HQ's root key: the end of an enrolment code, behind the dot")
    .option('--sample', 'print every item of the sample')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 true, or waits for secrets; 1 refused; 2 it could not be read;' +
        `\n${notWitnessedHelp}.` +
        '\ndocs/checks.md says how to recompute it by yourself.',
    )
    .action(async (path: string, given: object) => {
      const { json, sample, witnessKey, root } = parseArguments(optionsSchema, given);
      const witnessKeys = await readWitnessKeys(witnessKey);
      if ((await stat(path)).isDirectory()) {
        throw errors.badArguments([{ path: 'file', message: 'is a folder: give the file of a draw in it' }]);
      }
      const verdict = replayDraw(await readFile(path), { root, witnessKeys }, nodeDrawCrypto);
      const found = {
        isWrong: verdict.state === 'refused',
        asked: witnessKeys.length > 0,
        isWitnessed: !verdict.unchecked.includes('no_given_witness'),
      };
      if (json) console.log(JSON.stringify(verdict, undefined, 2));
      else {
        printNotWitnessed(found);
        printReplay(verdict, { sample });
      }
      process.exitCode = exitStatusOf(found);
    });
}
