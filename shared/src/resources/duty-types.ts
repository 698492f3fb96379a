import { z } from 'zod';
import { dutyTypeFields } from '../fields/duty-types.ts';
import { reasonSchema, shapeOf } from '../http/schema-of.ts';
import { dutyTypeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

const { name, dutyType, recordingRule, retired } = shapeOf(dutyTypeFields);

const dutyTypeRowSchema = z.object({ dutyType, name: z.string(), recordingRule, retired });
const newDutyTypeSchema = z.object({ dutyType, name, recordingRule });

/** Once shifts of it have begun, another rule changes the past and needs a reason. */
const dutyTypeChangeSchema = z.object({ name, recordingRule, retired, reason: reasonSchema }).partial();

/** By code, retired ones too. */
export const dutyTypeList = defineWholeList({ key: 'duty-types', access: 'registry.read', row: dutyTypeRowSchema });

/** What officers may be rostered for, and what of it must be recorded (勤务类型). */
export const dutyTypes = defineResource({
  list: dutyTypeList,
  endpoints: {
    create: endpoint('POST duty-types', {
      access: 'registry.write',
      body: newDutyTypeSchema,
      answers: { 201: dutyTypeRowSchema },
    }),
    update: endpoint('PATCH duty-types/:dutyType', {
      access: 'registry.write',
      params: z.object({ dutyType: dutyTypeSchema }),
      body: dutyTypeChangeSchema,
      answers: { 200: dutyTypeRowSchema },
    }),
  },
  subject: 'duty_type',
  factTypes: ['duty_type_added', 'duty_type_changed'],
  problems: { unknown_duty_type: 404, duty_type_retired: 409 },
  staleWith: [],
  shows: ['duty_type'],
});

export type DutyTypeRow = z.infer<typeof dutyTypeRowSchema>;
export type NewDutyType = z.infer<typeof newDutyTypeSchema>;
export type DutyTypeChange = z.infer<typeof dutyTypeChangeSchema>;
