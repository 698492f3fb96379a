import type { Language } from '../language/language.ts';

type Entry = { zh: string; en: string } | { zh: (...args: never[]) => string; en: (...args: never[]) => string };
/** Every text in Chinese and English side by side; groups may nest. */
export interface Dictionary {
  [name: string]: Entry | Dictionary;
}

type Said<Node> = Node extends { zh: infer Zh; en: infer En }
  ? Zh extends string
    ? string
    : En extends Zh
      ? Zh
      : never
  : { [Name in keyof Node]: Said<Node[Name]> };

export type Texts<Source> = Record<Language, Said<Source>>;

/** Splits a dictionary into one object a language, of the same shape: `useTexts` gives the page's. */
export function defineTexts<const Source extends Dictionary>(source: Source): Texts<Source> {
  return { zh: pick(source, 'zh') as Said<Source>, en: pick(source, 'en') as Said<Source> };
}

function pick(node: Dictionary, language: Language): unknown {
  return Object.fromEntries(
    Object.entries(node).map(([name, entry]) => [name, isEntry(entry) ? entry[language] : pick(entry, language)]),
  );
}

function isEntry(node: Entry | Dictionary): node is Entry {
  return typeof node.zh === 'string' || typeof node.zh === 'function';
}
