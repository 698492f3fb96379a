import { z } from 'zod';
import { badgeNoSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const reasonSchema = z.string().trim().min(1).max(500);

/** The account decides nothing about the officer. That nobody decides about oneself or the own leader needs no entry. */
const recusalRowSchema = z.object({
  recusalId: z.uuid(),
  username: z.string(),
  /** Who is barred, as he signs. */
  name: z.string(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  reason: z.string(),
  declaredBy: z.string(),
  declaredAt: z.iso.datetime(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
});

/** Newest first. */
export const recusalList = defineList({
  key: 'recusals',
  access: 'recusals.read',
  filters: z.object({
    /** Only those that nobody ended. */
    inForce: z.literal('1').optional(),
  }),
  row: recusalRowSchema,
});

/** Who decides nothing about which officer (回避). */
export const recusals = defineResource({
  list: recusalList,
  endpoints: {
    /** About oneself unless `username` says about whom; that takes the right to do it for all. */
    create: endpoint('POST recusals', {
      access: 'recusals.write',
      body: z.object({ username: z.string().max(64).optional(), badgeNo: badgeNoSchema, reason: reasonSchema }),
      answers: { 201: recusalRowSchema },
    }),
    /** Ends it; it stays in the list. Never by the account that it binds. */
    end: endpoint('DELETE recusals/:recusalId', {
      access: 'recusals.write',
      params: z.object({ recusalId: z.uuid() }),
      body: z.object({ reason: reasonSchema }),
      answers: { 204: z.null() },
    }),
  },
  subject: 'recusal',
  factTypes: ['recusal_declared', 'recusal_ended'],
  problems: { recused: 403, recusal_there: 409, own_recusal: 403 },
  staleWith: [],
  shows: ['outside_decision'],
});

export type RecusalFilters = z.infer<typeof recusalList.filters>;
export type RecusalRow = z.infer<typeof recusalRowSchema>;
export type NewRecusal = z.infer<typeof recusals.endpoints.create.parts.body>;
