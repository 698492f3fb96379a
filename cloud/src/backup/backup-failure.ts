import type { BackupProblem } from '@rollcall/shared/http/backup-status';
import { backupStatusWords } from '@rollcall/shared/words/backup-status';

/** A backup, its verification, its proof or a restore came to nothing, and why. `seen` has no secrets. */
export class BackupFailure extends Error {
  readonly problem: BackupProblem;
  readonly seen: string;

  constructor(problem: BackupProblem, seen: string, cause?: unknown) {
    const tidy = plainText(seen);
    super(`${backupStatusWords.problems[problem].en}: ${tidy}`, cause === undefined ? {} : { cause });
    this.name = 'BackupFailure';
    this.problem = problem;
    this.seen = tidy;
  }
}

/** What failed without being expected to. */
export function toBackupFailure(error: unknown): BackupFailure {
  if (error instanceof BackupFailure) return error;
  return new BackupFailure('internal', error instanceof Error ? error.message : String(error), error);
}

const longest = 600;

/** One line of printable text: what was deciphered with a wrong key, and is quoted by a message, is neither. */
function plainText(text: string): string {
  const printable = text
    .replaceAll(/[^\x20-\x7e\n\u00a0-\ud7ff]|\ufffd/g, '·')
    .replaceAll(/·{2,}/g, '·')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return printable.length <= longest ? printable : `${printable.slice(0, longest)}…`;
}
