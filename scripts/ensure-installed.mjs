// Runs before `npm start`, `npm test` and `npm run verify`, on whatever Node the machine has (20 or newer):
// installs what package-lock.json lists when node_modules is missing or older than the lock file.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/.package-lock.json`;
const lock = `${root}package-lock.json`;

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.error('Installing dependencies (once)…');
  try {
    execSync('npm ci --no-audit --no-fund', { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    console.error('Dependencies could not be installed: see the npm message above. Run `npm ci` to try again.');
    process.exit(1);
  }
}
