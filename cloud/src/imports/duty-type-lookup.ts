import type { DutyTypeRow } from '@rollcall/shared/resources/duty-types';
import { comparableName } from './comparable-name.ts';
import type { CellPlace, ProblemList } from './problem-list.ts';

/** Finds duty types by name or code. */
export class DutyTypeLookup {
  readonly #codes: ReadonlyMap<string, string>;
  readonly #inUse: string;

  constructor(dutyTypes: readonly DutyTypeRow[]) {
    this.#codes = new Map(
      dutyTypes.flatMap(({ dutyType, name }) => [
        [comparableName(dutyType), dutyType],
        [comparableName(name), dutyType],
      ]),
    );
    this.#inUse = dutyTypes
      .filter(({ retired }) => !retired)
      .map(({ name }) => name)
      .join('、');
  }

  /** @returns its code, undefined when there is none, which is then a problem of the cell */
  find(text: string, problems: ProblemList, place: CellPlace): string | undefined {
    const dutyType = this.#codes.get(comparableName(text));
    if (dutyType === undefined) problems.add(place, 'duty_type_unknown', this.#inUse);
    return dutyType;
  }
}
