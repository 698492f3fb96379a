import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

export type PageFile = { type: string; body: string };

const folder = new URL('../../kiosk-page/', import.meta.url);
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/**
 * The page's files by name. Types are taken away here, so that the page needs no build. In the image the script has none any more,
 * because Node takes 30 MB of memory to remove them.
 */
export function readPageFiles(): Map<string, PageFile> {
  const names = readdirSync(folder).filter((name) => types[extensionOf(name)] && !name.endsWith('.test.ts'));
  return new Map(
    names.map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const body = extensionOf(name) === 'ts' ? withoutTypes(text) : text;
      return [name, { type: types[extensionOf(name)] ?? '', body }];
    }),
  );
}

/** Node runs our own files by the same function and warns only who calls it. */
function withoutTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
