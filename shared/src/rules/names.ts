/**
 * What names may hold. A name is read by people and compared by programs: what nobody sees, or what looks like something else, makes two
 * of them look alike, so it is refused where a name comes in, with the place of the character.
 */
export interface NameProblem {
  /** Counted from 1, as people count characters. */
  place: number;
  /** `U+200B`. */
  codePoint: string;
  kind: keyof typeof said;
}

const said = {
  invisible: 'is invisible: delete it',
  unassigned: 'is not shown on every computer: write it in another way',
  imitation: 'looks like a letter of another script: type it anew',
  username: 'is not a letter, digit, Chinese character, dot, hyphen, underscore or @: use another',
};

/** Nobody sees them, or they turn the direction of text: also what fonts leave out, such as fillers and variation selectors. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Each computer shows them otherwise, if at all. */
const unassigned = /[\p{Co}\p{Cs}\p{Cn}]/u;
/** Rare Chinese characters, also those that are newer than the program; the last two of each plane are none. */
const ideographicPlane = /(?![\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}])[\u{20000}-\u{3FFFF}]/u;
/** Radicals and letters in other clothes, which look like Chinese characters and letters, and are none. Signs such as ℃ are no letters. */
const disguised = /[\u2E80-\u2FD5\u{1D400}-\u{1D7FF}\u{1F100}-\u{1F1FF}]|(?=[\u2100-\u214F])\p{L}/u;

const chineseOrLatin = /[\p{Script=Han}\p{Script=Latin}]/u;
/** Letters of these stand beside no other script in a name. */
const scripts = (
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Georgian Greek Hangul Hebrew Hiragana Katakana Khmer Lao Mongolian ' +
  'Myanmar New_Tai_Lue Tai_Le Thai Tibetan Yi'
)
  .split(' ')
  .map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

/** A name as it is kept: composed, with plain blanks. */
export function composeName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/** What is wrong with a name of a person, a unit or a thing; undefined: nothing. */
export function problemOfName(name: string): NameProblem | undefined {
  const characters = [...name];
  const strange = new Set(imitations(characters));
  for (const [index, character] of characters.entries()) {
    const kind = kindOf(character, strange.has(index));
    if (kind) return { place: index + 1, codePoint: codePointOf(character), kind };
  }
  return undefined;
}

/** The same of a text, in which letters of any scripts stand beside each other. */
export function problemOfText(text: string): NameProblem | undefined {
  for (const [index, character] of [...text].entries()) {
    const kind = kindOf(character, false);
    if (kind && kind !== 'imitation') return { place: index + 1, codePoint: codePointOf(character), kind };
  }
  return undefined;
}

function kindOf(character: string, isStrange: boolean): NameProblem['kind'] | undefined {
  if (ideographicPlane.test(character)) return undefined;
  if (invisible.test(character)) return 'invisible';
  if (unassigned.test(character)) return 'unassigned';
  return isStrange || disguised.test(character) ? 'imitation' : undefined;
}

/** Where letters stand that are not of the script of most of them; Chinese and Latin letters are one kind. */
function imitations(characters: readonly string[]): number[] {
  const byScript = new Map<number, number[]>();
  for (const [index, character] of characters.entries()) {
    const script = scriptOf(character);
    if (script === undefined) continue;
    byScript.set(script, [...(byScript.get(script) ?? []), index]);
  }
  const most = Math.max(0, ...[...byScript.values()].map((places) => places.length));
  // Of as many, Chinese and Latin ones count as right.
  const right = [...byScript.keys()]
    .sort((one, other) => one - other)
    .find((script) => byScript.get(script)?.length === most);
  return [...byScript].flatMap(([script, places]) => (script === right ? [] : places));
}

/** -1: Chinese or Latin. Undefined: it stands beside any, like a digit, a dot or a blank. */
function scriptOf(character: string): number | undefined {
  if (!/\p{L}/u.test(character)) return undefined;
  if (chineseOrLatin.test(character)) return -1;
  const script = scripts.findIndex((letters) => letters.test(character));
  if (script >= 0) return script;
  return /\p{Script=Common}|\p{Script=Inherited}/u.test(character) ? undefined : scripts.length;
}

/** A user name as accounts are told apart: case and width make no other one. */
export function foldUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** What is wrong with a user name, which holds nothing that looks like something else; undefined: nothing. */
export function problemOfUsername(username: string): NameProblem | undefined {
  for (const [index, character] of [...username].entries()) {
    const kind = kindOf(character, false);
    const place = index + 1;
    if (kind) return { place, codePoint: codePointOf(character), kind };
    if (/^[A-Za-z0-9._@-]$|^\p{Unified_Ideograph}$/u.test(character) || ideographicPlane.test(character)) continue;
    return { place, codePoint: codePointOf(character), kind: /\p{L}/u.test(character) ? 'imitation' : 'username' };
  }
  return undefined;
}

/** As HQ says it of a field. */
export function sayNameProblem({ place, codePoint, kind }: NameProblem): string {
  return `character ${place} (${codePoint}) ${said[kind]}`;
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
