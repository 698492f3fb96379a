/** An instant as answers have it. */
export function toIso(instant: Date): string;
export function toIso(instant: Date | null): string | null;
export function toIso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
