import { z } from 'zod';
import { custodyFields, custodyFilters } from '../fields/custodies.ts';
import { custodyRowSchema } from '../http/recorders.ts';
import { filterShapeOf, reasonSchema, shapeOf } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const { checkedOut, ...filters } = filterShapeOf(custodyFilters);

/** Latest `heldFrom` first. */
export const custodyList = defineList({
  key: 'custodies',
  access: 'custodies.read',
  /** `at`: those that hold at that moment. */
  filters: z.object({ ...filters, at: instant.optional(), checkedOut }),
  row: custodyRowSchema,
});

/** Two of one basis can't hold the same recorder at once. */
const newCustodySchema = z.object({ ...shapeOf(custodyFields), reason: reasonSchema.optional() });

const params = z.object({ custodyId: z.uuid() });

/** Who holds which recorder (配备与领用), as it was entered or seen. */
export const custodies = defineResource({
  list: custodyList,
  endpoints: {
    create: endpoint('POST custodies', {
      access: 'custodies.write',
      body: newCustodySchema,
      answers: { 201: custodyRowSchema },
    }),
    update: endpoint('PATCH custodies/:custodyId', {
      access: 'custodies.write',
      params,
      body: newCustodySchema.partial(),
      answers: { 200: custodyRowSchema },
    }),
    /** Of an entry that never was. */
    remove: endpoint('DELETE custodies/:custodyId', {
      access: 'custodies.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 204: z.null() },
    }),
  },
  subject: 'custody',
  factTypes: ['custody_added', 'custody_changed', 'custody_removed'],
  problems: { custody_observed: 409, custody_overlaps: 409, custody_takes_from_other_unit: 403 },
  staleWith: [],
  shows: ['unit', 'officer', 'recorder', 'custody', 'observation', 'outside_decision'],
  imports: true,
});

export type CustodyFilters = z.output<typeof custodyList.filters>;
export type CustodyRow = z.input<typeof custodyRowSchema>;
