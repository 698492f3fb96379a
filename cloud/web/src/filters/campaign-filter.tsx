import { rosterWords } from '@rollcall/shared/words/shifts';
import { useRead } from '../api/use-read.ts';
import { useWords } from '../language/use-words.ts';
import { useCan } from '../session/use-can.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import type { Filter } from './filter.ts';

/** Only what belongs to one campaign; not there as long as there is none, or for whom campaigns aren't shown. */
export function CampaignFilter({ value, onChange }: Filter) {
  const texts = useWords(rosterWords);
  const campaigns = useRead('GET campaigns', {}, { enabled: useCan()('shifts.read') }).answer?.rows ?? [];
  if (campaigns.length === 0 && value === undefined) return null;
  return (
    <ChoiceFilter
      label={texts.campaign}
      value={value}
      onChange={onChange}
      options={campaigns.map(({ campaignId, name }) => ({ value: campaignId, label: name }))}
      width={140}
    />
  );
}
