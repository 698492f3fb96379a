import { plainText } from '../sheets/plain-text.ts';
import { comparableName } from './comparable-name.ts';
import type { CellPlace, ProblemList } from './problem-list.ts';

/** Finds units by their code, or by a name that only one has. */
export class UnitLookup {
  readonly #codes: ReadonlySet<string>;
  readonly #codesOfName = new Map<string, string[]>();

  constructor(units: Iterable<{ unitCode: string; name: string }>) {
    const all = [...units];
    this.#codes = new Set(all.map(({ unitCode }) => unitCode));
    for (const { unitCode, name } of all) {
      const key = comparableName(name);
      this.#codesOfName.set(key, [...(this.#codesOfName.get(key) ?? []), unitCode]);
    }
  }

  /** @returns its code, undefined when there is none or more than one, which is then a problem of the cell */
  find(text: string, problems: ProblemList, place: CellPlace): string | undefined {
    const code = plainText(text);
    if (this.#codes.has(code)) return code;
    const [unitCode, ...others] = this.#codesOfName.get(comparableName(text)) ?? [];
    if (unitCode === undefined) problems.add(place, 'unit_unknown');
    else if (others.length > 0) problems.add(place, 'unit_ambiguous', [unitCode, ...others].join('、'));
    else return unitCode;
    return undefined;
  }
}
