import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { checkedOutSchema, custodyRowSchema } from './custodies.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

export const recorderStateSchema = z.enum(['normal', 'faulty', 'in_repair', 'scrapped']);

/** GET /api/v1/recorders, by serial. `q` finds in serial, holder's badge number and name. */
export const recordersQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(50).optional(),
  unitCode: unitCodeSchema.optional(),
  state: recorderStateSchema.optional(),
  spare: z.stringbool().optional(),
  /** Whether it is scrapped: `false` leaves out those that are. */
  retired: z.stringbool().optional(),
  /** As of now; of recorders of the unit, whosever officer holds them. */
  checkedOut: checkedOutSchema.optional(),
});

export const recorderRowSchema = z.object({
  recorderSerial: recorderSerialSchema,
  unitCode: unitCodeSchema.nullable(),
  unitName: z.string().nullable(),
  state: recorderStateSchema,
  spare: z.boolean(),
  /** Who holds it now. */
  holderBadgeNo: badgeNoSchema.nullable(),
  holderName: z.string().nullable(),
  lastDockedAt: z.iso.datetime().nullable(),
});

export const recordersPageSchema = pageOf(recorderRowSchema);

/** GET /api/v1/recorders/:recorderSerial. Custodies and the last 50 docks, newest first. */
export const recorderDetailSchema = recorderRowSchema.extend({
  custodies: z.array(custodyRowSchema),
  docks: z.array(
    z.object({
      dockSessionId: z.uuid(),
      stationId: stationIdSchema,
      dockedAt: z.iso.datetime(),
      collectedAt: z.iso.datetime().nullable(),
      undockedAt: z.iso.datetime().nullable(),
    }),
  ),
  history: historySchema,
});

/** POST /api/v1/recorders. */
export const newRecorderSchema = z.object({
  recorderSerial: recorderSerialSchema,
  unitCode: unitCodeSchema.nullable(),
  state: recorderStateSchema.default('normal'),
  spare: z.boolean().default(false),
});

/** PATCH /api/v1/recorders/:recorderSerial. */
export const recorderChangeSchema = z.object({
  unitCode: unitCodeSchema.nullable().optional(),
  state: recorderStateSchema.optional(),
  spare: z.boolean().optional(),
});

export type RecorderState = z.infer<typeof recorderStateSchema>;
export type RecordersQuery = z.infer<typeof recordersQuerySchema>;
export type RecorderRow = z.infer<typeof recorderRowSchema>;
export type RecorderDetail = z.infer<typeof recorderDetailSchema>;
export type NewRecorder = z.infer<typeof newRecorderSchema>;
export type RecorderChange = z.infer<typeof recorderChangeSchema>;
