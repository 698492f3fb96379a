import { z } from 'zod';
import { type ConflictKind, conflictKinds, custodyConflictFilters } from '../fields/custody-conflicts.ts';
import { filterShapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema } from '../ids.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const custodyConflictRowSchema = z.object({
  recorderSerial: recorderSerialSchema,
  kind: z.enum(Object.keys(conflictKinds) as ConflictKind[]),
  officers: z.array(z.object({ badgeNo: badgeNoSchema, name: z.string() })),
  fromAt: instant,
  /** Excluded; null: it lasts. */
  untilAt: instant.nullable(),
});

/** Latest `fromAt` first. */
export const custodyConflictList = defineList({
  key: 'custody-conflicts',
  access: 'custodies.read',
  filters: z.object(filterShapeOf(custodyConflictFilters)),
  row: custodyConflictRowSchema,
});

/** Contradictions in what is known of who held a recorder. HQ derives them. */
export const custodyConflicts = defineResource({
  list: custodyConflictList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: [],
  shows: ['unit', 'officer', 'recorder', 'custody', 'observation', 'shift'],
});

export type CustodyConflictFilters = z.output<typeof custodyConflictList.filters>;
export type CustodyConflictRow = z.input<typeof custodyConflictRowSchema>;
