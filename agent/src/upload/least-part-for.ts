import { usualPartMiB } from '@rollcall/shared/contract/part-plan';
import type { StationSettings } from '@rollcall/shared/http/station-settings';

/** A part of the usual size is on its way for less than a second. */
const fastBytesPerSecond = 8 * 1024 * 1024;

/** The size of parts of new files, in MiB: the smallest that HQ's store takes, unless the link is known to be fast. */
export function leastPartFor(
  { leastPartMiB }: Pick<StationSettings, 'leastPartMiB'>,
  linkBytesPerSecond: number | null,
): number {
  return linkBytesPerSecond !== null && linkBytesPerSecond >= fastBytesPerSecond ? usualPartMiB : leastPartMiB;
}
