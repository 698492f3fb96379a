import type { OfficerRow } from '@rollcall/shared/http/officers';
import { filterWords } from '@rollcall/shared/words/filters';
import { formatPerson } from '../format/format-person.ts';
import { useWords } from '../language/use-words.ts';
import type { Filter } from './filter.ts';
import { SearchedFilter } from './searched-filter.tsx';

/** Who left included: their footage is still there. */
export function OfficerFilter(filter: Filter & { id?: string | undefined; label?: string }) {
  const texts = useWords(filterWords);
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
