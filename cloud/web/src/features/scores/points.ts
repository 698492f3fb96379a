/** With so many tenths of points a month begins. */
export const fullScoreTenths = 1000;

/** Tenths of points as people write them: `97.5`. */
export function pointsOf(tenths: number): string {
  return (tenths / 10).toFixed(1);
}

/** What is lost: `−2.0`; nothing: `0`. */
export function lossOf(tenths: number): string {
  return tenths === 0 ? '0' : `−${pointsOf(tenths)}`;
}
