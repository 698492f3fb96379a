import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './schemas-between.ts';

/**
 * Why something that is written by one schema might not be read by another; nothing when the reader takes all of it. It knows what
 * zod writes, and in doubt says that it doesn't fit.
 */
export function misfits(writer: JsonSchema, reader: JsonSchema, at = ''): string[] {
  if (isDeepStrictEqual(writer, reader)) return [];
  const written = alternatives(writer);
  if (written) return written.flatMap((one) => misfits(one, reader, at));
  const read = alternatives(reader);
  if (read) {
    if (read.some((one) => misfits(writer, one, at).length === 0)) return [];
    return [`${at || '/'} fits none of what is read`];
  }
  const values = valuesOf(reader);
  if (values) {
    const refused = valuesOf(writer)?.filter((value) => !values.includes(value));
    return refused === undefined ? [`${at} may be anything`] : refused.map((value) => `${at} may be ${value}`);
  }
  const isType =
    reader.type === undefined || writer.type === reader.type || (reader.type === 'number' && writer.type === 'integer');
  if (!isType && !valuesOf(writer)) return [`${at} is ${writer.type}, not ${reader.type}`];
  return [...limits(writer, reader, at), ...properties(writer, reader, at), ...items(writer, reader, at)];
}

function alternatives(schema: JsonSchema): JsonSchema[] | undefined {
  const { type } = schema;
  if (!Array.isArray(type)) return (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  return type.map((one) => (one === 'null' ? { type: one } : { ...schema, type: one }));
}

function valuesOf(schema: JsonSchema): unknown[] | undefined {
  return 'const' in schema ? [schema.const] : (schema.enum as unknown[] | undefined);
}

const least = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const most = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];

function limits(writer: JsonSchema, reader: JsonSchema, at: string): string[] {
  const isWithin = (limit: string) => {
    const [is, may] = [writer[limit], reader[limit]];
    if (may === undefined || isDeepStrictEqual(is, may)) return true;
    if (typeof is !== 'number' || typeof may !== 'number') return false;
    return least.includes(limit) ? is >= may : most.includes(limit) && is <= may;
  };
  const kinds = [...least, ...most, 'pattern', 'format', 'propertyNames', 'allOf', 'not', '$ref'];
  return kinds.filter((limit) => !isWithin(limit)).map((limit) => `${at} has another ${limit}`);
}

function properties(writer: JsonSchema, reader: JsonSchema, at: string): string[] {
  const [written, read] = [writer, reader].map((schema) => (schema.properties ?? {}) as Record<string, JsonSchema>);
  const [always, needed] = [writer, reader].map((schema) => (schema.required ?? []) as string[]);
  const others = reader.additionalProperties as JsonSchema | false | undefined;
  return [
    ...(needed ?? []).filter((name) => !always?.includes(name)).map((name) => `${at}/${name} may be missing`),
    ...Object.entries(written ?? {}).flatMap(([name, schema]) => {
      const reads = read?.[name] ?? others;
      if (reads === false) return [`${at}/${name} isn't known`];
      return reads === undefined ? [] : misfits(schema, reads, `${at}/${name}`);
    }),
    ...(typeof others === 'object' && typeof writer.additionalProperties === 'object'
      ? misfits(writer.additionalProperties as JsonSchema, others, `${at}/*`)
      : []),
  ];
}

function items(writer: JsonSchema, reader: JsonSchema, at: string): string[] {
  const [written, read] = [writer.items, reader.items] as (JsonSchema | undefined)[];
  if (read === undefined) return [];
  return written === undefined ? [`${at} may hold anything`] : misfits(written, read, `${at}/-`);
}
