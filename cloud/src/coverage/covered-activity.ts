import type { ActivityKind } from '@rollcall/shared/http/activities';

/** Milliseconds since 1970; the end is excluded. */
export type Stretch = readonly [from: number, to: number];

/** An enforcement activity as footage covered it at one moment. */
export interface CoveredActivity {
  activityId: string;
  kind: ActivityKind;
  /** What must be recorded: from its lead to its lag, a millisecond at least. */
  window: Stretch;
  /** From its start to its end; a moment lasts a millisecond. */
  core: Stretch;
  /** It must be recorded: the catalogue asks for it, and it isn't withdrawn. */
  required: boolean;
  /** The local date on which it starts. */
  dutyDate: string;
  /** Who took part, by badge number. */
  officers: { badgeNo: string; unitCode: string }[];
  /** What footage of any of them covers of the window, in order and disjoint. */
  covered: Stretch[];
  /** The same of footage of which nobody knows whether it is whole. */
  uninspected: Stretch[];
  /** When each of them has an approved exemption or nothing but faulty recorders, in order and disjoint. */
  excused: Stretch[];
  /** All footage of it that there is must be here by now. */
  due: boolean;
  /** When that is the case at the latest. */
  dueAt: Date;
  /** The first moment at which this changes although nothing happens. */
  changesAt: Date | null;
}
