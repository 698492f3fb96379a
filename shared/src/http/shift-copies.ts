import { z } from 'zod';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { shiftBreakSchema } from './shifts.ts';

/** GET /api/v1/shift-copies: what the week before would fill of a week (any local date of it) in which cells are empty. */
export const shiftCopiesQuerySchema = z.object({ week: z.iso.date(), unitCode: unitCodeSchema.optional() });

export const shiftCopiesSchema = z.object({
  /** Its Monday. */
  week: z.iso.date(),
  /** By unit, officer and start. A cell that has a shift or leave in it gets nothing. */
  rows: z.array(
    z.object({
      /** The shift that is copied, of the week before. */
      shiftId: z.uuid(),
      unitCode: unitCodeSchema,
      unitName: z.string(),
      badgeNo: badgeNoSchema,
      officerName: z.string(),
      dutyDate: z.iso.date(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      dutyTypeName: z.string(),
      post: z.string(),
      breaks: z.array(shiftBreakSchema),
    }),
  ),
  /** How many shifts of the week before aren't copied, and why. */
  leftOut: z.object({
    occupied: z.int(),
    onLeave: z.int(),
    /** Its officer has left, its duty type was retired, or another shift lies in the way. */
    impossible: z.int(),
  }),
});

/**
 * POST /api/v1/shift-copies: copies these of them, all or none. 202: some lie in the past, so all wait for a second person.
 * 409 `shift_changed_since`: one of them can't be copied any more.
 */
export const newShiftCopiesSchema = z.object({
  week: z.iso.date(),
  shiftIds: z.array(z.uuid()).min(1).max(5000),
  reason: reasonSchema.optional(),
});

export const shiftsCopiedSchema = z.object({ added: z.int() });

export type ShiftCopies = z.infer<typeof shiftCopiesSchema>;
