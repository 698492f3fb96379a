import type { Issue } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';

/** What units, persons and issues of a bulletin are called. */
export function useNames({ content, persons }: BulletinDetail) {
  const texts = useWords(bulletinPageWords);
  const units = new Map(content.units.map(({ unitCode, name }) => [unitCode, name]));
  const known = new Map(persons.map((one) => [one.person, formatPerson(one)]));
  return {
    unit: (unitCode: string | null) => (unitCode === null ? texts.noUnit : (units.get(unitCode) ?? unitCode)),
    person: (person: string) => known.get(person) ?? texts.nameless(person),
    issue: (issue: Issue) => texts.issueOf(issue),
  };
}
