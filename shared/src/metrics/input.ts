/** What every row has: which thing it is, where it counts, and for whom. */
export interface MetricRow {
  /** Tells rows of one kind apart: mostly the id of what it is about. */
  id: string;
  /** The local date on which it counts. */
  day: string;
  badgeNo: string | null;
  /** The unit to which the officer belonged at that time; of what has no officer, the unit that has it now. */
  unitCode: string | null;
  campaignId: string | null;
}

/** By kind of row what formulas read of it: whole numbers, mostly 0 or 1. Times are in milliseconds. */
export const metricColumns = {
  /** Enforcement staff, sworn and auxiliary, at the end of the period. */
  staff: ['inService'],
  /**
   * Recorders at the end of the period. `normal`: works, and is one of as many of its unit as that has staff. `spare`, `inUse`: works, and
   * is a spare or none.
   */
  recorders: ['normal', 'spare', 'inUse'],
  /** An officer's date with something to record. `due`: it is known whether there is footage. */
  officerDays: ['due', 'withFootage'],
  /** `dueMs`: required, known and due, without exempt time. */
  shifts: ['requiredMs', 'recordedMs', 'dueMs', 'exemptMs'],
  /**
   * Files seen on recorders. `importDue`: imported, or its deadline is over. `settled`: it is known whether the file is at HQ, whole.
   * `intact`: it is, and its digest was verified. `recording`: HQ knows it. `classified`: it belongs to an activity or a category.
   */
  files: ['importDue', 'timely', 'settled', 'intact', 'recording', 'classified'],
  /** Activities that must be recorded. `judged`: it is known whether footage covers them. */
  activities: ['judged', 'covered'],
  /** Findings that were told. `due`: answered in time, or the date for an answer is over. */
  findings: ['due', 'inTime'],
  /** What draws drew. `required`: the ratio asks for it. `requiredDone`: of those, reviewed. */
  checks: ['required', 'requiredDone', 'reviewed', 'passed', 'skipped'],
  /**
   * Who must attend sessions that were signed off. `due`: not excused. `trained`: of those, present or made up for it. `madeUp`: not
   * present, excused or not.
   */
  training: ['due', 'trained', 'present', 'excused', 'madeUp'],
  /** Violations that were confirmed of somebody. `again`: re-offences. */
  violations: ['confirmed', 'again'],
} as const;

export type MetricRowKind = keyof typeof metricColumns;
export type MetricRowOf<Kind extends MetricRowKind> = MetricRow & Record<(typeof metricColumns)[Kind][number], number>;

export const metricRowKinds = Object.keys(metricColumns) as MetricRowKind[];

/** Everything that metrics of a period are made of, as it was known at `asOf`; in the order of `day` and `id`. */
export type MetricInput = { from: string; to: string; asOf: string } & {
  [Kind in MetricRowKind]: readonly MetricRowOf<Kind>[];
};
