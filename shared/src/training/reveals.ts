/** Of whom a text must tell nothing. What is shorter than two characters is passed over. */
export interface Known {
  officer: readonly string[];
  badge_no: readonly string[];
  recorder: readonly string[];
  unit: readonly string[];
  station: readonly string[];
}

/** What in a text tells who it was. */
export interface Reveal {
  kind: keyof Known | 'plate' | 'phone' | 'id_card';
  /** As it is known; what only has the form of it, such as a plate, as it is written, in plain characters. */
  found: string;
}

/** A text in plain characters, and which of them a separator stands before. */
interface Plain {
  text: string;
  apart: boolean[];
}

/** `张 三`, `１００ ００２` and `京A·12345` say the same as without. */
const separator = /[\s\p{Cf}·••․‧∙⋅・.‐-―_/-]/u;
const letterOrDigit = /[0-9a-z]/;

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** What is known by its form alone. */
const forms: readonly { kind: Reveal['kind']; form: RegExp; whole: boolean }[] = [
  // `京A12345`; `京AD12345` of a car with new energy; `京A1234警`.
  {
    kind: 'plate',
    form: new RegExp(`[${provinces}][a-z][0-9a-z]{4}[0-9a-z挂学警港澳领][0-9a-z]?`, 'gu'),
    whole: false,
  },
  { kind: 'plate', form: new RegExp(`wj[${provinces}][0-9]{4}[0-9a-z]`, 'gu'), whole: false },
  { kind: 'plate', form: /使[0-9]{6}|[0-9]{6}使/gu, whole: false },
  { kind: 'id_card', form: /[0-9]{17}[0-9x]/gu, whole: true },
  { kind: 'phone', form: /1[3-9][0-9]{9}/gu, whole: true },
];

/**
 * Numbers and codes are found whole, in any case, names anywhere. Full-width characters, blanks, dots and hyphens hide nothing.
 * @returns finds what in a text tells of a person, each once, in the order in which it is written
 */
export function findsReveals(known: Known): (text: string) => Reveal[] {
  const byStart = new Map<string, { needle: string; reveal: Reveal }[]>();
  for (const kind of Object.keys(known) as (keyof Known)[]) {
    for (const found of known[kind]) {
      const needle = plainOf(found).text;
      if (needle.length < 2) continue;
      const start = needle.slice(0, 2);
      const others = byStart.get(start) ?? [];
      others.push({ needle, reveal: { kind, found } });
      byStart.set(start, others);
    }
  }
  return (text) => {
    const plain = plainOf(text);
    const hits: { at: number; reveal: Reveal }[] = [];
    for (let at = 0; at < plain.text.length; at++) {
      for (const { needle, reveal } of byStart.get(plain.text.slice(at, at + 2)) ?? []) {
        if (plain.text.startsWith(needle, at) && isWhole(plain, at, needle.length)) hits.push({ at, reveal });
      }
    }
    for (const { kind, form, whole } of forms) {
      for (const { 0: found, index: at } of plain.text.matchAll(form)) {
        if (whole && !isWhole(plain, at, found.length)) continue;
        hits.push({ at, reveal: { kind, found: found.toUpperCase() } });
      }
    }
    hits.sort((a, b) => a.at - b.at);
    const told = new Map(hits.map(({ reveal }) => [`${reveal.kind} ${reveal.found}`, reveal]));
    return [...told.values()];
  };
}

function plainOf(text: string): Plain {
  const plain: Plain = { text: '', apart: [] };
  let apart = true;
  for (const character of text.normalize('NFKC').toLowerCase()) {
    if (separator.test(character)) {
      apart = true;
      continue;
    }
    for (let unit = 0; unit < character.length; unit++) plain.apart.push(apart && unit === 0);
    plain.text += character;
    apart = false;
  }
  plain.apart.push(true);
  return plain;
}

/** Whether no letter or digit of `text` goes on before or after it. */
function isWhole({ text, apart }: Plain, at: number, length: number): boolean {
  const goesOn = (place: number) =>
    apart[place] === false && letterOrDigit.test(text[place - 1] ?? '') && letterOrDigit.test(text[place] ?? '');
  return !goesOn(at) && !goesOn(at + length);
}
