import type { OfficerRow } from '@rollcall/shared/resources/officers';
import { filterWords } from '@rollcall/shared/words/filters';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { formatPerson } from '../format/format-person.ts';
import { hasLeft } from '../format/has-left.ts';
import { useWords } from '../language/use-words.ts';
import type { Filter } from './filter.ts';
import { SearchedFilter } from './searched-filter.tsx';

/** Who left included, and marked: their footage is still there. HQ refuses them for what is to come. */
export function OfficerFilter(filter: Filter & { id?: string | undefined; label?: string; placeholder?: string }) {
  const texts = useWords(filterWords);
  const { officer: left } = useWords(retiringWords);
  return (
    <SearchedFilter<OfficerRow>
      {...filter}
      label={filter.label ?? texts.officer}
      placeholder={filter.placeholder ?? texts.officer}
      path="officers"
      query={{ state: 'all' }}
      optionOf={(officer) => ({
        value: officer.badgeNo,
        label: hasLeft(officer) ? `${formatPerson(officer)} · ${left}` : formatPerson(officer),
      })}
      width={150}
    />
  );
}
