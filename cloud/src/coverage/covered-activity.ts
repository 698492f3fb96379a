import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { RulesEdition } from '@rollcall/shared/http/findings';

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
  /** By which rules it is judged: those that counted when its duty began. */
  rulesEdition: RulesEdition;
  /** Who took part, by badge number. */
  officers: { badgeNo: string; unitCode: string }[];
  /** The part of the window that footage of any officer covers, in order and disjoint. */
  covered: Stretch[];
  /** The same for footage that nobody could inspect. */
  uninspected: Stretch[];
  /** When every officer had an approved exemption that takes time out of what must be recorded, in order and disjoint. */
  exempt: Stretch[];
  /** What else every officer had an approved explanation or only faulty recorders for, in order and disjoint. */
  explained: Stretch[];
  /** The part of it in which every officer had only faulty recorders. */
  broken: Stretch[];
  /** All footage of it is due by now. */
  due: boolean;
  /** When its footage is due at the latest. */
  dueAt: Date;
  /** The first moment at which this result changes by itself, such as a deadline. */
  changesAt: Date | null;
}
