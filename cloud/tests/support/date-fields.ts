import { eventBodySchemas, eventEnvelopeSchema } from '@rollcall/shared/contract/event';
import type { z } from 'zod';

/** Where a date lies in an event: keys, `*` for every element of a list. */
type FieldPath = readonly string[];

interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
}

/** Every date of an event of this type, as the contract's schemas have it: a field that is added later is found too. */
export function dateFieldsOf(type: keyof typeof eventBodySchemas): FieldPath[] {
  return [...walk(eventEnvelopeSchema, []), ...walk(eventBodySchemas[type], ['body'])];
}

function walk(schema: z.core.$ZodType, path: FieldPath): FieldPath[] {
  const { type, format, shape, element, innerType, in: input, options } = schema._zod.def as unknown as Definition;
  if (type === 'string') return format === 'datetime' ? [path] : [];
  if (shape) return Object.entries(shape).flatMap(([key, inner]) => walk(inner, [...path, key]));
  if (element) return walk(element, [...path, '*']);
  if (options) return options.flatMap((inner) => walk(inner, path));
  const inner = innerType ?? input;
  return inner ? walk(inner, path) : [];
}

/** A copy in which this field, of the first element of each list, is another value. Makes what is null or left out on the way. */
export function withField<T>(value: T, [key, ...rest]: FieldPath, to: unknown): T {
  if (key === undefined) return to as T;
  if (key === '*') {
    const [first, ...others] = value as unknown[];
    return [withField(first ?? {}, rest, to), ...others] as T;
  }
  const record = (value ?? {}) as Record<string, unknown>;
  return { ...record, [key]: withField(record[key], rest, to) } as T;
}
