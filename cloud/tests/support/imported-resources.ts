import { importDefinitions } from '@rollcall/cloud/resources';
import { importKeys } from '@rollcall/shared/resources/resources';
import { csvOf } from './sheet-files.ts';

/** The imports of resources that stand in a folder of their own. */
export const importedResources = importDefinitions.filter(({ kind }) =>
  (importKeys as readonly string[]).includes(kind),
);

/** A file with the row that the template of an import gives as its example. */
export function exampleFile({ columns }: (typeof importedResources)[number]): Buffer {
  const all = Object.values(columns);
  return Buffer.from(csvOf([all.map(({ zh }) => zh), all.map(({ examples }) => examples[0] ?? null)]));
}
