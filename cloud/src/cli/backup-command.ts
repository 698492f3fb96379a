import { Command } from 'commander';
import { z } from 'zod';
import { putPapers, restoreDatabaseNow, unpackSite } from './backup/bring-back.ts';
import { listBackups, verifyBackups } from './backup/look.ts';
import { backupNow, proveNow } from './backup/make.ts';
import { reportFailure } from './backup/open-backup.ts';
import { serveBackups } from './backup/serve.ts';
import { parseArguments } from './parse-arguments.ts';

const flag = z.boolean().default(false);
const label = z.string().optional();
const target = z.union(
  [
    z.literal('newest').transform(() => undefined),
    z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  ],
  'must be newest, or a time such as 2026-12-10T02:30:00+08:00',
);

/** `rollcall backup …`. Exit status: 0 good, 1 not good, 2 what was asked can't be. */
export function backupCommand(): Command {
  const backup = new Command('backup').description('backups of the database, with keys, settings and papers');

  function add<Schema extends z.ZodType>(
    name: string,
    description: string,
    options: Record<string, string>,
    schema: Schema,
    work: (given: z.output<Schema>) => Promise<void>,
  ): void {
    const command = backup.command(name).description(description);
    for (const [flags, about] of Object.entries(options)) command.option(flags, about);
    command.action((given: object) => reportFailure(() => work(parseArguments(schema, given))));
  }

  const ofBackup = { '--label <label>': 'which backup, as `rollcall backup list` names it; the newest without it' };
  add('serve', 'make, verify and prove backups by the clock until SIGTERM', {}, z.object({}), serveBackups);
  add(
    'now',
    'make a backup and verify it; waits for one that is going on',
    {
      '--full': 'of everything, not only of what changed',
      '--new-place': 'the place is empty because it is a new one',
      '--before-upgrade': 'of the database of the release before, which is not migrated yet; HQ must be stopped',
    },
    z.object({ full: flag, newPlace: flag, beforeUpgrade: flag }),
    backupNow,
  );
  add('list', 'what the place of the backups holds', { '--json': 'print JSON' }, z.object({ json: flag }), listBackups);
  add(
    'verify',
    'read backups, their packs and the archived log back',
    { '--label <label>': 'this one only' },
    z.object({ label }),
    verifyBackups,
  );
  add('prove', 'restore the newest backup on trial, and verify the ledger in it', {}, z.object({}), proveNow);
  add(
    'restore-database',
    'restore the database into its empty folder; prints the label of the backup',
    {
      '--target <time>': 'newest, or a time such as 2026-12-10T02:30:00+08:00',
      ...ofBackup,
      '--check': 'only see whether it could be done; HQ may run',
    },
    z.object({ target, label, check: flag }),
    restoreDatabaseNow,
  );
  add(
    'unpack',
    'write keys, secrets and .env of a backup into a folder; keeps what is there',
    { '--to <folder>': 'the folder', ...ofBackup },
    z.object({ to: z.string().min(1), label }),
    unpackSite,
  );
  add(
    'put-papers',
    'put what a backup has of the store back into it; keeps what is there',
    ofBackup,
    z.object({ label }),
    putPapers,
  );
  return backup;
}
