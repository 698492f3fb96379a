import { z } from 'zod';
import { dockingFilters, dockingStates } from '../fields/docking.ts';
import { filterShapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

const undockedRowSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  recorderSerial: recorderSerialSchema,
  /** Of the last of these shifts. */
  post: z.string(),
  shiftEndsAt: instant,
  /** How many shifts lie on the card. */
  shifts: z.int(),
  /** Until when the first of them is to be imported. */
  dueAt: instant,
  lastDockedAt: instant.nullable(),
  lastStationId: stationIdSchema.nullable(),
  lastStationName: z.string().nullable(),
  state: z.enum(Object.keys(dockingStates) as (keyof typeof dockingStates)[]),
});

const access = 'custodies.read';
const filters = z.object(filterShapeOf(dockingFilters));

/**
 * Who held a recorder in a shift that ended, within the last seven days, or ends that day, and whose card was in no dock
 * since. A row an officer and recorder; by unit and badge. A card that was in a dock up to half an hour before the end counts.
 */
export const notDockedList = {
  key: 'not-docked',
  access,
  filters,
  row: undockedRowSchema,
  endpoint: endpoint('GET docking/overdue', {
    access,
    query: filters,
    answers: { 200: z.object({ at: instant, rows: z.array(undockedRowSchema) }) },
  }),
} as const;

/** Recorders that were not docked after a shift. */
export const docking = defineResource({
  list: notDockedList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['stations'],
  shows: ['unit', 'officer', 'recorder', 'custody', 'observation', 'shift', 'leave', 'repair_ticket', 'hq:parameters'],
});

export type UndockedFilters = z.output<typeof filters>;
/** As HQ handles it. */
export type Undocked = z.output<typeof undockedRowSchema>;
export type UndockedRow = z.input<typeof undockedRowSchema>;
