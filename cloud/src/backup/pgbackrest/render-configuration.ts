import { join } from 'node:path';
import type { BackupPlace, BackupSettings } from '../backup-settings.ts';

export const stanza = 'rollcall';
/** Of PostgreSQL's tables, as the image of the database makes it. */
export const ownerRole = 'rollcall_owner';

/** Copies of what the configuration names: PostgreSQL archives by it in a container of its own, where other paths lead nowhere. */
export const beside = {
  authority: (socketFolder: string) => join(socketFolder, 'pgbackrest-ca'),
  key: (socketFolder: string) => join(socketFolder, 'pgbackrest-key'),
};

/** The file by which pgBackRest works, here and where PostgreSQL archives its log. It has the passphrase in it. */
export function renderConfiguration(settings: BackupSettings): string {
  const { place, path, passphrase, databaseFolder, socketFolder } = settings;
  return [
    '# Written by `rollcall backup`.',
    '[global]',
    `repo1-path=${path}`,
    ...placeLines(place, socketFolder),
    'repo1-cipher-type=aes-256-cbc',
    `repo1-cipher-pass=${passphrase}`,
    'repo1-retention-full=4',
    'repo1-bundle=y',
    'repo1-block=y',
    'compress-type=zst',
    // A checkpoint at once: the backup doesn't wait for the next one, minutes later.
    'start-fast=y',
    // How long a backup waits for its last piece of the log.
    'archive-timeout=300',
    'archive-check=y',
    `lock-path=${join(socketFolder, 'pgbackrest-lock')}`,
    `spool-path=${join(socketFolder, 'pgbackrest-spool')}`,
    'log-level-file=off',
    'log-level-console=off',
    'log-level-stderr=warn',
    'log-timestamp=n',
    '',
    `[${stanza}]`,
    `pg1-path=${databaseFolder}`,
    `pg1-socket-path=${socketFolder}`,
    `pg1-user=${ownerRole}`,
    'pg1-database=postgres',
    '',
  ].join('\n');
}

function placeLines(place: BackupPlace, socketFolder: string): string[] {
  switch (place.type) {
    case 'disk':
      return [];
    case 's3': {
      const { hostname, port } = new URL(place.endpoint);
      return [
        'repo1-type=s3',
        `repo1-s3-endpoint=${hostname}`,
        `repo1-storage-host=${hostname}`,
        ...(port === '' ? [] : [`repo1-storage-port=${port}`]),
        `repo1-s3-bucket=${place.bucket}`,
        `repo1-s3-region=${place.region}`,
        `repo1-s3-key=${place.accessKeyId}`,
        `repo1-s3-key-secret=${place.secretAccessKey}`,
        'repo1-s3-uri-style=path',
        ...(place.caFile === undefined ? [] : [`repo1-storage-ca-file=${beside.authority(socketFolder)}`]),
      ];
    }
    case 'sftp': {
      const [host, port] = place.host.split(':');
      return [
        'repo1-type=sftp',
        `repo1-sftp-host=${host}`,
        ...(port === undefined ? [] : [`repo1-sftp-host-port=${port}`]),
        `repo1-sftp-host-user=${place.user}`,
        `repo1-sftp-private-key-file=${beside.key(socketFolder)}`,
        'repo1-sftp-host-key-hash-type=sha256',
        'repo1-sftp-host-key-check-type=fingerprint',
        `repo1-sftp-host-fingerprint=${hexOf(place.hostKey)}`,
      ];
    }
  }
}

/** As pgBackRest wants what `ssh-keygen` prints. */
function hexOf(hostKey: string): string {
  return Buffer.from(hostKey.replace('SHA256:', ''), 'base64').toString('hex');
}
