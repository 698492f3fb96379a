// Lengths of time, as pages and files show them.
//
// INVARIANT: parts add up to their sum, on every page and in every file. A length is that between two moments cut to whole
// seconds, as people get it who subtract the shown times. So however time is divided, by segments, shifts, officers, units or days,
// the lengths of the parts add up to that of the whole, and nothing is rounded afterwards: where minutes would hide seconds, the
// seconds are shown. Less than a second is lost at each end.

const second = 1000;

/** From one moment to another, both in milliseconds. @returns milliseconds, of whole seconds */
export function lengthBetween(from: number, to: number): number {
  return (Math.floor(to / second) - Math.floor(from / second)) * second;
}

/** `11:05:00`: hours, minutes and seconds, for columns of numbers. */
export function clockLength(ms: number): string {
  const seconds = Math.floor(ms / second);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What of the time that is due and known was recorded; null where none is. */
export function recordedShare({
  requiredMs,
  recordedMs,
  uninspectedMs,
  pendingMs,
  notYetMs,
}: {
  requiredMs: number;
  recordedMs: number;
  uninspectedMs: number;
  pendingMs: number;
  notYetMs: number;
}): number | null {
  const dueMs = requiredMs - pendingMs - notYetMs - uninspectedMs;
  return dueMs > 0 ? recordedMs / dueMs : null;
}

/** A part of a whole in percent, to a tenth. Never rounded up: 100 is all of it. */
export function inPercent(share: number): number {
  return Math.floor(share * 1000) / 10;
}
