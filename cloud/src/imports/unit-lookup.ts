import { plainText } from '../sheets/plain-text.ts';
import { comparableName } from './comparable-name.ts';
import type { CellPlace, ProblemList } from './problem-list.ts';

/** Finds units by their code, or by a name that only one has. One in use comes before a retired one of the same name. */
export class UnitLookup {
  readonly #retired: ReadonlyMap<string, boolean>;
  readonly #codesOfName = new Map<string, string[]>();

  constructor(units: Iterable<{ unitCode: string; name: string; retired?: boolean }>) {
    const all = [...units];
    this.#retired = new Map(all.map(({ unitCode, retired = false }) => [unitCode, retired]));
    for (const { unitCode, name } of all) {
      const key = comparableName(name);
      this.#codesOfName.set(key, [...(this.#codesOfName.get(key) ?? []), unitCode]);
    }
  }

  /** @returns its code, undefined when there is none, or more than one, or it is retired: that is then a problem of the cell */
  find(text: string, problems: ProblemList, place: CellPlace): string | undefined {
    const code = plainText(text);
    if (this.#retired.has(code)) return this.#inUse(code, problems, place);
    const named = this.#codesOfName.get(comparableName(text)) ?? [];
    const inUse = named.filter((known) => !this.#retired.get(known));
    const [unitCode, ...others] = inUse.length > 0 ? inUse : named;
    if (unitCode === undefined) problems.add(place, 'unit_unknown');
    else if (others.length > 0) problems.add(place, 'unit_ambiguous', [unitCode, ...others].join('、'));
    else return this.#inUse(unitCode, problems, place);
    return undefined;
  }

  #inUse(unitCode: string, problems: ProblemList, place: CellPlace): string | undefined {
    if (!this.#retired.get(unitCode)) return unitCode;
    problems.add(place, 'unit_retired');
    return undefined;
  }
}
