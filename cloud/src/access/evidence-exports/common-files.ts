import { readFile } from 'node:fs/promises';
import { exportExplanation } from '@rollcall/shared/words/custody-history';
import { errors } from '../../errors/errors.ts';
import { explanation } from './explanation.ts';

/**
 * What stands in every export beside its footage and history.
 * @param verifierFile the verifier as one page
 * @throws verifier_missing
 */
export async function readCommonFiles(verifierFile: string): Promise<{ name: string; bytes: Buffer }[]> {
  const verifier = await readFile(verifierFile).catch((error: unknown) => {
    throw errors.verifierMissing(verifierFile, error);
  });
  return [
    { name: 'verify.html', bytes: verifier },
    { name: exportExplanation.fileName, bytes: Buffer.from(explanation) },
  ];
}
