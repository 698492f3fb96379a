import { useStationNames } from '../stations/use-station-names.ts';
import { filterTexts } from '../texts/filter-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import type { Filter } from './filter.ts';

export function StationFilter(filter: Filter) {
  const options = [...useStationNames()].map(([stationId, name]) => ({ value: stationId, label: name }));
  return <ChoiceFilter {...filter} label={useTexts(filterTexts).station} options={options} width={150} />;
}
