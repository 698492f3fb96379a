import { z } from 'zod';
import type { Field, Fields, ValueOf } from '../fields/field.ts';
import { clockPattern } from '../fields/fits.ts';
import { badgeNoSchema, dutyTypeSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { instant } from '../resources/instant.ts';
import { problemOfUsername, sayNameProblem } from '../rules/names.ts';
import { problemOfPattern, sayPatternProblem } from '../rules/number-patterns.ts';
import { plainName } from './plain-name.ts';

/** Why something is changed or decided. A change of the past is refused without one. */
export const reasonSchema = z.string().trim().min(2).max(500);

type SchemaOf<F> = F extends { kind: 'instant' }
  ? F extends { optional: true }
    ? z.ZodType<Date | null, string | null>
    : z.ZodType<Date, string>
  : z.ZodType<ValueOf<F>, ValueOf<F>>;

/** The schemas of fields, for an object of them. */
export function shapeOf<const All extends Fields>(fields: All) {
  return mapped(fields, schemaOf) as { [Name in keyof All]: SchemaOf<All[Name]> };
}

/** The same, in which what is missing has its default. */
export function shapeWithDefaults<const All extends Readonly<Record<string, Field & Required<Pick<Field, 'default'>>>>>(
  fields: All,
) {
  const shape = mapped(fields, (field) => schemaOf(field).default(field.default ?? null));
  return shape as { [Name in keyof All]: z.ZodDefault<SchemaOf<All[Name]>> };
}

/** Of filters in the query of a list, each of which may be left out. */
export function filterShapeOf<const All extends Fields>(fields: All) {
  const shape = mapped(fields, (field) => (field.kind === 'flag' ? z.stringbool() : schemaOf(field)).optional());
  return shape as {
    [Name in keyof All]: z.ZodOptional<
      All[Name] extends { kind: 'flag' } ? z.ZodType<boolean, string> : SchemaOf<All[Name]>
    >;
  };
}

function mapped(fields: Fields, made: (field: Field) => z.ZodType) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, made(field)]));
}

function schemaOf(field: Field): z.ZodType<unknown, unknown> {
  const schema = requiredSchemaOf(field);
  return field.optional ? schema.nullable() : schema;
}

const idSchemas = {
  badgeNo: badgeNoSchema,
  recorderSerial: recorderSerialSchema,
  unitCode: unitCodeSchema,
  dutyType: dutyTypeSchema,
};

function requiredSchemaOf(field: Field): z.ZodType<unknown, unknown> {
  switch (field.kind) {
    case 'name':
      return plainName(field.most);
    case 'username':
      return usernameUpTo(field.most);
    case 'line':
    case 'note':
    case 'search': {
      const text = z.string().trim();
      return (field.least === undefined ? text : text.min(field.least)).max(field.most);
    }
    case 'id':
      return idSchemas[field.of];
    case 'officer':
      return badgeNoSchema;
    case 'unit':
      return unitCodeSchema;
    case 'recorder':
      return recorderSerialSchema;
    case 'duty_type':
      return dutyTypeSchema;
    case 'campaign':
      return z.uuid();
    case 'number':
      return (field.fractions ? z.number() : z.int()).min(field.least).max(field.most);
    case 'share':
      return z.number().min(0).max(1);
    case 'choice':
      return z.enum(Object.keys(field.choices));
    case 'flag':
      return z.boolean();
    case 'date':
      return z.iso.date();
    case 'instant':
      return instant;
    case 'typed_date':
      return z.union([z.literal(''), z.iso.date()]);
    case 'pattern':
      return z
        .string()
        .trim()
        .superRefine((pattern, context) => {
          const problem = problemOfPattern(pattern);
          if (problem) context.addIssue({ code: 'custom', message: sayPatternProblem(problem) });
        });
    case 'clock':
      return z.string().regex(clockPattern, 'must be a time from 00:00 to 23:59');
  }
}

/** A new one; case and width make no other one. Those of before may hold more. */
function usernameUpTo(most: number) {
  return z
    .string()
    .normalize('NFKC')
    .trim()
    .min(1)
    .refine((username) => [...username].length <= most, `must have no more than ${most} characters`)
    .meta({ maxLength: most })
    .superRefine((username, context) => {
      const problem = problemOfUsername(username);
      if (problem) context.addIssue({ code: 'custom', message: sayNameProblem(problem) });
    });
}
