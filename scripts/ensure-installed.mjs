// Runs before `npm start`, `npm test` and `npm run verify`, on whatever Node the machine has (20 or newer):
// installs what package-lock.json lists, unless node_modules was made from this very list. What builds the page is among
// the development dependencies, so those too where NODE_ENV says production.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const marker = `${root}node_modules/.installed-from`;
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
  console.error('Installing dependencies (once)…');
  try {
    // Without npm's warnings of its own Node: what is installed runs on the Node 24 that comes with it.
    execSync('npm ci --include=dev --no-audit --no-fund --loglevel=error', {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    console.error('Dependencies could not be installed: see the npm message above. Run `npm ci` to try again.');
    process.exit(1);
  }
  writeFileSync(marker, wanted);
}
