import { readFile } from 'node:fs/promises';
import { exportExplanation } from '@rollcall/shared/words/custody-history';
import { evidenceExportProblem } from './repository.ts';

/** The explanation in an export, with the line ends that every editor of a Windows machine shows. */
export const explanation = exportExplanation.text.replaceAll('\n', '\r\n');

/**
 * What stands in every export beside its footage and history.
 * @param verifierFile the verifier as one page
 * @throws verifier_missing
 */
export async function readCommonFiles(verifierFile: string): Promise<{ name: string; bytes: Buffer }[]> {
  const verifier = await readFile(verifierFile).catch((error: unknown) => {
    throw evidenceExportProblem('verifier_missing', {
      detail: `The verifier is missing: ${verifierFile} can't be read.`,
      cause: error,
    });
  });
  return [
    { name: 'verify.html', bytes: verifier },
    { name: exportExplanation.fileName, bytes: Buffer.from(explanation) },
  ];
}
