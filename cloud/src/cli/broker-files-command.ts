import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { mosquittoHash } from '../auth/broker-password.ts';
import { doctorAccounts } from '../auth/doctor-accounts.ts';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { mosquittoAcl, mosquittoConf } from '../mqtt/mosquitto-files.ts';
import { listBrokerPasswords } from '../registry/station-repository.ts';
import { parseArguments } from './parse-arguments.ts';
import { withDatabase } from './with-database.ts';

const optionsSchema = z.object({ out: z.string().min(1), port: z.coerce.number().int().min(1).max(65535) });

/** `rollcall broker-files`: what mosquitto needs, which can't ask HQ about tokens. */
export function brokerFilesCommand(): Command {
  return new Command('broker-files')
    .description('write mosquitto.conf, acl and passwords for a mosquitto broker; again after each enrolment')
    .requiredOption('--out <folder>', 'where to write them')
    .option('--port <port>', 'the port of the listener', '1883')
    .action(async (given: { out: string; port: string }) => {
      const options = parseArguments(optionsSchema, given);
      const accounts = readVariables(readEnv(), ['MQTT_USERNAME', 'MQTT_PASSWORD', 'MQTT_READER_PASSWORD']);
      const stations = await withDatabase(listBrokerPasswords);
      const folder = resolve(options.out);
      await mkdir(folder, { recursive: true });
      const passwordFile = join(folder, 'passwords');
      const aclFile = join(folder, 'acl');
      const passwords = [
        [accounts.MQTT_USERNAME, accounts.MQTT_PASSWORD],
        ...(accounts.MQTT_READER_PASSWORD === undefined ? [] : [['reader', accounts.MQTT_READER_PASSWORD]]),
        ...doctorAccounts(accounts.MQTT_PASSWORD).map(({ username, password }) => [username, password]),
      ].map(async ([user = '', password = '']) => `${user}:${await mosquittoHash(password, randomBytes(12))}\n`);
      const lines = [...(await Promise.all(passwords)), ...stations.map((row) => `${row.stationId}:${row.hash}\n`)];
      await writePrivate(passwordFile, lines.join(''));
      await writePrivate(aclFile, mosquittoAcl({ hq: accounts.MQTT_USERNAME, reader: 'reader' }));
      await writePrivate(
        join(folder, 'mosquitto.conf'),
        mosquittoConf({ port: options.port, passwordFile, aclFile, persistenceFolder: folder }),
      );
      console.log(`Wrote mosquitto.conf, acl and passwords of ${stations.length} stations to ${folder}.`);
      console.log('Next: give the folder to the user that runs mosquitto, and send mosquitto SIGHUP (or start it).');
    });
}

async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600); // of a file that was there already
}
