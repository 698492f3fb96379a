import { readKeySet } from '../../auth/key-set-file.ts';
import { BackupFailure } from '../../backup/backup-failure.ts';
import { type BackupSettings, readBackupSettings } from '../../backup/backup-settings.ts';
import type { BackupTool } from '../../backup/backup-tool.ts';
import { createPgbackrestTool } from '../../backup/pgbackrest/pgbackrest-tool.ts';
import type { ProofDeps } from '../../backup/prove-backup.ts';
import { readVariables } from '../../config/config.ts';
import { type Env, readEnv } from '../../config/env.ts';
import { createObjectStore, type ObjectStore } from '../../objects/object-store.ts';
import { reportError } from '../report-error.ts';
import { verifyOwnDump } from '../verify/verify-dump-file.ts';

/** What is typed after `rollcall backup`, with the settings of the place and its tool. */
export async function openBackup(env: Env = readEnv()): Promise<{ settings: BackupSettings; tool: BackupTool }> {
  const settings = await readBackupSettings(env);
  const tool = createPgbackrestTool(settings);
  await tool.configure();
  return { settings, tool };
}

/** HQ's store, where the papers are. */
export function openPaperStore(env: Env = readEnv()): ObjectStore {
  const read = readVariables(env, [
    'S3_ENDPOINT',
    'S3_REGION',
    'S3_BUCKET',
    'S3_ACCESS_KEY_ID',
    'S3_SECRET_ACCESS_KEY',
  ]);
  return createObjectStore({
    endpoint: read.S3_ENDPOINT,
    region: read.S3_REGION,
    bucket: read.S3_BUCKET,
    accessKeyId: read.S3_ACCESS_KEY_ID,
    secretAccessKey: read.S3_SECRET_ACCESS_KEY,
    grantForm: 'content-sha256',
  });
}

/** What a proof needs beside the place. */
export function proofParts(env: Env = readEnv()): Pick<ProofDeps, 'databaseName' | 'keySet' | 'verifyDump'> {
  const read = readVariables(env, ['DATABASE_URL', 'ROLLCALL_KEYS_DIR']);
  return {
    databaseName: decodeURIComponent(new URL(read.DATABASE_URL).pathname.slice(1)),
    async keySet() {
      const { jws, keySet } = await readKeySet(read.ROLLCALL_KEYS_DIR);
      return { jws, origin: keySet.origin };
    },
    verifyDump: verifyOwnDump,
  };
}

/** A line for each step, on standard error: what a command prints for others stands alone on standard output. */
export function sayStep(step: string): void {
  console.error(step);
}

const nextSteps: Record<BackupFailure['problem'], string> = {
  place_unreachable:
    'See that the disk is mounted, or that the server is reached, and that its address and key are right.',
  place_full: 'Make room in the place, or give it a larger disk. Old backups go by themselves after four weeks.',
  wrong_passphrase: 'Give the passphrase by which these backups were made (secrets/backup-passphrase).',
  archive_incomplete:
    'Make a new backup: rollcall backup now. Times before it can be reached only up to the missing piece.',
  backup_damaged: 'Check the disk of the place, then make a new full backup: rollcall backup now --full.',
  verification_failed: 'Read what it says, then make a new full backup: rollcall backup now --full.',
  ledger_differs: 'Change nothing more, keep copies of database and backups, and find out who had access to them.',
  internal: 'Read what it says. If it stays so, tell the developers.',
};

/** Says why a backup came to nothing and what to do; the exit status is 1. */
export async function reportFailure(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BackupFailure)) return reportError(error);
    console.error(`FAILED: ${error.message}`);
    console.error(`Next: ${nextSteps[error.problem]}`);
    process.exitCode = 1;
  }
}
