import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createBackoff } from '@rollcall/node/backoff';
import { endOfProgram } from '@rollcall/node/end-of-program';
import { createLogger } from '@rollcall/node/logger';
import { createPeriodicTask } from '@rollcall/node/periodic-task';
import { Command } from 'commander';
import { z } from 'zod';
import { type BrokerFilesOptions, writeBrokerFiles } from '../auth/broker-files.ts';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import type { Database } from '../db/database.ts';
import { parseArguments } from './parse-arguments.ts';
import { withDatabaseAsItIs } from './with-database.ts';

const optionsSchema = z
  .object({
    out: z.string().min(1),
    port: z.coerce.number().int().min(1).max(65535),
    hqPort: z.coerce.number().int().min(1).max(65535).optional(),
    certificate: z.string().min(1).optional(),
    key: z.string().min(1).optional(),
    persistence: z.string().min(1).optional(),
    watch: z.boolean().default(false),
  })
  .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), {
    path: ['key'],
    error: '--certificate and --key belong together: give both or none',
  });

/** A station that was just enrolled waits for this long at most, plus the broker's own look at its files. */
const lookEveryMs = 2000;

/** `rollcall broker-files`: what mosquitto needs, which can't ask HQ about tokens. */
export function brokerFilesCommand(): Command {
  return new Command('broker-files')
    .description('write mosquitto.conf, acl and passwords for a mosquitto broker; again after each enrolment')
    .requiredOption('--out <folder>', 'where to write them')
    .option('--port <port>', 'the port of the listener', '1883')
    .option('--hq-port <port>', "HQ's own listener: on the other one, a station's client id is its user name then")
    .option('--certificate <file>', "the broker's certificate, where mosquitto finds it: the listener speaks TLS only")
    .option('--key <file>', 'the key of that certificate')
    .option('--persistence <folder>', 'where mosquitto keeps sessions; beside its files when left out')
    .option('--watch', 'keep them up to date until SIGTERM, for a broker that reads them again when they change')
    .action(async (given: object) => {
      const { watch, ...options } = parseArguments(optionsSchema, given);
      const accounts = readVariables(readEnv(), ['MQTT_USERNAME', 'MQTT_PASSWORD', 'MQTT_READER_PASSWORD']);
      const { certificate: certificateFile, key: keyFile } = options;
      const tls = certificateFile === undefined || keyFile === undefined ? {} : { tls: { certificateFile, keyFile } };
      const folder = resolve(options.out);
      const files: BrokerFilesOptions = {
        folder,
        hq: { username: accounts.MQTT_USERNAME, password: accounts.MQTT_PASSWORD },
        readerPassword: accounts.MQTT_READER_PASSWORD,
        listener: { port: options.port, ...(options.hqPort === undefined ? {} : { hqPort: options.hqPort }), ...tls },
        persistenceFolder: options.persistence ?? folder,
      };
      await withDatabaseAsItIs((db) => (watch ? keepUpToDate(db, files) : writeOnce(db, files)));
    });
}

async function writeOnce(db: Database, files: BrokerFilesOptions): Promise<void> {
  const { stations } = await writeBrokerFiles(db, files);
  console.log(`Wrote mosquitto.conf, acl and passwords of ${stations} stations to ${files.folder}.`);
  console.log('Next: give the folder to the user that runs mosquitto, and send mosquitto SIGHUP (or start it).');
}

/** A database that is away for a while is waited for: until then the broker goes by the last files. */
async function keepUpToDate(db: Database, files: BrokerFilesOptions): Promise<void> {
  const log = createLogger({ level: 'info', readable: process.stdout.isTTY });
  const end = endOfProgram({
    withParent: false,
    withinMs: 5000,
    onCutOff: (stillOpen) => log.error({ stillOpen }, 'command did not end in time and is cut off'),
  });
  const stopping = new AbortController();
  const task = createPeriodicTask({
    intervalMs: lookEveryMs,
    async run() {
      const { changed, stations } = await writeBrokerFiles(db, files);
      if (changed.length > 0) log.info({ changed, stations }, 'broker files written');
      // For whoever watches whether this command still gets anywhere.
      await writeFile(join(files.folder, 'looked-at'), `${new Date().toISOString()}\n`);
    },
    backoff: createBackoff({ baseMs: lookEveryMs, capMs: 30_000 }),
    onError: (error, { waitMs }) => log.warn({ error, waitMs }, 'broker files could not be brought up to date'),
  });
  task.start(stopping.signal);
  await end;
  stopping.abort();
  await task.stopped();
}
