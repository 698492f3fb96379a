/**
 * Of the unit that is asked for, or of all, what the account may see; null: nothing.
 * @param visible the only unit that it may see; undefined: every unit, null: none
 */
export function seenUnit(wanted: string | undefined, visible: string | null | undefined): string | null | undefined {
  if (visible === undefined) return wanted;
  return wanted === undefined || wanted === visible ? visible : null;
}
