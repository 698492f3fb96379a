import { z } from 'zod';
import { neededTimeSchema } from '../contract/claimed-time.ts';
import { violationClassSchema } from '../http/findings.ts';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const sessionStateSchema = z.enum(['planned', 'signed_off', 'cancelled']);

/**
 * How somebody stands who must attend. `present`: he said so himself. `listed`: a list says so, he hasn't yet. `denied`: a list
 * says so, he says no. `excused`: absent for a reason that somebody entered, on leave, or not in service any more.
 * `missed`: signed off without any of these.
 */
const attendanceStateSchema = z.enum(['expected', 'present', 'listed', 'denied', 'excused', 'missed']);

/** Where he said so: at a station's screen by badge and his own PIN, on his own page, or by confirming a list. */
const attendedBySchema = z.enum(['kiosk', 'own_page', 'list']);

/** These add up to `expected`, as they stand now. */
const attendanceCountsSchema = z.object({
  expected: z.int(),
  present: z.int(),
  /** `listed` and `denied`: not there until they say so themselves. */
  unconfirmed: z.int(),
  excused: z.int(),
  /** Neither of these: to come, or missed. */
  absent: z.int(),
  /** Of those who weren't there (denied, excused, missed): who attended a session that makes up for this one. */
  madeUp: z.int(),
});

/** Why HQ doesn't count that somebody signed in at a station's screen. `not_open`: or the session was cancelled. */
const attendanceRefusalSchema = z.enum(['pin_not_own', 'not_expected', 'not_open']);

const sessionRowSchema = z.object({
  sessionId: z.uuid(),
  state: sessionStateSchema,
  topic: z.string(),
  /** What it is about: figures and re-offences are counted by these. */
  violationClasses: z.array(violationClassSchema),
  place: z.string(),
  /** Whose session it is; null: the brigade's. */
  unitCode: unitCodeSchema.nullable(),
  unitName: z.string().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  packId: z.uuid().nullable(),
  packTitle: z.string().nullable(),
  /** The session for which it makes up (补课). */
  makesUpFor: z.uuid().nullable(),
  signedOffAt: z.iso.datetime().nullable(),
  ...attendanceCountsSchema.shape,
});

const attendanceRowSchema = z.object({
  sessionId: z.uuid(),
  topic: z.string(),
  startsAt: z.iso.datetime(),
  sessionState: sessionStateSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  /** His unit when the session was planned. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  state: attendanceStateSchema,
  attendedBy: attendedBySchema.nullable(),
  attendedAt: z.iso.datetime().nullable(),
  stationId: stationIdSchema.nullable(),
  /** Why he is absent; on leave, or not in service any more: null. */
  absenceReason: z.string().nullable(),
  onLeave: z.boolean(),
  leftService: z.boolean(),
  /** The session in which he made up for it. */
  madeUpIn: z.uuid().nullable(),
  /** Of the questions at the end; null: he answered none. */
  rightAnswers: z.int().nullable(),
  questions: z.int().nullable(),
});

const sessionDetailSchema = sessionRowSchema.extend({
  version: z.int(),
  plannedBy: z.string(),
  signedOffBy: z.string().nullable(),
  remarks: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  /** When one can say by oneself that one is there: from some minutes before the start to the end. */
  signInFrom: z.iso.datetime(),
  signInUntil: z.iso.datetime(),
  /** The account's officer; null: doesn't have to attend. */
  own: attendanceRowSchema.nullable(),
  /** To answer, once he is present; null: none. */
  ownQuestions: z.array(z.object({ text: z.string(), options: z.array(z.string()) })).nullable(),
  /** What the account may do now. */
  may: z.object({
    change: z.boolean(),
    list: z.boolean(),
    excuse: z.boolean(),
    signOff: z.boolean(),
    cancel: z.boolean(),
    attend: z.boolean(),
    confirm: z.boolean(),
    answer: z.boolean(),
    makeUp: z.boolean(),
  }),
  history: historySchema,
});

const sessionFieldsSchema = z.object({
  topic: z.string().trim().min(2).max(100),
  violationClasses: z.array(violationClassSchema).max(4),
  place: z.string().trim().min(1).max(100),
  startsAt: neededTimeSchema,
  endsAt: neededTimeSchema,
  packId: z.uuid().nullable(),
});

/**
 * `unitCode` null: everybody of the brigade. `badgeNos`: who must attend; left out, all officers in service of the unit, or
 * with `makesUpFor` all who weren't there (denied, excused, missed) and didn't make up for it yet.
 */
const newSessionSchema = sessionFieldsSchema.extend({
  unitCode: unitCodeSchema.nullable(),
  makesUpFor: z.uuid().optional(),
  badgeNos: z.array(badgeNoSchema).min(1).max(2000).optional(),
});

/**
 * What was confirmed of those who must attend, as long before the session as after it, by violation and unit of each when it was
 * planned: a finding counts once for each person of whom it was confirmed, so that the units add up to the whole.
 */
const effectSchema = z.object({
  /** Local dates, all included. `after` ends today while its time isn't over: `over` says so. */
  before: z.object({ from: z.iso.date(), to: z.iso.date() }),
  after: z.object({ from: z.iso.date(), to: z.iso.date() }),
  over: z.boolean(),
  rows: z.array(
    z.object({
      violationClass: violationClassSchema,
      /** Null: the whole. */
      unitCode: unitCodeSchema.nullable(),
      unitName: z.string().nullable(),
      before: z.int(),
      after: z.int(),
      /** By officers who attended, or made up for it. */
      afterByAttendees: z.int(),
      reOffences: z.int(),
    }),
  ),
});

const params = z.object({ sessionId: z.uuid() });
const answers = { 200: sessionDetailSchema };
const versionSchema = z.int().min(0);

/** `badgeNos`: who must attend from now on; those who are present stay. */
const sessionChangeSchema = sessionFieldsSchema
  .partial()
  .extend({ version: versionSchema, badgeNos: z.array(badgeNoSchema).min(1).max(2000).optional() });

export const trainingSessionList = defineList({
  key: 'training-sessions',
  access: 'training.read',
  filters: z.object({
    state: sessionStateSchema.optional(),
    unitCode: unitCodeSchema.optional(),
    packId: z.uuid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  row: sessionRowSchema,
});

/** Training sessions (周一学习) and make-up sessions (补课). Latest first; an officer sees those that he must attend. */
export const trainingSessions = defineResource({
  list: trainingSessionList,
  endpoints: {
    read: endpoint('GET training-sessions/:sessionId', { access: 'training.read', params, answers }),
    effect: endpoint('GET training-sessions/:sessionId/effect', {
      access: 'training.plan',
      params,
      answers: { 200: effectSchema },
    }),
    create: endpoint('POST training-sessions', {
      access: 'training.plan',
      body: newSessionSchema,
      answers: { 201: sessionDetailSchema },
    }),
    change: endpoint('PATCH training-sessions/:sessionId', {
      access: 'training.plan',
      params,
      body: sessionChangeSchema,
      answers,
    }),
    cancel: endpoint('POST training-sessions/:sessionId/cancel', {
      access: 'training.plan',
      params,
      body: z.object({ version: versionSchema, reason: reasonSchema }),
      answers,
    }),
    /** Who was there by a list: it counts for each once he confirms it. The whole list again: who isn't on it isn't listed any more. */
    list: endpoint('PUT training-sessions/:sessionId/list', {
      access: 'training.plan',
      params,
      body: z.object({ version: versionSchema, badgeNos: z.array(badgeNoSchema).max(2000) }),
      answers,
    }),
    /** Why somebody is absent; null: takes it back. */
    excuse: endpoint('PUT training-sessions/:sessionId/absences/:badgeNo', {
      access: 'training.plan',
      params: params.extend({ badgeNo: badgeNoSchema }),
      body: z.object({ version: versionSchema, reason: reasonSchema.nullable() }),
      answers,
    }),
    /** Not before its end. Who neither was there nor excused missed it. */
    signOff: endpoint('POST training-sessions/:sessionId/sign-off', {
      access: 'training.plan',
      params,
      body: z.object({ version: versionSchema, remarks: z.string().trim().max(1000).default('') }),
      answers,
    }),
    /** The account's officer says: I am here. */
    attend: endpoint('POST training-sessions/:sessionId/attendance', { access: 'training.attend', params, answers }),
    /** The account's officer says whether a list is right about him. */
    confirm: endpoint('POST training-sessions/:sessionId/confirmation', {
      access: 'training.attend',
      params,
      body: z.object({ present: z.boolean() }),
      answers,
    }),
    /** The account's officer answers the questions, once; each the number of an option, from 0. */
    answer: endpoint('POST training-sessions/:sessionId/answers', {
      access: 'training.attend',
      params,
      body: z.object({ options: z.array(z.int().min(0).max(4)).max(5) }),
      answers,
    }),
  },
  subject: 'training_session',
  factTypes: [
    'training_session_planned',
    'training_session_changed',
    'training_session_cancelled',
    'training_session_signed_off',
    'training_listed',
    'training_excused',
    'training_attended',
    'training_attendance_refused',
    'training_denied',
    'training_answered',
  ],
  problems: {
    session_changed: 409,
    session_not_planned: 409,
    session_not_begun: 409,
    session_not_over: 409,
    session_backwards: 400,
    session_unknown_officers: 422,
    session_nobody: 422,
    session_no_make_up: 409,
    attendance_not_expected: 403,
    attendance_too_early: 409,
    attendance_too_late: 409,
    attendance_not_listed: 409,
    attendance_not_present: 409,
    attendance_present: 409,
    attendance_answered: 409,
    attendance_no_questions: 409,
    attendance_made_password: 403,
  },
  staleWith: ['duty'],
  shows: ['unit', 'officer', 'leave'],
});

/** Who must attend, and how each stands. A row a session and person. */
export const trainingAttendanceList = defineList({
  key: 'training-attendance',
  access: 'training.read',
  filters: z.object({
    sessionId: z.uuid().optional(),
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    /** `unconfirmed`: listed or denied. `absent`: expected or missed. */
    state: z.enum([...attendanceStateSchema.options, 'unconfirmed', 'absent']).optional(),
    /** Of those who weren't there (denied, excused, missed): whether they made up for it. */
    madeUp: z.stringbool().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  row: attendanceRowSchema,
});

export const trainingAttendance = defineResource({
  list: trainingAttendanceList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['duty'],
  shows: ['unit', 'officer', 'leave'],
});

export type SessionState = z.infer<typeof sessionStateSchema>;
export type AttendanceState = z.infer<typeof attendanceStateSchema>;
export type AttendedBy = z.infer<typeof attendedBySchema>;
export type AttendanceRefusal = z.infer<typeof attendanceRefusalSchema>;
export type TrainingSessionRow = z.infer<typeof sessionRowSchema>;
export type TrainingSessionDetail = z.infer<typeof sessionDetailSchema>;
export type NewTrainingSession = z.output<typeof newSessionSchema>;
export type TrainingSessionChange = z.output<typeof sessionChangeSchema>;
export type TrainingSessionFilters = z.output<typeof trainingSessionList.filters>;
export type AttendanceRow = z.infer<typeof attendanceRowSchema>;
export type AttendanceFilters = z.output<typeof trainingAttendanceList.filters>;
export type TrainingEffect = z.infer<typeof effectSchema>;
