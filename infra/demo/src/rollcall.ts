// `npm run rollcall`: the `rollcall` command with the settings of the copy that `npm start` runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from './config/env.ts';

const settings = join(readEnvironment().dataFolder, 'hq.env');
if (existsSync(settings)) process.loadEnvFile(settings);
await import('@rollcall/cloud/cli/main');
