import type { FindingKind } from '@rollcall/shared/http/findings';

const ofHq: readonly FindingKind[] = ['object_missing', 'object_changed', 'object_unreadable'];

/** What HQ's own store lost or changed: no officer answers for it. */
export function isOfHq(kind: FindingKind): boolean {
  return ofHq.includes(kind);
}
