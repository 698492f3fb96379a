import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Link } from 'react-router';
import { useBreaksText } from '../../features/shifts/use-breaks-text.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';

/** What the roster says of a shift beside time, duty and post; nothing when it says no more. */
export function PlannedFacts({ shift }: { shift: ShiftRow }) {
  const texts = useWords(rosterWords);
  const breaksText = useBreaksText();
  const { breaks, campaignName, plannedRecorderSerial } = shift;
  const facts = [
    { name: texts.breaks, value: breaksText(breaks) || null },
    { name: texts.campaign, value: campaignName },
    {
      name: texts.recorder,
      value: plannedRecorderSerial && <Link to={paths.recorder(plannedRecorderSerial)}>{plannedRecorderSerial}</Link>,
    },
  ].filter(({ value }) => value !== null);
  return facts.length === 0 ? null : (
    <div style={{ marginBlockEnd: 10 }}>
      <FactList facts={facts} />
    </div>
  );
}
