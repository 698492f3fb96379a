/** What one thing is called, in each language that is spoken. */
export interface Word {
  zh: string;
  en: string;
}

export type Language = keyof Word;

/** A sentence with values in it. */
interface Sentence {
  zh: (...args: never[]) => string;
  en: (...args: never[]) => string;
}

/** Every text in Chinese and English side by side; groups may nest. */
export interface Words {
  [name: string]: Word | Sentence | Words;
}

/** The same words in one language. */
export type Said<Node> = Node extends { zh: infer Zh; en: infer En }
  ? Zh extends string
    ? string
    : En extends Zh
      ? Zh
      : never
  : { [Name in keyof Node]: Said<Node[Name]> };

/**
 * Words as they are written down. The type check asks for both languages of each. Bundlers leave out the words that a page
 * doesn't use, because the call has no effect beside its result.
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineWords<const Source extends Words>(words: Source): Source {
  return words;
}

const split = new WeakMap<Words, Record<Language, unknown>>();

/** Words in one language, in the shape in which they are written down: the same object each time. */
export function wordsIn<Source extends Words>(words: Source, language: Language): Said<Source> {
  let both = split.get(words);
  if (both === undefined) {
    both = { zh: pick(words, 'zh'), en: pick(words, 'en') };
    split.set(words, both);
  }
  return both[language] as Said<Source>;
}

function pick(node: Words, language: Language): unknown {
  return Object.fromEntries(
    Object.entries(node).map(([name, entry]) => [name, isEntry(entry) ? entry[language] : pick(entry, language)]),
  );
}

function isEntry(node: Word | Sentence | Words): node is Word | Sentence {
  return typeof node.zh === 'string' || typeof node.zh === 'function';
}
