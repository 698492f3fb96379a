import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { cosignatureFileSchema } from '@rollcall/shared/contract/witness-files';
import { z } from 'zod';
import { readKeySet } from '../../auth/key-set-file.ts';
import { readVariables } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import {
  addOutsideWitness,
  checkpointFileOf,
  importCosignature,
  removeOutsideWitness,
} from '../../ledger/outside-witnesses.ts';
import { parseArguments } from '../parse-arguments.ts';
import { withDatabase } from '../with-database.ts';

const optionsSchema = z.object({ from: z.array(z.coerce.number().int().nonnegative()) });

export async function exportCheckpoint(file: string, options: { from: string[] }): Promise<void> {
  const { from } = parseArguments(optionsSchema, options);
  const { jws: keySet } = await readKeySet(readVariables(readEnv(), ['ROLLCALL_KEYS_DIR']).ROLLCALL_KEYS_DIR);
  const exported = await withDatabase((db) => checkpointFileOf(db, { keySet, from }));
  const path = resolve(file);
  await writeFile(path, `${canonicalJson(exported)}\n`);
  const sizes = exported.proofs.map((proof) => proof.from).join(', ');
  console.log(`Wrote ${path}, with proofs for witnesses that saw last: ${sizes || 'nothing yet'}.`);
  console.log('Next: `rollcall-agent witness cosign` at the witness, then `rollcall ledger import-cosignatures` here.');
}

export async function importCosignatures(files: string[]): Promise<void> {
  for (const file of files) {
    const cosignature = parseArguments(cosignatureFileSchema, parseJson(await readFile(file, 'utf8')));
    const { name, added } = await withDatabase((db) => importCosignature(db, cosignature));
    console.log(`${name} cosigned the checkpoint of ${cosignature.size} entries${added ? '' : ', as is known'}.`);
  }
}

export async function addWitness(verifierKey: string): Promise<void> {
  const { name, added } = await withDatabase((db) => addOutsideWitness(db, { verifierKey, by: 'rollcall ledger' }));
  console.log(added ? `${name} is a witness now.` : `${name} is a witness with this key already, or was one.`);
  if (added) console.log('Next: `rollcall ledger export-checkpoint`, and take the file to it.');
}

export async function removeWitness(name: string): Promise<void> {
  const removed = await withDatabase((db) =>
    removeOutsideWitness(db, { name, by: 'rollcall ledger', now: new Date() }),
  );
  console.log(removed ? `${name} is a witness no more.` : `There is no witness outside of the name ${name}.`);
  if (!removed) process.exitCode = 2;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema then says that it is no such file.
  }
}
