import { localDateOf } from '@rollcall/shared/rules/local-date';

/** Whether an officer is out of service by now. */
export function hasLeft({ leftOn }: { leftOn: string | null }): boolean {
  return leftOn !== null && leftOn <= localDateOf(Date.now());
}
