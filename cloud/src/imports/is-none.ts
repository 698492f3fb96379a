import { comparableName } from './comparable-name.ts';

/** What somebody writes who means nothing: a blank cell means that it stays as it is. */
export function isNone(text: string): boolean {
  return ['无', '没有', 'none'].includes(comparableName(text));
}
