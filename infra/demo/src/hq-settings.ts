import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ports } from './choose-ports.ts';
import type { Secrets } from './secrets.ts';
import { writePrivateFile } from './write-private-file.ts';

export const serviceRole = 'rollcall_service';
export const bucket = 'recordings';
export const region = 'us-east-1';

/** The environment of the HQ service and of its commands, as ops engineers would set it. */
export function hqSettings(options: {
  dataFolder: string;
  ports: Pick<Ports, 'http' | 'mqtt' | 's3'>;
  secrets: Secrets;
  ownerUrl: string;
}) {
  const { dataFolder, ports, secrets, ownerUrl } = options;
  const serviceUrl = new URL(ownerUrl);
  serviceUrl.username = serviceRole;
  serviceUrl.password = secrets.serviceDatabasePassword;
  const keysFolder = join(dataFolder, 'hq-keys');
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
  return {
    DATABASE_URL: serviceUrl.href,
    DATABASE_OWNER_URL: ownerUrl,
    MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
    MQTT_USERNAME: 'hq',
    MQTT_PASSWORD: secrets.brokerHqPassword,
    MQTT_READER_PASSWORD: secrets.brokerReaderPassword,
    MQTT_AUTHENTICATION_SECRET: secrets.brokerSharedSecret,
    S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: secrets.s3AccessKeyId,
    S3_SECRET_ACCESS_KEY: secrets.s3SecretAccessKey,
    S3_REGION: region,
    ROLLCALL_KEYS_DIR: keysFolder,
    ROLLCALL_PUBLIC_URL: `http://127.0.0.1:${ports.http}`,
    ROLLCALL_WEB_DIR: fileURLToPath(new URL('../../../cloud/web/dist', import.meta.url)),
    ROLLCALL_DISKS: `server=${dataFolder}`,
    HOST: '127.0.0.1',
    PORT: String(ports.http),
  } satisfies Record<string, string>;
}

/** Keeps the settings where `npm run rollcall` finds them. */
export function writeHqSettings(dataFolder: string, settings: Record<string, string>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'`);
  writePrivateFile(join(dataFolder, 'hq.env'), `${lines.join('\n')}\n`);
}
