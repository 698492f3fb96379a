import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import type { AboutBulletin } from './about-bulletin.ts';

/** What units and persons of a bulletin are called. */
export interface Names {
  unit(unitCode: string | null): string;
  /** `赵海（城区二中队）`; without a name that was erased. */
  person(person: string, unitCode: string | null): string;
}

export function namesOf(content: BulletinContent, persons: AboutBulletin['persons']): Names {
  const units = new Map(content.units.map(({ unitCode, name }) => [unitCode, name]));
  const people = new Map(persons.map(({ person, name }) => [person, name]));
  const unit = (unitCode: string | null) =>
    unitCode === null ? bulletinPaper.noUnit : (units.get(unitCode) ?? unitCode);
  return {
    unit,
    person(person, unitCode) {
      const name = people.get(person);
      if (name === undefined) return bulletinPaper.unknownPerson(person);
      return unitCode === null ? name : name + bulletinPaper.inBrackets(unit(unitCode));
    },
  };
}
