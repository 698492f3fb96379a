import { z } from 'zod';
import { causeKindSchema } from '../http/cause-of-finding.ts';
import { handlingSchema } from '../http/handling.ts';
import { historySchema } from '../http/history.ts';
import { plainName } from '../http/plain-name.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { findingIdsSchema } from './finding-decisions.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const saysCause = {
  title: plainName(60),
  kind: causeKindSchema,
  text: z.string().trim().min(2).max(2000),
  startsAt: z.iso.datetime({ offset: true }),
  /** Null: it isn't over. */
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  /** Null: of the whole brigade. */
  unitCode: unitCodeSchema.nullable(),
};

const newCauseSchema = z
  .object(saysCause)
  .refine(({ startsAt, endsAt }) => endsAt === null || Date.parse(endsAt) > Date.parse(startsAt), {
    error: 'must end after it begins',
    path: ['endsAt'],
  });

const causeRowSchema = z.object({
  ...saysCause,
  causeId: z.uuid(),
  unitName: z.string().nullable(),
  /** A squad leader recorded it, who recommends and doesn't decide. */
  recommended: z.boolean(),
  recordedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  /** The findings under it that are in sight. */
  findings: z.int(),
  /** Of these, those that nobody has decided about yet. */
  undecided: z.int(),
});

const causeDetailSchema = causeRowSchema.extend({
  /** How many of the findings in sight are how far, those that are none left out. */
  handlings: z.array(z.object({ handling: handlingSchema, count: z.int() })),
  /** Findings of the same time, unit and rules that are under no cause and that nobody decided about. */
  proposed: z.int(),
  /** Whether the account may change it, and put findings under it. */
  mayChange: z.boolean(),
  history: historySchema,
});

export const commonCauseList = defineList({
  key: 'common-causes',
  access: 'findings.read',
  filters: z.object({ kind: causeKindSchema.optional(), unitCode: unitCodeSchema.optional() }),
  row: causeRowSchema,
});

const params = z.object({ causeId: z.uuid() });

/** What several findings came from (共同原因). It decides nothing by itself. */
export const commonCauses = defineResource({
  list: commonCauseList,
  endpoints: {
    read: endpoint('GET common-causes/:causeId', {
      access: 'findings.read',
      params,
      answers: { 200: causeDetailSchema },
    }),
    record: endpoint('POST common-causes', {
      access: 'common_causes.write',
      body: newCauseSchema,
      answers: { 201: causeDetailSchema },
    }),
    change: endpoint('PUT common-causes/:causeId', {
      access: 'common_causes.write',
      params,
      body: newCauseSchema,
      answers: { 200: causeDetailSchema },
    }),
    /** Where one can't be put under it, none is, and the problem names each that can't, in `refused`. */
    attach: endpoint('POST common-causes/:causeId/findings', {
      access: 'common_causes.write',
      params,
      body: z.object({ findingIds: findingIdsSchema }),
      answers: { 200: causeDetailSchema },
    }),
    detach: endpoint('DELETE common-causes/:causeId/findings/:findingId', {
      access: 'common_causes.write',
      params: z.object({ causeId: z.uuid(), findingId: z.uuid() }),
      body: z.object({ reason: reasonSchema }),
      answers: { 200: causeDetailSchema },
    }),
  },
  subject: 'common_cause',
  factTypes: ['common_cause_changed', 'common_cause_recorded', 'finding_cause_attached', 'finding_cause_detached'],
  problems: { attach_refused: 409, cause_of_other_unit: 403, has_cause: 409, not_under_cause: 409 },
  staleWith: ['findings'],
});

export type CauseKind = z.infer<typeof causeKindSchema>;
export type NewCause = z.infer<typeof newCauseSchema>;
export type CauseRow = z.infer<typeof causeRowSchema>;
export type CauseDetail = z.infer<typeof causeDetailSchema>;
export type CauseFilters = z.infer<typeof commonCauseList.filters>;
