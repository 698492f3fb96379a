import type { BulletinContent, BulletinTexts } from '@rollcall/shared/bulletins/content';

type Entries = Pick<BulletinContent, 'criticism' | 'commendation' | 'cleared'>;

/** Everything that people may take off, with whom it names. */
export function entriesOf({ criticism, commendation }: Pick<BulletinContent, 'criticism' | 'commendation'>) {
  return [
    ...criticism.persons.map(({ key, person }) => ({ key, person, isCriticism: true })),
    ...criticism.units.map(({ key }) => ({ key, person: null, isCriticism: true })),
    ...commendation.map(({ key, person }) => ({ key, person, isCriticism: false })),
  ];
}

/** The persons whom an issue names: criticised, commended or cleared. */
export function personsNamed(content: Entries, { takenOff }: Pick<BulletinTexts, 'takenOff'>): string[] {
  const off = new Set(takenOff.map(({ key }) => key));
  const named = entriesOf(content).flatMap(({ key, person }) => (off.has(key) || person === null ? [] : [person]));
  const cleared = content.cleared.flatMap(({ person }) => person ?? []);
  return inOrder([...named, ...cleared]);
}

/** Also those whose entry was taken off: whoever prepares an issue sees whom it is about. */
export function personsProposed(content: Entries): string[] {
  return personsNamed(content, { takenOff: [] });
}

/** Those whom it names to their disadvantage. */
export function personsCriticised(content: Entries, { takenOff }: Pick<BulletinTexts, 'takenOff'>): string[] {
  const off = new Set(takenOff.map(({ key }) => key));
  return inOrder(content.criticism.persons.flatMap(({ key, person }) => (off.has(key) ? [] : [person])));
}

function inOrder(persons: readonly string[]): string[] {
  return [...new Set(persons)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}
