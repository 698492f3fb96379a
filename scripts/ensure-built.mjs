// Runs before `npm start`, `npm run dev` and `npm test`, on Node 20 or newer: builds the page (cloud/web) into
// cloud/web/dist, unless that was built from these very sources. Copies that start together build side by side, each in a
// folder of its own; the last to finish wins, and a page that is being read is replaced whole.
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
const dist = join(web, 'dist');
const note = '.built-from';
/** A build takes seconds: what is older was left by one that was killed. */
const leftOverMs = 600_000;

const wanted = hashOf(['cloud/web', 'shared/src', 'package-lock.json']);
if (!isCurrent()) build();

function isCurrent() {
  const file = join(dist, note);
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

function build() {
  console.error('Building the page (once)…');
  removeLeftOvers();
  const built = mkdtempSync(join(web, 'dist-'));
  const vite = join(
    dirname(createRequire(join(root, 'cloud/package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const args = [vite, 'build', '--config', 'web/vite.config.ts', '--outDir', built, '--logLevel', 'warn'];
  const run = spawnSync(process.execPath, args, { cwd: join(root, 'cloud'), stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) {
    rmSync(built, { recursive: true, force: true });
    console.error('The page could not be built: see the message above. `npm ci --include=dev` installs what it needs.');
    process.exit(1);
  }
  writeFileSync(join(built, note), wanted);
  chmodSync(built, 0o755);
  while (!isCurrent()) putInPlace(built);
  rmSync(built, { recursive: true, force: true });
}

/** A folder can't be renamed over another: the old one goes first. Another copy may do the same in between. */
function putInPlace(built) {
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
    if (name.startsWith('dist-') && Date.now() - statSync(folder).mtimeMs > leftOverMs) {
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
