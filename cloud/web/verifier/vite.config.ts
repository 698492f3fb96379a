import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

// The verifier goes into every export: one file that opens from a disk, with no network, in browsers of years ago.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [oneFile('verify.html')],
  build: {
    target: 'chrome109',
    outDir: '../dist-verifier',
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});

/** Puts script and style into the page itself and gives it this name. */
function oneFile(name: string): Plugin {
  return {
    name: 'one-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('the build made no page');
      let html = String(page.source);
      for (const part of Object.values(bundle)) {
        if (part.fileName === page.fileName) continue;
        const content = part.type === 'chunk' ? part.code : String(part.source);
        html = replaceTag(html, part.fileName, content);
        delete bundle[part.fileName];
      }
      if (/(src|href)="(?!data:)/.test(html)) throw new Error('the page still refers to another file');
      page.fileName = name;
      page.source = html;
    },
  };
}

function replaceTag(html: string, fileName: string, content: string): string {
  const inline = fileName.endsWith('.css')
    ? `<style>${content}</style>`
    : `<script type="module">${content.replaceAll('</script', '<\\/script')}</script>`;
  const tag = new RegExp(`<(script|link)[^>]*${fileName.replaceAll('.', '\\.')}[^>]*>(</script>)?`);
  if (!tag.test(html)) throw new Error(`the page does not refer to ${fileName}`);
  return html.replace(tag, () => inline);
}
