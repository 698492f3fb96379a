import { BackupFailure } from '../backup-failure.ts';

export interface Verification {
  /** undefined: nothing is wrong with the log. */
  log: BackupFailure | undefined;
  /** By label; undefined: nothing is wrong with it. */
  backups: Map<string, BackupFailure | undefined>;
}

const counts = /missing: (\d+), checksum invalid: (\d+), size invalid: (\d+), other: (\d+)/;

/**
 * Reads what `pgbackrest verify --output=text --verbose` prints (2.55). Its exit status is 0 whatever it finds, so only what it says
 * counts: a part is good only if it says so, with as many good files as it has, and nothing else. It doesn't see that a piece of the
 * log is missing in the middle: `followLog` does.
 */
export function judgeVerification(printed: string): Verification {
  const lines = printed.split('\n').map((line) => line.trim());
  const backups = new Map<string, BackupFailure | undefined>();
  let log: BackupFailure | undefined;
  let explained = false;
  for (const [index, line] of lines.entries()) {
    const after = lines[index + 1] ?? '';
    const ofLog = /^archiveId: \S+, total WAL checked: (\d+), total valid WAL: (\d+)$/.exec(line);
    const ofBackup = /^backup: (\S+), status: (.+), total files checked: (\d+), total valid files: (\d+)$/.exec(line);
    if (ofLog && (ofLog[1] !== ofLog[2] || !hasNothingWrong(after))) {
      log = new BackupFailure('backup_damaged', `archived log: ${line}; ${after}`);
    }
    if (ofBackup) {
      const [, label = '', status, all, good] = ofBackup;
      const isGood = status === 'valid' && all === good && all !== '0' && hasNothingWrong(after);
      backups.set(label, isGood ? undefined : new BackupFailure('backup_damaged', `${line}; ${after}`));
    }
  }
  explained = log !== undefined || [...backups.values()].some((problem) => problem !== undefined);
  // Something is wrong that this version of ours doesn't know: no backup is good then.
  if (!lines.includes('status: ok') && !explained) {
    const failure = new BackupFailure('verification_failed', printed.trim() || 'pgBackRest printed nothing');
    log = failure;
  }
  return { log, backups };
}

function hasNothingWrong(line: string): boolean {
  const [, ...numbers] = counts.exec(line) ?? [];
  return numbers.length === 4 && numbers.every((number) => number === '0');
}
