import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { kindOfEvidence } from '@rollcall/shared/evidence/kind-of-evidence';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { type TrustOptions, verifyExport } from '@rollcall/shared/evidence/verify-export';
import { Command } from 'commander';
import { z } from 'zod';
import { errors } from '../errors/errors.ts';
import { parseArguments } from './parse-arguments.ts';
import { nodeEvidenceCrypto } from './verify/node-evidence-crypto.ts';
import { openFileSource } from './verify/open-file-source.ts';
import { printVerdict } from './verify/print-verdict.ts';
import { readWitnessKeys } from './verify/read-witness-keys.ts';
import { rootOption } from './verify/root-option.ts';
import { verifyDumpFile } from './verify/verify-dump-file.ts';
import { exitStatusOf, notWitnessedHelp, printNotWitnessed } from './verify/witnessed-as-asked.ts';

const optionsSchema = z.object({
  json: z.boolean().default(false),
  witness: z.array(z.string()).default([]),
  witnessKey: z.array(z.string()).default([]),
  root: rootOption,
});

/** `rollcall verify`. Needs no settings, no database and no network. Exit status: 0 whole, 1 broken, 2 no evidence, 3 not witnessed as asked. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check an export or a ledger dump, with no database and no network')
    .argument('<file>', 'the ZIP of an export, or a dump of `rollcall ledger dump`')
    .option('--witness <note-files...>', 'checkpoints as a witness kept them: it must have seen the same history')
    .option(
      '--witness-key <keys...>',
      'verifier keys as witnesses told them, or files of such lines: only by these does a cosignature count against HQ',
    )
    .option('--root <fingerprint>', "of HQ's root key: the end of an enrolment code, behind the dot")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 whole (payloads may be erased), 1 something is wrong, or was left out of a draw, 2 no evidence, or it could not be read,' +
        `\n${notWitnessedHelp}.` +
        '\ndocs/evidence-format.md says how to check it by yourself.',
    )
    .action(async (path: string, given: object) => {
      const { json, witness, witnessKey, root } = parseArguments(optionsSchema, given);
      const witnessNotes = await Promise.all(
        witness.map(async (note) => ({ name: basename(note), text: await readFile(note, 'utf8') })),
      );
      const witnessKeys = await readWitnessKeys(witnessKey);
      const verdict = await verify(path, { root, witnessNotes, witnessKeys });
      const isLackingItems = (verdict.due?.missingCount ?? 0) > 0;
      const found = {
        isWrong: verdict.state === 'broken' || isLackingItems,
        asked: witnessKeys.length > 0,
        isWitnessed: verdict.proved.includes('witnessed'),
      };
      if (json) console.log(JSON.stringify(verdict, undefined, 2));
      else {
        printNotWitnessed(found);
        printVerdict(verdict);
      }
      process.exitCode = exitStatusOf(found);
    });
}

async function verify(path: string, trust: TrustOptions): Promise<Verdict> {
  if ((await stat(path)).isDirectory()) throw errors.notEvidence(path);
  const source = openFileSource(path);
  try {
    const kind = await kindOfEvidence(source);
    if (kind === 'export') return await verifyExport(source, trust, nodeEvidenceCrypto);
    if (kind === 'dump') return await verifyDumpFile(path, source, trust);
    throw errors.notEvidence(path);
  } finally {
    source.close();
  }
}
