import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { fileOfModule } from './files-of-pages.ts';

// Many offices are on Windows 7-era builds of domestic browsers; HQ's policy allows no inline script.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), noCircles(), preloadMain(), compressedCopies()],
  build: {
    target: 'chrome109',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Every page names the files that it may ask for later: what they are about would weigh 4 kB in the frame alone.
        chunkFileNames: 'assets/[hash:8].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: 'pages', name: fileOfModule() }],
        },
      },
      // Ant Design's parts don't say so, but they only define things: what isn't used of them is left out.
      treeshake: { moduleSideEffects: (id) => !/node_modules\/@(rc-component|ant-design)\//.test(id) },
    },
  },
});

/**
 * Two files that need each other run in the order in which they happen to be asked for, and in the wrong one a part of the page
 * never comes.
 */
function noCircles(): Plugin {
  return {
    name: 'no-circles',
    apply: 'build',
    generateBundle(_options, bundle) {
      const importsOf = new Map(
        Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' ? [[file.fileName, file.imports] as const] : [],
        ),
      );
      const done = new Set<string>();
      const visit = (file: string, above: readonly string[]) => {
        if (above.includes(file)) {
          throw new Error(`these files of the page need each other: ${[...above, file].join(' → ')}`);
        }
        if (done.has(file)) return;
        for (const next of importsOf.get(file) ?? []) visit(next, [...above, file]);
        done.add(file);
      };
      for (const file of importsOf.keys()) visit(file, []);
    },
  };
}

/** Names in `index.html` what `boot.ts` imports, so that browsers need not run it first. */
function preloadMain(): Plugin {
  return {
    name: 'preload-main',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
        const main = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/main.tsx'));
        if (!main) throw new Error('main.tsx has no file of its own');
        const needed = new Set([main]);
        for (const { imports } of needed) {
          for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
        }
        const styles = new Set([...needed].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        const link = (rel: string, file: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        });
        return [
          ...[...needed].map(({ fileName }) => link('modulepreload', fileName)),
          ...[...styles].map((file) => link('stylesheet', file)),
        ];
      },
    },
  };
}

/** Lays `file.gz` beside every file: compressed once here, never while HQ answers. */
function compressedCopies(): Plugin {
  const compress = promisify(gzip);
  return {
    name: 'compressed-copies',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const name of Object.keys(bundle)) {
        const file = join(dir, name);
        await writeFile(`${file}.gz`, await compress(await readFile(file), { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
}
