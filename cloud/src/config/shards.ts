import { z } from 'zod';

/** `00-7f,c0` as the list of shards that it names. */
export const shardsSchema = z
  .string()
  .regex(/^[0-9a-f]{2}(-[0-9a-f]{2})?(,[0-9a-f]{2}(-[0-9a-f]{2})?)*$/, 'must be like 00-7f,c0')
  .transform((text) => [...new Set(text.split(',').flatMap(expand))].sort());

function expand(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const from = Number.parseInt(first, 16);
  const count = Math.max(0, Number.parseInt(last, 16) - from + 1);
  return Array.from({ length: count }, (_, index) => (from + index).toString(16).padStart(2, '0'));
}
