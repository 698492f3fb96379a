import { z } from 'zod';
import type { StoredBackup } from '../backup-tool.ts';
import { failureOf } from './judge-failure.ts';

const databaseRefSchema = z.object({ id: z.int() });
const infoSchema = z.array(
  z.object({
    backup: z.array(
      z.object({
        label: z.string(),
        type: z.enum(['full', 'diff', 'incr']),
        timestamp: z.object({ start: z.int(), stop: z.int() }),
        error: z.boolean().default(false),
        info: z.object({ size: z.int(), repository: z.object({ delta: z.int() }) }),
        archive: z.object({ start: z.string(), stop: z.string() }),
        database: databaseRefSchema,
      }),
    ),
    db: z.array(databaseRefSchema.extend({ version: z.string() })),
    status: z.object({ code: z.int(), message: z.string() }),
    repo: z.array(z.object({ status: z.object({ code: z.int(), message: z.string() }) })).default([]),
  }),
);

const statusOk = 0;
const statusMissing = new Set([1, 3]);
const statusNoBackups = 2;

export interface Info {
  backups: StoredBackup[];
  /** The folder of the archived log of a backup, by label. */
  archiveOf: Map<string, string>;
}

/** What `pgbackrest info --output=json` prints; undefined when the place was never made ready. @throws BackupFailure */
export function readInfo(printed: string): Info | undefined {
  // A message quotes what a wrong passphrase made of a file, with control characters that JSON forbids.
  const [info] = infoSchema.parse(JSON.parse(printed.replaceAll(/\p{Cc}/gu, ' ')));
  if (info === undefined || statusMissing.has(info.status.code)) return undefined;
  if (info.status.code !== statusOk && info.status.code !== statusNoBackups) {
    throw failureOf('looking into the place', info.repo[0]?.status.message ?? info.status.message);
  }
  const versions = new Map(info.db.map(({ id, version }) => [id, version]));
  return {
    backups: info.backup.map((backup) => ({
      label: backup.label,
      kind: backup.type === 'full' ? 'full' : 'incremental',
      beganAt: new Date(backup.timestamp.start * 1000),
      endedAt: new Date(backup.timestamp.stop * 1000),
      bytes: backup.info.size,
      storedBytes: backup.info.repository.delta,
      hasDamagedPages: backup.error,
      log: { first: backup.archive.start, last: backup.archive.stop },
    })),
    archiveOf: new Map(
      info.backup.map(({ label, database: { id } }) => [label, `archive/rollcall/${versions.get(id)}-${id}`]),
    ),
  };
}
