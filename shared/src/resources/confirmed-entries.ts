import { z } from 'zod';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { groundSchema } from '../http/handling.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { entryRoleSchema } from './accountability-cases.ts';
import { defineFilteredList, defineList } from './list.ts';
import { defineResource } from './resource.ts';

/**
 * What became of it, exactly one each. `held`: a case decided that something follows, and that stands. `under_way`: a case isn't
 * decided, an appeal in it waits, or an order of rectification isn't done. `ground`: it ended without that anybody is held to account,
 * on a ground. `undone`: it doesn't stand any more. `undecided`: nothing yet, or it ended without a ground.
 */
const consequenceSchema = z.enum(['held', 'under_way', 'ground', 'undone', 'undecided']);

const entryRowSchema = z.object({
  findingId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  role: entryRoleSchema,
  /** Of the finding. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  kind: findingKindSchema,
  violationClass: violationClassSchema,
  dutyDate: z.iso.date(),
  confirmedAt: z.iso.datetime(),
  /** Who decides what follows, as long as nothing does: whoever confirmed it. */
  confirmedBy: z.string(),
  consequence: consequenceSchema,
  /** On which it ended; null: it didn't, or none was asked. */
  ground: groundSchema.nullable(),
  caseId: z.uuid().nullable(),
  /** Of what is undecided: the last day on which that is in time. */
  decideUntil: z.iso.date().nullable(),
  overdue: z.boolean(),
});

/** Of the confirmation, by local dates, both included. */
const period = { from: z.iso.date().optional(), to: z.iso.date().optional() };

export const confirmedEntryList = defineList({
  key: 'confirmed-entries',
  access: 'accountability.read',
  filters: z.object({
    ...period,
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    role: entryRoleSchema.optional(),
    /** `overdue`: undecided for more than `decideDays`. */
    consequence: z.enum([...consequenceSchema.options, 'overdue']).optional(),
  }),
  row: entryRowSchema,
});

/**
 * Confirmed entries (认定后的追究情况): a finding that was confirmed by the second edition of the rules, and a person, whom it names or
 * who is liable as a leader. Nothing is stored of them: each answer follows from findings, cases, orders and appeals as they stand.
 */
export const confirmedEntries = defineResource({
  list: confirmedEntryList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['findings'],
});

const countRowSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  /** The five after it, added up. */
  entries: z.int(),
  held: z.int(),
  underWay: z.int(),
  ground: z.int(),
  undone: z.int(),
  undecided: z.int(),
  /** Of those that are undecided. */
  overdue: z.int(),
});

export const confirmedCountList = defineFilteredList({
  key: 'confirmed-counts',
  access: 'accountability.read',
  filters: z.object(period),
  row: countRowSchema,
});

/** The same, counted by unit. */
export const confirmedCounts = defineResource({
  list: confirmedCountList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['findings'],
});

export type Consequence = z.infer<typeof consequenceSchema>;
export type ConfirmedEntryRow = z.infer<typeof entryRowSchema>;
export type ConfirmedEntryFilters = z.output<typeof confirmedEntryList.filters>;
export type ConfirmedCountRow = z.infer<typeof countRowSchema>;
export type ConfirmedCountFilters = z.output<typeof confirmedCountList.filters>;
