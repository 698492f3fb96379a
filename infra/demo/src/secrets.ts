import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './write-private-file.ts';

export interface Secrets {
  adminPassword: string;
  serviceDatabasePassword: string;
  brokerHqPassword: string;
  brokerReaderPassword: string;
  brokerSharedSecret: string;
  s3AccessKeyId: string;
  s3SecretAccessKey: string;
}

/** This copy's secrets: made once, then read from `secrets.json`. */
export function loadSecrets(dataFolder: string): Secrets {
  const path = join(dataFolder, 'secrets.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  const secret = (bytes = 24) => randomBytes(bytes).toString('base64url');
  const secrets: Secrets = {
    adminPassword: secret(9),
    serviceDatabasePassword: secret(),
    brokerHqPassword: secret(),
    brokerReaderPassword: secret(),
    brokerSharedSecret: secret(),
    s3AccessKeyId: `RC${randomBytes(9).toString('hex').toUpperCase()}`,
    s3SecretAccessKey: secret(30),
  };
  writePrivateFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
