import type { StandingShift } from './shift.ts';

/** Everything that a plan of shifts needs. */
export interface RosterState {
  /** Those that may be rostered, by badge number. */
  officers: ReadonlyMap<string, { leftOn: string | null }>;
  dutyTypes: ReadonlyMap<string, { retired: boolean }>;
  /** All campaigns. */
  campaigns: ReadonlyMap<string, { startsOn: string; endsOn: string | null }>;
  /** Those that are planned, by serial. */
  recorders: ReadonlyMap<string, { scrapped: boolean }>;
  /** The shifts of the officers concerned that aren't cancelled and touch the wanted times. */
  shifts: readonly StandingShift[];
}
