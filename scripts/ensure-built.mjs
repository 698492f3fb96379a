// Runs before `npm start`, `npm run dev` and `npm test`, on Node 20 or newer: builds the page (cloud/web) into
// cloud/web/dist and the verifier that goes into exports (cloud/web/verifier) into cloud/web/dist-verifier, unless they were
// built from these very sources. Copies that start together build side by side, each in a folder of its own; the last to
// finish wins, and a page that is being read is replaced whole.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'cloud/web');
const builds = [
  { name: 'the page', dist: join(web, 'dist'), config: 'web/vite.config.ts' },
  { name: 'the verifier', dist: join(web, 'dist-verifier'), config: 'web/verifier/vite.config.ts' },
];
const note = '.built-from';
/** A build takes seconds: what is older was left by one that was killed. */
const leftOverMs = 600_000;

// Everything that a build reads: its sources, what says how they are compiled and what their imports mean, and this program.
const wanted = hashOf([
  'cloud/web',
  'cloud/package.json',
  'shared/src',
  'shared/package.json',
  'tsconfig.base.json',
  'package-lock.json',
  'scripts/ensure-built.mjs',
]);
removeLeftOvers();
for (const build of builds) if (!isCurrent(build)) make(build);

function isCurrent({ dist }) {
  const file = join(dist, note);
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

function make(build) {
  const { name, dist, config } = build;
  console.error(`Building ${name} (once)…`);
  const built = mkdtempSync(join(web, 'dist-'));
  const vite = join(
    dirname(createRequire(join(root, 'cloud/package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const args = [vite, 'build', '--config', config, '--outDir', built, '--logLevel', 'warn'];
  // Whatever the caller's is: with another one, React is built as for its own developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  const run = spawnSync(process.execPath, args, {
    cwd: join(root, 'cloud'),
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (run.status !== 0) {
    rmSync(built, { recursive: true, force: true });
    console.error(`Could not build ${name}: see the message above. \`npm ci --include=dev\` installs what it needs.`);
    process.exit(1);
  }
  writeFileSync(join(built, note), wanted);
  chmodSync(built, 0o755);
  while (!isCurrent(build)) putInPlace(built, dist);
  rmSync(built, { recursive: true, force: true });
}

/** A folder can't be renamed over another: the old one goes first. Another copy may do the same in between. */
function putInPlace(built, dist) {
  const old = `${built}-old`;
  try {
    renameSync(dist, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(built, dist);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function removeLeftOvers() {
  for (const name of readdirSync(web)) {
    const folder = join(web, name);
    const isBuild = builds.some(({ dist }) => dist === folder);
    if (name.startsWith('dist-') && !isBuild && Date.now() - statSync(folder).mtimeMs > leftOverMs) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!statSync(full).isDirectory()) {
      const bytes = readFileSync(full);
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
      return;
    }
    for (const name of readdirSync(full).sort()) {
      if (!/^(dist$|dist-|node_modules$)/.test(name)) add(`${path}/${name}`);
    }
  };
  paths.forEach(add);
  return hash.digest('hex');
}
