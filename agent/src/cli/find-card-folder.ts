import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathText } from '../card/path-text.ts';
import { joinBytes } from '../card/walk-card.ts';

/**
 * The folder that a person named, as bytes. Arguments and the working directory reach a program as UTF-8, which a GBK name
 * doesn't survive: then the folder is the one beside it that reads the same, garbled or as Chinese.
 */
export async function findCardFolder(named: string): Promise<{ parentFolder: string; folderName: Buffer }> {
  const folder = resolve(named);
  const [parentFolder, name] = [dirname(folder), basename(folder)];
  const exact = Buffer.from(name);
  const beside = await readdir(Buffer.from(parentFolder), { encoding: 'buffer' }).catch(() => []); // Then stat says why.
  if (beside.some((other) => other.equals(exact))) return { parentFolder, folderName: exact };
  const alike = beside.find((other) => other.toString() === name || pathText(other) === name);
  return { parentFolder, folderName: alike ?? exact };
}

/** The path of what `findCardFolder` found. */
export function cardFolderPath({ parentFolder, folderName }: { parentFolder: string; folderName: Buffer }): Buffer {
  return joinBytes(Buffer.from(parentFolder), folderName);
}
