import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { activityEditWords } from '@rollcall/shared/words/activity-edits';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { CampaignFilter } from '../../filters/campaign-filter.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { activityVerdictLooks } from '../../state/activity-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { activityFilterNames, type ActivityFilters as Filters } from './activity-filter-names.ts';
import { optionsOfNames } from './options-of-names.ts';

interface Props {
  filters: Filters;
  onChange: (changes: { [Name in keyof Filters]: Filters[Name] | undefined }) => void;
}

export function ActivityFilters({ filters, onChange }: Props) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const edits = useWords(activityEditWords);
  const of = (name: keyof Filters) => ({
    value: filters[name],
    onChange: (value: string | undefined) => onChange({ [name]: value }),
  });
  return (
    <>
      <TextFilter {...of('plateNo')} label={texts.plate} leastLength={2} width={120} />
      <TextFilter {...of('caseNo')} label={texts.caseNo} leastLength={2} width={140} />
      <TextFilter {...of('place')} label={texts.place} leastLength={2} width={140} />
      <OfficerFilter {...of('badgeNo')} />
      <UnitSelect {...of('unitCode')} />
      <ChoiceFilter {...of('kind')} label={texts.kind} options={optionsOfNames(activityKindNames, language)} />
      <ChoiceFilter {...of('verdict')} label={texts.verdict} options={optionsOf(activityVerdictLooks, language)} />
      <ChoiceFilter {...of('waiting')} label={edits.filter} options={[{ value: '1', label: edits.waits }]} />
      <CampaignFilter {...of('campaignId')} />
      <DateRangeFilter from={filters.from} to={filters.to} onChange={onChange} label={texts.day} />
      <ClearFilters filters={filters} names={activityFilterNames} onChange={onChange} />
    </>
  );
}
