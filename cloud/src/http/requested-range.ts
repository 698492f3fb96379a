import type { ByteRange } from '../objects/object-store.ts';

/**
 * Reads a `Range` header (RFC 9110, section 14.2). `all`: there is none, or one that may be ignored: another unit, several
 * ranges at once, bad syntax.
 */
export function requestedRange(
  header: string | undefined,
  sizeBytes: number,
): { outcome: 'all' } | { outcome: 'range'; range: ByteRange } | { outcome: 'unsatisfiable' } {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header?.trim() ?? '');
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (first === '' && last === '') return { outcome: 'all' };
  if (first === '') {
    const suffix = Number(last);
    if (suffix === 0) return { outcome: 'unsatisfiable' };
    return { outcome: 'range', range: { start: Math.max(0, sizeBytes - suffix), end: sizeBytes - 1 } };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return { outcome: 'all' };
  if (start >= sizeBytes) return { outcome: 'unsatisfiable' };
  return {
    outcome: 'range',
    range: { start, end: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) },
  };
}

/** How many bytes of a file of this size a GET with this `Range` header asks for. */
export function requestedBytes(header: string | undefined, sizeBytes: number): number {
  const asked = requestedRange(header, sizeBytes);
  if (asked.outcome === 'unsatisfiable') return 0;
  return asked.outcome === 'all' ? sizeBytes : asked.range.end - asked.range.start + 1;
}
