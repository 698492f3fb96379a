import { useStationNames } from '../stations/use-station-names.ts';
import { filterTexts } from '../texts/filter-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import type { Filter } from './filter.ts';

/** HQ lists those first that are away; a choice stays where it is. */
const natural = new Intl.Collator('en', { numeric: true });

export function StationFilter(filter: Filter) {
  const options = [...useStationNames()]
    .map(([stationId, name]) => ({ value: stationId, label: name }))
    .sort((one, other) => natural.compare(one.value, other.value));
  return <ChoiceFilter {...filter} label={useTexts(filterTexts).station} options={options} width={150} />;
}
