import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from '../../errors/errors.ts';
import { explanation } from './explanation.ts';

/**
 * What stands in every export beside its footage and history.
 * @param webFolder the built page, in which the verifier lies as one file
 * @throws verifier_missing
 */
export async function readCommonFiles(webFolder: string | undefined): Promise<{ name: string; bytes: Buffer }[]> {
  const verifier = await readVerifier(webFolder);
  return [
    { name: 'verify.html', bytes: verifier },
    { name: '说明.txt', bytes: Buffer.from(explanation) },
  ];
}

async function readVerifier(webFolder: string | undefined): Promise<Buffer> {
  if (webFolder === undefined) throw errors.verifierMissing('ROLLCALL_WEB_DIR is not set');
  const file = join(webFolder, 'verify.html');
  try {
    return await readFile(file);
  } catch (error) {
    throw errors.verifierMissing(`${file} can not be read`, error);
  }
}
