// Makes the package.json files and the lock file by which packages are installed: of the store exactly those that run in its image,
// without development dependencies and other workspaces; of `programs`, where page and programs are bundled, all. Nowhere scripts,
// whose changes would make every package be installed again.
//
//   node make-manifests.mjs SOURCE OUT CACHE      CACHE: npm's, with everything that the lock file names
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [source = '', out = '', cache = ''] = process.argv.slice(2);
const read = (folder) => JSON.parse(readFileSync(join(source, folder, 'package.json'), 'utf8'));
const root = read('.');
const workspaces = new Map(root.workspaces.map((folder) => [read(folder).name, folder]));

/** The workspace, and those that it needs to run. */
function neededBy(folder) {
  const needed = new Set([folder]);
  for (const each of needed) {
    for (const name of Object.keys(read(each).dependencies ?? {})) {
      if (workspaces.has(name)) needed.add(workspaces.get(name));
    }
  }
  // In the order of the root, so that the same image always has the same files.
  return root.workspaces.filter((each) => needed.has(each));
}

function write(image, folder, { scripts: _scripts, ...manifest }) {
  const file = join(out, image, folder, 'package.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function lockFor(image) {
  copyFileSync(join(source, 'package-lock.json'), join(out, image, 'package-lock.json'));
  copyFileSync(join(source, '.npmrc'), join(out, image, '.npmrc'));
}

rmSync(out, { recursive: true, force: true });
const folders = neededBy('infra/embedded');
const { devDependencies: _development, optionalDependencies: _node, ...bare } = root;
write('store', '.', { ...bare, workspaces: folders });
for (const each of folders) {
  const { devDependencies: _also, ...manifest } = read(each);
  write('store', each, manifest);
}
lockFor('store');
// Takes away from the lock file what these don't name; versions and digests stay.
execFileSync(
  'npm',
  ['install', '--package-lock-only', '--offline', '--ignore-scripts', '--loglevel=error', '--cache', cache],
  { cwd: join(out, 'store'), stdio: ['ignore', 'ignore', 'inherit'] },
);
for (const folder of ['.', ...root.workspaces]) write('programs', folder, read(folder));
lockFor('programs');
