// `npm run test:containers`: looks for a Docker engine and the images, then runs vitest with its arguments.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { getContainerRuntimeClient, ImageName } from 'testcontainers';
import { environmentOfTests } from '../src/config/env.ts';
import { imageNames } from './images.ts';

const engine = await getContainerRuntimeClient().catch(() => undefined);
if (engine === undefined) {
  // Nothing may be skipped in CI.
  const { isCi } = environmentOfTests();
  end(isCi ? 1 : 0, `${isCi ? 'FAILED' : 'skipped'}: no Docker engine answers (DOCKER_HOST).`);
}
const missing: string[] = [];
for (const name of Object.values(imageNames())) {
  if (!(await engine.image.exists(ImageName.fromString(name)))) missing.push(name);
}
if (missing.length > 0)
  end(1, `FAILED: the engine has no ${missing.join(', ')}. ROLLCALL_TEST_IMAGES can name other images.`);

const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const vitest = spawn(
  process.execPath,
  [
    path('node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    path('test/containers/vitest.config.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
const [code] = await once(vitest, 'close');
process.exit(code ?? 1);

function end(exitCode: number, why: string): never {
  process.stdout.write(`${why} See "Tests against containers" in test/README.md.\n`);
  process.exit(exitCode);
}
