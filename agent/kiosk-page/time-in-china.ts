/** China has one time, UTC+8, whatever this machine is set to. */
function inChina(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString();
}

export function clock(iso: string): string {
  return inChina(iso).slice(11, 16);
}

export function dayAndClock(iso: string): string {
  return `${inChina(iso).slice(0, 10)} ${clock(iso)}`;
}
