import type { RecorderState } from '@rollcall/shared/fields/recorder-states';
import type { Custody } from './custody.ts';

/** Everything that `planCustodies` needs to know. */
export interface CustodyState {
  /** By badge number: those of the wanted and of the stored custodies. */
  officers: ReadonlyMap<string, { unitCode: string; leftOn: string | null }>;
  /** By serial. */
  recorders: ReadonlyMap<string, { unitCode: string | null; state: RecorderState }>;
  /** Every one of the recorders concerned. */
  custodies: readonly Custody[];
}
