import { z } from 'zod';
import { historySchema } from '../http/history.ts';
import { unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** How many spares a unit has ready, and how many it is to have. */
const spareStockRowSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  /** 0: none is asked for. */
  minimum: z.int(),
  /** Spares of the unit, scrapped ones left out. */
  spares: z.int(),
  /** Those that work and that nobody holds. */
  free: z.int(),
  /** How many are missing. */
  missing: z.int(),
});

const params = z.object({ unitCode: unitCodeSchema });

/** Every unit that is in use, by code. */
export const spareStockList = defineList({
  key: 'spare-stock',
  access: 'custodies.read',
  filters: z.object({
    unitCode: unitCodeSchema.optional(),
    /** Only units that have fewer than they are to have. */
    below: z.stringbool().optional(),
  }),
  row: spareStockRowSchema,
});

/** The minimum stock of spares (备机最低数) of each unit. */
export const spareStock = defineResource({
  list: spareStockList,
  endpoints: {
    read: endpoint('GET spare-stock/:unitCode', {
      access: 'custodies.read',
      params,
      answers: { 200: spareStockRowSchema.extend({ history: historySchema }) },
    }),
    update: endpoint('PUT spare-stock/:unitCode', {
      access: 'registry.write',
      params,
      body: z.object({ minimum: z.int().min(0).max(999) }),
      answers: { 200: spareStockRowSchema },
    }),
  },
  subject: 'spare_stock',
  factTypes: ['spare_minimum_set'],
  problems: {},
  staleWith: ['duty'],
});

export type SpareStockFilters = z.infer<typeof spareStockList.filters>;
export type SpareStockRow = z.infer<typeof spareStockRowSchema>;
