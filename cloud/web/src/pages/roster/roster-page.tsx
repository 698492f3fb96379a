import { Roster } from '../../features/shifts/roster.tsx';
import { ShiftFacts } from '../today/shift-facts.tsx';

/** The roster with shifts as the board of a day shows them. */
export function RosterPage() {
  return <Roster facts={ShiftFacts} />;
}
