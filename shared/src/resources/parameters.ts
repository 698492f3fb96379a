import { z } from 'zod';
import type { ValuesOf } from '../fields/field.ts';
import { parameterFields } from '../fields/parameters.ts';
import { reasonSchema, shapeWithDefaults } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { defineResource } from './resource.ts';

/** The brigade's numbers as they are stored: what is missing has its default. */
export const parametersSchema = z.object(shapeWithDefaults(parameterFields));

/** `version` is 0 while the defaults count. */
const parametersAnswerSchema = z.object({
  version: z.int(),
  parameters: parametersSchema,
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});

/** The numbers that the brigade sets for itself (规则参数). */
export const parameters = defineResource({
  endpoints: {
    read: endpoint('GET parameters', { access: 'registry.read', answers: { 200: parametersAnswerSchema } }),
    replace: endpoint('PUT parameters', {
      access: 'parameters.write',
      /** `version` is the one that was changed: if another came in between, it is refused. */
      body: z.object({ version: z.int(), parameters: parametersSchema.required(), reason: reasonSchema }),
      answers: { 200: parametersAnswerSchema },
    }),
  },
  factTypes: ['parameters_changed'],
  problems: { parameters_outdated: 409 },
  staleWith: [],
  shows: ['hq:parameters'],
});

export type Parameters = ValuesOf<typeof parameterFields>;
export type ParametersAnswer = z.infer<typeof parametersAnswerSchema>;
export type ParametersChange = z.infer<(typeof parameters)['endpoints']['replace']['parts']['body']>;
