import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { Contents } from './sample-export.ts';

/** The same entries, one with another text. */
export function withEntry(contents: Contents, name: string, change: (text: string) => string): Contents {
  const bytes = contents.get(name);
  if (!bytes) throw new Error(`there is no entry ${name}`);
  return new Map(contents).set(name, Buffer.from(change(bytes.toString())));
}

/** The same entries, one with another value. @param change gives it, or changes what it gets */
export function withJson<Value>(contents: Contents, name: string, change: (value: Value) => unknown): Contents {
  return withEntry(contents, name, (text) => {
    const value: Value = JSON.parse(text);
    return canonicalJson(change(value) ?? value);
  });
}

/** The same entries in the same order, one by another name. */
export function withName(contents: Contents, name: string, other: string): Contents {
  return new Map([...contents].map(([given, bytes]) => [given === name ? other : given, bytes]));
}

export function without(contents: Contents, name: string): Contents {
  return new Map([...contents].filter(([given]) => given !== name));
}

export function jsonIn<Value>(contents: Contents, name: string): Value {
  return JSON.parse(contents.get(name)?.toString() ?? '');
}
