import { fileURLToPath } from 'node:url';

/** What the bundler tells of a module. */
interface Module {
  /** Compiled from TypeScript, its imports as they were written. */
  code: string | null;
  importedIds: readonly string[];
}

interface Modules {
  getModuleInfo(id: string): Module | null;
}

/** The modules that are loaded to begin with, and those of the pages that people open most. */
const starts = {
  boot: 'boot.ts',
  frame: 'main.tsx',
  today: 'pages/today/today-page.tsx',
  list: 'table/server-table.tsx',
  recordings: 'pages/recordings/recordings-page.tsx',
  findings: 'pages/findings/findings-page.tsx',
  roster: 'pages/roster/roster-page.tsx',
  registry: 'pages/registry/registry-page.tsx',
};

const files = new Map(
  Object.entries(starts).map(([name, file]) => [name, fileURLToPath(new URL(`src/${file}`, import.meta.url))]),
);

/** Modules that only pass on what others export, of which a page takes a few by name: where each one lies. */
const barrels: Record<string, (name: string) => string> = {
  antd: (name) => `${name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}/index.js`,
  '@ant-design/icons': (name) => `icons/${name}.js`,
};

/**
 * Modules that the same starts reach make one file; left alone, the bundler makes a hundred small ones of what several pages need,
 * and a page would wait for each. No two of these files need each other, because what reaches a module reaches all that it imports.
 * @returns a name for the bundler's `groups`
 */
export function fileOfModule(): (id: string, modules: Modules) => string | null {
  let reached: [string, ReadonlySet<string>][] | undefined;
  return (id, modules) => {
    reached ??= [...files].map(([name, file]) => [name, reachedFrom(file, modules)]);
    const names = reached.flatMap(([name, those]) => (those.has(id) ? [name] : []));
    // A start is a file of its own, and what `boot.ts` needs is small and comes first.
    if (names.length === 0 || names.includes('boot') || [...files.values()].includes(id)) return null;
    return names.includes('frame') ? 'frame' : names.join('-');
  };
}

function reachedFrom(start: string, modules: Modules): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) {
    const module = modules.getModuleInfo(id);
    if (!module) throw new Error(`the page has no module ${id}`);
    for (const imported of module.importedIds) {
      for (const next of takenFrom(imported, module)) reached.add(next);
    }
  }
  return reached;
}

/** The module that is imported; of a barrel those which lie behind the names. */
function takenFrom(imported: string, { code }: Module): string[] {
  const [barrel, placeOf] = Object.entries(barrels).find(([name]) => imported.endsWith(`/${name}/es/index.js`)) ?? [];
  if (barrel === undefined || placeOf === undefined) return [imported];
  const imports = [...(code ?? '').matchAll(/import \{([^}]*)\} from ["']([^"']+)["']/g)];
  return imports
    .filter(([, , from]) => from === barrel)
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().replace(/ as .*/, ''))
    .filter((name) => name !== '')
    .map((name) => imported.replace(/index\.js$/, placeOf(name)));
}
