import type { ImportKind } from '@rollcall/shared/resources/imports';
import { listOf } from './list-of.ts';

export function isImportKind(name: string): name is ImportKind {
  return Object.hasOwn(listOf, name);
}
