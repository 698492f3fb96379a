import { filterWords } from '@rollcall/shared/words/filters';
import { useWords } from '../language/use-words.ts';
import { useStationNames } from '../stations/use-station-names.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import type { Filter } from './filter.ts';

/** HQ lists those first that are away; a choice stays where it is. */
const natural = new Intl.Collator('en', { numeric: true });

export function StationFilter(filter: Filter) {
  const options = [...useStationNames()]
    .map(([stationId, name]) => ({ value: stationId, label: name }))
    .sort((one, other) => natural.compare(one.value, other.value));
  return <ChoiceFilter {...filter} label={useWords(filterWords).station} options={options} width={150} />;
}
