import type { RecorderRow } from '@rollcall/shared/http/recorders';
import { filterTexts } from '../texts/filter-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Filter } from './filter.ts';
import { SearchedFilter } from './searched-filter.tsx';

export function RecorderFilter(filter: Filter & { id?: string | undefined; label?: string }) {
  const texts = useTexts(filterTexts);
  return (
    <SearchedFilter<RecorderRow>
      {...filter}
      label={filter.label ?? texts.recorder}
      path="recorders"
      optionOf={({ recorderSerial }) => ({ value: recorderSerial, label: recorderSerial })}
      width={120}
    />
  );
}
