import { ProblemError } from '../../api/problem-error.ts';

/** The bytes of a chosen file. Browsers refuse to read one that was saved again since it was chosen. @throws ProblemError */
export async function readWhole(file: File): Promise<Blob> {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch (cause) {
    const nextStep = 'Choose the file again.';
    throw new ProblemError(
      { type: 'about:blank', title: 'The file can’t be read', status: 0, code: 'file_unreadable', nextStep },
      { cause },
    );
  }
}
