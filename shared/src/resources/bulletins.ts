import { z } from 'zod';
import {
  bulletinContentSchema,
  bulletinKindSchema,
  bulletinTextsSchema,
  type periodSchema,
  personSchema,
} from '../bulletins/content.ts';
import { bulletinSealSchema } from '../bulletins/seal.ts';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `draft`: its input is fixed, people write; `in_review`: another person reads; `sealed`: published; `dropped`: never to be. */
const bulletinStateSchema = z.enum(['draft', 'in_review', 'sealed', 'dropped']);

export const bulletinRowSchema = z.object({
  bulletinId: z.uuid(),
  kind: bulletinKindSchema,
  state: bulletinStateSchema,
  /** Of sealed ones; null before. */
  year: z.int().nullable(),
  number: z.int().nullable(),
  from: z.iso.date(),
  to: z.iso.date(),
  cutOff: z.iso.datetime(),
  /** When its input was read; `late`: more than an hour after the cut-off. */
  takenAt: z.iso.datetime(),
  late: z.boolean(),
  sealedAt: z.iso.datetime().nullable(),
  /** Persons and units named, figures of earlier issues corrected. */
  named: z.int(),
  corrections: z.int(),
  /** By when units confirm and answer; null: not sealed. */
  receiptDueOn: z.iso.date().nullable(),
  /** Units that must confirm, that did, and that answered. */
  units: z.int(),
  confirmed: z.int(),
  answered: z.int(),
});

const receiptSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  /** 信息反馈: what the unit answers to what was asked of it. */
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  late: z.boolean(),
});

const bulletinDetailSchema = bulletinRowSchema.extend({
  content: bulletinContentSchema,
  texts: bulletinTextsSchema,
  /** Rises with every change of the texts and the state. */
  version: z.int(),
  /** Who the persons of the content are, as far as names weren't erased and the account may see them. */
  persons: z.array(z.object({ person: personSchema, badgeNo: badgeNoSchema, name: z.string() })),
  inputDigest: z.string(),
  seal: bulletinSealSchema.nullable(),
  /** Where its fact stands in the ledger; null: not yet. */
  leaf: z.int().nullable(),
  submittedBy: z.string().nullable(),
  submittedByMe: z.boolean(),
  sealedBy: z.string().nullable(),
  /** Why the reviewer gave it back; null: he didn't, or it was submitted since. */
  returned: z.string().nullable(),
  receipts: z.array(receiptSchema),
  /** What the account may do now. */
  may: z.object({
    write: z.boolean(),
    submit: z.boolean(),
    seal: z.boolean(),
    drop: z.boolean(),
    /** For which units it may confirm and answer. */
    answerFor: z.array(unitCodeSchema),
  }),
  /** The first number of a series can be chosen: nothing of this kind was sealed this year. */
  numberIsFree: z.boolean(),
  /** Whom the issue names with the account, and whether he asked not to be named again once he is cleared; null: nobody. */
  own: z.object({ person: personSchema, quiet: z.boolean() }).nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  history: historySchema,
});

const params = z.object({ bulletinId: z.uuid() });
const answers = { 200: bulletinDetailSchema };
const versionSchema = z.int().min(0);

/** Newest period first. Drafts are for those who write and seal. */
export const bulletinList = defineList({
  key: 'bulletins',
  access: 'bulletins.read',
  filters: z.object({
    kind: bulletinKindSchema.optional(),
    state: bulletinStateSchema.optional(),
    year: z
      .string()
      .regex(/^20\d\d$/)
      .optional(),
  }),
  row: bulletinRowSchema,
});

/** Weekly bulletins and monthly reviews (周通报 · 月研判). */
export const bulletins = defineResource({
  list: bulletinList,
  endpoints: {
    read: endpoint('GET bulletins/:bulletinId', { access: 'bulletins.read', params, answers }),
    /** Comments, requirements, and what is taken off, of a draft. */
    write: endpoint('PUT bulletins/:bulletinId/texts', {
      access: 'bulletins.write',
      params,
      body: z.object({ version: versionSchema, texts: bulletinTextsSchema }),
      answers,
    }),
    submit: endpoint('POST bulletins/:bulletinId/submit', {
      access: 'bulletins.write',
      params,
      body: z.object({ version: versionSchema }),
      answers,
    }),
    /** Back to draft. */
    giveBack: endpoint('POST bulletins/:bulletinId/return', {
      access: 'bulletins.seal',
      params,
      body: z.object({ version: versionSchema, reason: reasonSchema }),
      answers,
    }),
    /** By another person than who submitted it. `number`: only for the first of a series. */
    seal: endpoint('POST bulletins/:bulletinId/seal', {
      access: 'bulletins.seal',
      params,
      body: z.object({ version: versionSchema, number: z.int().min(1).max(999).optional() }),
      answers,
    }),
    /** A draft that is never to be published. */
    drop: endpoint('POST bulletins/:bulletinId/drop', {
      access: 'bulletins.seal',
      params,
      body: z.object({ version: versionSchema, reason: reasonSchema }),
      answers,
    }),
    /** A unit confirms that it read a sealed issue, and answers what was asked of it. */
    answer: endpoint('POST bulletins/:bulletinId/receipts', {
      access: 'bulletins.answer',
      params,
      body: z.object({ unitCode: unitCodeSchema, answer: z.string().trim().min(1).max(4000).optional() }),
      answers,
    }),
    /** Removes the name of a person from an issue for ever; its digests still verify. */
    eraseName: endpoint('POST bulletins/:bulletinId/erase-name', {
      access: 'bulletins.erase',
      params,
      body: z.object({ person: personSchema, reason: reasonSchema }),
      answers,
    }),
    /** Somebody who was cleared says whether the next issue may name him. */
    quiet: endpoint('POST bulletins/clearings', {
      access: 'own_record.read',
      body: z.object({ bulletinId: z.uuid(), person: personSchema, quiet: z.boolean() }),
      answers: { 200: z.object({ quiet: z.boolean() }) },
    }),
  },
  subject: 'bulletin',
  factTypes: [
    'bulletin_drafted',
    'bulletin_dropped',
    'bulletin_name_erased',
    'bulletin_receipt',
    'bulletin_returned',
    'bulletin_sealed',
    'bulletin_submitted',
  ],
  problems: {
    bulletin_changed: 409,
    bulletin_not_draft: 409,
    bulletin_not_in_review: 409,
    bulletin_not_sealed: 409,
    bulletin_number_taken: 409,
    bulletin_not_of_unit: 403,
    bulletin_no_such_entry: 422,
    bulletin_requirement_over: 422,
    bulletin_text_names: 422,
    bulletin_own: 403,
    bulletin_waits_for_ledger: 409,
    bulletin_waits_for_witness: 409,
    bulletin_altered: 409,
  },
  staleWith: [],
});

export type BulletinRow = z.infer<typeof bulletinRowSchema>;
export type BulletinDetail = z.infer<typeof bulletinDetailSchema>;
export type BulletinFilters = z.infer<typeof bulletinList.filters>;
export type BulletinPeriod = z.infer<typeof periodSchema>;
