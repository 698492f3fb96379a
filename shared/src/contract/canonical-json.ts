/**
 * The one text of a JSON value that is hashed and signed (RFC 8785): no blanks, keys by their UTF-16 units, numbers and
 * strings as ECMAScript writes them. Members that are undefined are left out, as JSON.stringify does.
 * @throws TypeError for what JSON has no form for: lone surrogates, NaN, infinity, dates and other objects of a class
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON has no form for ${String(value)}`);
}

function canonicalString(text: string): string {
  // RFC 8785 §3.2.2.2: a lone surrogate has no UTF-8.
  if (/\p{Surrogate}/u.test(text))
    throw new TypeError('a text with half a character (a lone surrogate) can not be hashed');
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
