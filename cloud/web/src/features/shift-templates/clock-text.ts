import type { ClockSpan } from '@rollcall/shared/resources/shift-templates';

/** `8：00` as HQ has it, `08:00`; undefined for what is no time of day. */
export function readClock(text: string): string | undefined {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3])[:：]([0-5]\d)\s*$/.exec(text) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}

/** Spans as people and spreadsheets write them, `12:00-13:00、18:00-18:30`; undefined when a part is none. */
export function readSpans(text: string): ClockSpan[] | undefined {
  const spans: ClockSpan[] = [];
  for (const part of text.split(/[、,，;；\n]+/).filter((written) => written.trim() !== '')) {
    const [from, to, ...more] = part.split(/[-–—~～至到]+/).map(readClock);
    if (from === undefined || to === undefined || more.length > 0) return undefined;
    spans.push({ from, to });
  }
  return spans;
}

export function writeSpans(spans: readonly ClockSpan[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join('、');
}
