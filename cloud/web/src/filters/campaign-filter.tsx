import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { useAnswer } from '../api/use-answer.ts';
import { useWords } from '../language/use-words.ts';
import { ChoiceFilter } from './choice-filter.tsx';

/** Only what belongs to one campaign; not there as long as there is none. */
export function CampaignFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (campaignId: string | undefined) => void;
}) {
  const texts = useWords(rosterWords);
  const campaigns = useAnswer<{ rows: CampaignRow[] }>('campaigns').answer?.rows ?? [];
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
