import type { BulletinContent } from '../bulletins/content.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { AboutBulletin } from './about-bulletin.ts';

/** What a bulletin calls its units and persons. */
export interface Names {
  unit(unitCode: string | null): string;
  /** `赵海（城区二中队）`; without a name that was erased. */
  person(person: string, unitCode: string | null): string;
}

export function namesOf(content: BulletinContent, { persons }: Pick<AboutBulletin, 'persons'>): Names {
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
