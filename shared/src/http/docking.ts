import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';

/**
 * `on_duty`: the shift ends later that day. `not_docked`: it is over, and the card was in no dock since. `late`: the time to
 * import it is over too.
 */
export const dockingStateSchema = z.enum(['on_duty', 'not_docked', 'late']);

/** GET /api/v1/docking/overdue. `at`: as it was then; left out, now. */
export const dockingOverdueQuerySchema = z.object({
  at: z.iso.datetime({ offset: true }).optional(),
  unitCode: unitCodeSchema.optional(),
});

/**
 * Who held a recorder in a shift that ended, within the last seven days, or ends that day, and whose card was in no dock
 * since. A row an officer and recorder; by unit and badge. A card that was in a dock up to half an hour before the end counts.
 */
export const dockingOverdueSchema = z.object({
  at: z.iso.datetime(),
  rows: z.array(
    z.object({
      unitCode: unitCodeSchema,
      unitName: z.string(),
      badgeNo: badgeNoSchema,
      officerName: z.string(),
      recorderSerial: recorderSerialSchema,
      /** Of the last of these shifts. */
      post: z.string(),
      shiftEndsAt: z.iso.datetime(),
      /** How many shifts lie on the card. */
      shifts: z.int(),
      /** Until when the first of them is to be imported. */
      dueAt: z.iso.datetime(),
      lastDockedAt: z.iso.datetime().nullable(),
      lastStationId: stationIdSchema.nullable(),
      lastStationName: z.string().nullable(),
      state: dockingStateSchema,
    }),
  ),
});

export type DockingState = z.infer<typeof dockingStateSchema>;
export type DockingOverdue = z.infer<typeof dockingOverdueSchema>;
export type DockingRow = DockingOverdue['rows'][number];
