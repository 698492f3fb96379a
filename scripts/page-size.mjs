// What a browser loads before it shows a page of HQ: the frame, which is the script of `index.html` and what is around every page
// (`main.tsx`), and the page's own file, each with all that it imports. Prints gzipped bytes, by library and by file. Fails when a
// first load is above its limit. What is loaded later, such as a calendar that nobody has opened, doesn't count.
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** Most that may be loaded, in bytes of gzip: on sign-in, and when a page is opened that one starts with. */
const limits = { frame: 181_000, today: 211_000, recordings: 392_000 };
const pages = { today: 'pages/today/today-page.tsx', recordings: 'pages/recordings/recordings-page.tsx' };

const { values } = parseArgs({
  options: { modules: { type: 'string', default: '0' }, quiet: { type: 'boolean', default: false } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(join(root, 'cloud'));
const { output } = await build({
  configFile: 'web/vite.config.ts',
  logLevel: 'warn',
  build: { write: false, sourcemap: true },
});
const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
const frame = new Set([...loadOf('boot.ts'), ...loadOf('main.tsx')]);
const firstLoads = {
  frame,
  ...Object.fromEntries(Object.entries(pages).map(([name, file]) => [name, new Set([...frame, ...loadOf(file)])])),
};

let failed = false;
for (const [name, files] of Object.entries(firstLoads)) {
  const bytes = [...files].reduce((sum, file) => sum + gzipped(chunks.get(file).code), 0);
  console.log(
    `\n${name}: ${kilobytes(bytes)} kB of JavaScript and ${kilobytes(stylesOf(files))} kB of CSS in gzip, ${files.size} files`,
  );
  if (!values.quiet) console.table(byOrigin(files, originOf));
  if (Number(values.modules) > 0) console.table(byOrigin(files, moduleOf).slice(0, Number(values.modules)));
  if (bytes <= limits[name]) continue;
  console.error(
    `The first load of ${name} is above its limit of ${kilobytes(limits[name])} kB: see docs/page-size.md.`,
  );
  failed = true;
}
process.exit(failed ? 1 : 0);

function loadOf(file) {
  // Vite names the entry after the page that names it in turn.
  const names = file === 'boot.ts' ? ['/web/index.html', '/src/boot.ts'] : [`/src/${file}`];
  const chunk = [...chunks.values()].find(({ facadeModuleId: of }) => names.some((name) => of?.endsWith(name)));
  return withImports(chunk.fileName);
}

function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of chunks.get(file).imports) withImports(imported, seen);
  return seen;
}

function stylesOf(files) {
  const styles = new Set([...files].flatMap((file) => [...(chunks.get(file).viteMetadata?.importedCss ?? [])]));
  return output.reduce((sum, { fileName, source }) => sum + (styles.has(fileName) ? gzipped(source) : 0), 0);
}

/** Gzipped bytes by where they come from: a chunk's, divided by how many of its minified characters each source has. */
function byOrigin(files, nameOf) {
  const sums = new Map();
  for (const file of files) {
    const bytes = gzipped(chunks.get(file).code);
    const characters = charactersBySource(chunks.get(file), dirname(join(root, 'cloud/web/dist', file)));
    const all = [...characters.values()].reduce((sum, count) => sum + count, 0);
    for (const [source, count] of characters) {
      const name = nameOf(source);
      sums.set(name, (sums.get(name) ?? 0) + (count / all) * bytes);
    }
  }
  const sorted = [...sums].sort(([, one], [, other]) => other - one);
  return sorted.map(([name, bytes]) => ({ name, kB: kilobytes(bytes) }));
}

function charactersBySource({ code, map, moduleIds }, folder) {
  if (!map) return new Map([[moduleIds[0] ?? 'bundler', code.length]]);
  const sources = new SourceMap(map);
  const counts = new Map();
  code.split('\n').forEach((text, line) => {
    for (let column = 0; column < text.length; column += 1) {
      const { originalSource } = sources.findEntry(line, column);
      counts.set(originalSource, (counts.get(originalSource) ?? 0) + 1);
    }
  });
  return new Map([...counts].map(([source, count]) => [source ? join(folder, source) : 'bundler', count]));
}

function originOf(source) {
  const library = [...source.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
  if (library !== undefined) return library;
  if (source.includes('/shared/src/words/')) return 'words of ours';
  return source === 'bundler' ? source : 'code of ours';
}

function moduleOf(source) {
  return source.replace(root, '').replace('node_modules/', '');
}

function gzipped(code) {
  return gzipSync(code, { level: 9 }).length;
}

function kilobytes(bytes) {
  return Number((bytes / 1000).toFixed(1));
}
