import { localIsoOf } from '@rollcall/shared/rules/local-date';
import { AppError } from './app-error.ts';

/** What a restore can be refused for: part of `errors`. */
export const backupErrors = {
  databaseFolderNotEmpty: (folder: string) =>
    new AppError({
      code: 'database_folder_not_empty',
      status: 409,
      title: 'A database is only restored into an empty folder',
      detail: `There is something in ${folder}.`,
      nextStep:
        'Stop the database, move what is in that folder away, and keep it until the restored HQ has been checked.',
    }),
  noSuchBackup: (label: string | undefined, labels: readonly string[]) =>
    new AppError({
      code: 'no_such_backup',
      status: 404,
      title: 'There is no such backup',
      detail: label === undefined ? 'The place has no backup.' : `There is no backup ${label}.`,
      nextStep: `Choose one of \`rollcall backup list\`${labels.length > 0 ? `: ${labels.join(', ')}` : ''}.`,
    }),
  targetOutOfRange: ({ target, from, until }: { target: Date; from: Date; until: Date | null }) =>
    new AppError({
      code: 'target_out_of_range',
      status: 400,
      title: 'The database can not be restored as of this time',
      detail: `${localIsoOf(target)} isn't between the first backup and the last archived change.`,
      nextStep:
        until === null
          ? 'Choose `newest`: nothing was archived since the backup.'
          : `Choose a time from ${localIsoOf(from)} up to, not with, ${localIsoOf(until)}, or \`newest\`.`,
    }),
};
