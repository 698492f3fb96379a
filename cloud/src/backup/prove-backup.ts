import { createWriteStream } from 'node:fs';
import { chown, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { createDatabase, type Database } from '../db/database.ts';
import { readLatestCheckpoint, readRoot } from '../ledger/checkpoint-repository.ts';
import { dumpLedger } from '../ledger/dump-ledger.ts';
import { readHead } from '../ledger/ledger-repository.ts';
import { BackupFailure, toBackupFailure } from './backup-failure.ts';
import { beginRun, endBadly, endWell } from './backup-run-repository.ts';
import type { BackupSettings } from './backup-settings.ts';
import type { BackupTool, StoredBackup } from './backup-tool.ts';
import { withScratchPostgres } from './scratch-postgres.ts';

export interface ProofDeps {
  db: Database;
  /** By its name the restored one is found. */
  databaseName: string;
  tool: BackupTool;
  settings: BackupSettings;
  keySet: () => Promise<{ jws: string; origin: string }>;
  /** `rollcall verify` over a dump. */
  verifyDump: (file: string) => Promise<Verdict>;
  now: () => Date;
  say: (step: string) => void;
  signal?: AbortSignal | undefined;
}

/** How much of a restored HQ was right. */
export interface Proof {
  label: string;
  /** Facts in its ledger. */
  facts: number;
}

/**
 * Restores the newest backup on trial, as of the end of the archived log, starts PostgreSQL on it, verifies a dump of its ledger, and
 * compares its root with that of the live ledger at the same size. What became of it stands in `backup_run`; nothing of the trial is
 * left. Call it only with the lock of `withBackupLock`. @throws BackupFailure
 */
export async function proveBackup(deps: ProofDeps): Promise<Proof> {
  const { db, tool, settings, now } = deps;
  const { scratchFolder: scratch, account } = settings;
  const run = await beginRun(db, {
    kind: 'proof',
    label: null,
    beganAt: now(),
    offHost: settings.offHost,
    positions: {},
  });
  let backup: StoredBackup | undefined;
  try {
    backup = (await tool.list())?.at(-1);
    if (backup === undefined) throw new BackupFailure('place_unreachable', `there is no backup in ${tool.place}`);
    await clearScratch(scratch);
    const folder = join(scratch, 'database');
    await mkdir(folder, { mode: 0o700 });
    if (account) await chown(folder, account.uid, account.gid);
    const facts = await restoreAndCompare(deps, backup, folder);
    await endWell(db, run, { endedAt: now(), kind: 'proof', label: backup.label, bytes: null, storedBytes: null });
    deps.say(`good: backup ${backup.label} comes up, and the ${facts} facts of its ledger are right`);
    return { label: backup.label, facts };
  } catch (error) {
    const failure = toBackupFailure(error);
    await endBadly(db, run, { endedAt: now(), failure, label: backup?.label ?? null });
    throw failure;
  } finally {
    await clearScratch(scratch);
  }
}

/** Removes what is in the folder, not the folder: it is a volume. What a service left that died is removed so, too. */
export async function clearScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

async function restoreAndCompare(deps: ProofDeps, { label }: StoredBackup, folder: string): Promise<number> {
  const { db, databaseName, tool, settings, say, signal } = deps;
  say(`restoring ${label} on trial, with all of the archived log`);
  await tool.restore({ label, target: undefined, folder }, signal);
  say('starting PostgreSQL on it');
  return withScratchPostgres(
    settings,
    folder,
    'drop',
    async (postgres) => {
      const restored = createDatabase({ url: postgres.url(databaseName), max: 2, applicationName: 'rollcall proof' });
      try {
        if (await readLatestCheckpoint(restored)) await verifyLedger(deps, restored);
        say('comparing its ledger with the live one');
        const { size, root } = await readHead(restored);
        if (size > 0 && !(await readRoot(db, size))?.equals(root)) {
          throw new BackupFailure(
            'ledger_differs',
            `at ${size} facts the restored ledger has another root than the live one`,
          );
        }
        return size;
      } finally {
        await restored.destroy();
      }
    },
    signal,
  );
}

async function verifyLedger({ settings, keySet, verifyDump, say }: ProofDeps, restored: Database): Promise<void> {
  say('verifying a dump of its ledger');
  const file = join(settings.scratchFolder, 'ledger.jsonl');
  const { jws, origin } = await keySet();
  await pipeline(dumpLedger(restored, { origin, keySet: jws }), createWriteStream(file, { mode: 0o600 }));
  const { state, findings } = await verifyDump(file);
  if (state === 'broken') {
    throw new BackupFailure('ledger_differs', `rollcall verify says of its dump: ${JSON.stringify(findings[0])}`);
  }
}
