import { stat } from 'node:fs/promises';
import { readVariables } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Env } from '../config/env.ts';
import { type VariableName, variables } from '../config/variables.ts';

export type BackupPlace =
  | { type: 'disk' }
  | {
      type: 's3';
      endpoint: string;
      bucket: string;
      region: string;
      accessKeyId: string;
      secretAccessKey: string;
      caFile: string | undefined;
    }
  | { type: 'sftp'; host: string; user: string; keyFile: string; hostKey: string };

/** What programs of PostgreSQL and pgBackRest run as; undefined: as we do. */
export interface ProgramAccount {
  uid: number;
  gid: number;
}

export interface BackupSettings {
  place: BackupPlace;
  /** Of the backups in the place. */
  path: string;
  /** A fire in the machine room doesn't take both. */
  offHost: boolean;
  passphrase: string;
  databaseFolder: string;
  socketFolder: string;
  postgresBin: string;
  siteFolder: string;
  scratchFolder: string;
  account: ProgramAccount | undefined;
}

/** @throws ConfigError that names what is missing for the chosen place */
export async function readBackupSettings(env: Env): Promise<BackupSettings> {
  const read = readVariables(env, [
    'ROLLCALL_BACKUP_PLACE',
    'ROLLCALL_BACKUP_PATH',
    'ROLLCALL_BACKUP_OFF_HOST',
    'ROLLCALL_BACKUP_PASSPHRASE',
    'ROLLCALL_BACKUP_S3_ENDPOINT',
    'ROLLCALL_BACKUP_S3_BUCKET',
    'ROLLCALL_BACKUP_S3_REGION',
    'ROLLCALL_BACKUP_S3_ACCESS_KEY_ID',
    'ROLLCALL_BACKUP_S3_SECRET_ACCESS_KEY',
    'ROLLCALL_BACKUP_S3_CA_FILE',
    'ROLLCALL_BACKUP_SFTP_HOST',
    'ROLLCALL_BACKUP_SFTP_USER',
    'ROLLCALL_BACKUP_SFTP_KEY_FILE',
    'ROLLCALL_BACKUP_SFTP_HOST_KEY',
    'ROLLCALL_DATABASE_FOLDER',
    'ROLLCALL_DATABASE_SOCKET_FOLDER',
    'ROLLCALL_POSTGRES_BIN',
    'ROLLCALL_SITE_FOLDER',
    'ROLLCALL_SCRATCH_FOLDER',
  ]);
  const missing: VariableName[] = [];
  function need<Name extends keyof typeof read>(name: Name): NonNullable<(typeof read)[Name]> {
    const value = read[name];
    if (value === undefined) missing.push(name);
    return value as NonNullable<typeof value>;
  }
  const place = readPlace();
  const passphrase = need('ROLLCALL_BACKUP_PASSPHRASE');
  if (missing.length > 0) {
    throw new ConfigError(
      missing.map((variable) => ({ variable, message: 'is not set', set: variables[variable].set })),
    );
  }
  return {
    place,
    path: read.ROLLCALL_BACKUP_PATH,
    offHost: place.type !== 'disk' || read.ROLLCALL_BACKUP_OFF_HOST === 'yes',
    passphrase,
    databaseFolder: read.ROLLCALL_DATABASE_FOLDER,
    socketFolder: read.ROLLCALL_DATABASE_SOCKET_FOLDER,
    postgresBin: read.ROLLCALL_POSTGRES_BIN,
    siteFolder: read.ROLLCALL_SITE_FOLDER,
    scratchFolder: read.ROLLCALL_SCRATCH_FOLDER,
    account: await accountFor(read.ROLLCALL_DATABASE_FOLDER),
  };

  function readPlace(): BackupPlace {
    switch (read.ROLLCALL_BACKUP_PLACE) {
      case 'disk':
        return { type: 'disk' };
      case 's3':
        return {
          type: 's3',
          endpoint: need('ROLLCALL_BACKUP_S3_ENDPOINT'),
          bucket: need('ROLLCALL_BACKUP_S3_BUCKET'),
          region: read.ROLLCALL_BACKUP_S3_REGION,
          accessKeyId: need('ROLLCALL_BACKUP_S3_ACCESS_KEY_ID'),
          secretAccessKey: need('ROLLCALL_BACKUP_S3_SECRET_ACCESS_KEY'),
          caFile: read.ROLLCALL_BACKUP_S3_CA_FILE,
        };
      case 'sftp':
        return {
          type: 'sftp',
          host: need('ROLLCALL_BACKUP_SFTP_HOST'),
          user: need('ROLLCALL_BACKUP_SFTP_USER'),
          keyFile: need('ROLLCALL_BACKUP_SFTP_KEY_FILE'),
          hostKey: need('ROLLCALL_BACKUP_SFTP_HOST_KEY'),
        };
    }
  }
}

/** PostgreSQL refuses root, and must own its files: as root, its programs run as the owner of its folder. */
async function accountFor(databaseFolder: string): Promise<ProgramAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(databaseFolder).catch(() => undefined);
  return owner === undefined || owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid };
}
