// HQ's HTTP service with its page, as the role `api` runs it.
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { readConfig } from '@rollcall/cloud/config/config';
import { createLogger } from '@rollcall/cloud/logger/logger';
import { startService } from '@rollcall/cloud/main';
import { programSettings, serve } from '../bench-program.ts';

const config = readConfig(programSettings<Record<string, string>>());
await createHqKeys(config.keysFolder);
const log = createLogger({ level: 'warn', readable: true, destination: process.stderr });
const { url, stop } = await startService({ ...config, roles: ['api'] }, { log });
await serve({ url }, stop);
