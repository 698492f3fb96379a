/** A stretch of time; `to` is excluded. */
export interface TimeRange {
  from: Date;
  to: Date;
}

/** Reads a `tstzmultirange` as Postgres writes it: stretches in order, disjoint, each with two ends. */
export function parseTimeRanges(text: string): TimeRange[] {
  return Array.from(text.matchAll(/"([^"]+)","([^"]+)"/g), ([, from = '', to = '']) => ({
    from: new Date(from),
    to: new Date(to),
  }));
}
