import { readFile } from 'node:fs/promises';
import type { VerifierKey } from '@rollcall/shared/contract/signed-note';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import { errors } from '../../errors/errors.ts';
import { nodeEvidenceCrypto } from './node-evidence-crypto.ts';

/** @param given verifier keys, or paths of files with one a line. @throws bad_verifier_key */
export async function readWitnessKeys(given: readonly string[]): Promise<VerifierKey[]> {
  return (await Promise.all(given.map(readGiven))).flat();
}

async function readGiven(given: string): Promise<VerifierKey[]> {
  const text = isVerifierKey(given) ? given : await readFile(given, 'utf8');
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => readWitnessKey(line, nodeEvidenceCrypto.sha256));
  const read = keys.filter((key) => key !== null);
  if (read.length === 0 || read.length < keys.length) throw errors.badVerifierKey();
  return read;
}

/** What looks like a key is no path, even if it is misspelt. */
function isVerifierKey(given: string): boolean {
  return /^[^\s+]+\+[0-9a-f]{8}\+\S+$/i.test(given.trim());
}
