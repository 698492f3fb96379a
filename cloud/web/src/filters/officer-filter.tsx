import type { OfficerRow } from '@rollcall/shared/http/officers';
import { formatPerson } from '../format/format-person.ts';
import { filterTexts } from '../texts/filter-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Filter } from './filter.ts';
import { SearchedFilter } from './searched-filter.tsx';

/** Who left included: their footage is still there. */
export function OfficerFilter(filter: Filter & { id?: string | undefined; label?: string }) {
  const texts = useTexts(filterTexts);
  return (
    <SearchedFilter<OfficerRow>
      {...filter}
      label={filter.label ?? texts.officer}
      placeholder={texts.officer}
      path="officers"
      query={{ state: 'all' }}
      optionOf={(officer) => ({ value: officer.badgeNo, label: formatPerson(officer) })}
      width={150}
    />
  );
}
