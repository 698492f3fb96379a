import type { ViolationClass } from '@rollcall/shared/http/findings';

/** Those of the classes that come first, in that order, then the others; otherwise as they are. */
export function byClass<Row extends { violationClass: ViolationClass }>(
  rows: readonly Row[],
  first: readonly ViolationClass[],
): Row[] {
  const place = ({ violationClass }: Row) => {
    const at = first.indexOf(violationClass);
    return at < 0 ? first.length : at;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
}
