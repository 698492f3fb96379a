import type { Transaction } from '../db/database.ts';
import { type Officer, selectOfficers } from '../registry/officer-repository.ts';
import { comparableName } from './comparable-name.ts';
import type { ProblemList } from './problem-list.ts';

/** Badge numbers of police are of six digits. */
const badgeDigits = 6;

/**
 * Finds officers by badge number as spreadsheets have it: Excel makes 123 of 000123. A number shorter than six digits that
 * nobody has is taken for the one with zeros before it, if somebody has that.
 */
export class OfficerLookup {
  readonly #officers: ReadonlyMap<string, Officer>;
  readonly #unitCode: string | null | undefined;

  private constructor(officers: readonly Officer[], unitCode: string | null | undefined) {
    this.#officers = new Map(officers.map((officer) => [officer.badgeNo, officer]));
    this.#unitCode = unitCode;
  }

  /** @param unitCode only officers of this unit are found; everyone's when undefined, nobody's when null */
  static async create(
    tx: Transaction,
    badgeNos: readonly (string | undefined)[],
    unitCode?: string | null | undefined,
  ): Promise<OfficerLookup> {
    return new OfficerLookup(await selectOfficers(tx, writtenBadgeNos(badgeNos)), unitCode);
  }

  /** The badge number that is meant, as it is written when nobody has it. */
  badgeNoOf(written: string): string {
    return this.#officers.has(written) ? written : (this.#officers.get(withZeros(written))?.badgeNo ?? written);
  }

  /** The first day out of service of who has left by that day, undefined for everybody else. */
  leftBy(badgeNo: string, day: string): string | undefined {
    const leftOn = this.#officers.get(badgeNo)?.leftOn ?? undefined;
    return leftOn !== undefined && leftOn <= day ? leftOn : undefined;
  }

  get(badgeNo: string): Officer | undefined {
    return this.#officers.get(badgeNo);
  }

  has(badgeNo: string): boolean {
    return this.#officers.has(badgeNo);
  }

  /** @returns undefined when there is no such officer, or another name stands beside the badge number: a problem */
  find(
    values: { badgeNo?: string | undefined; name?: string | undefined },
    problems: ProblemList,
    row: number,
  ): Officer | undefined {
    // Its cell could not be read, which is told of already.
    if (values.badgeNo === undefined) return undefined;
    const officer = this.#officers.get(this.badgeNoOf(values.badgeNo));
    if (!officer || (this.#unitCode !== undefined && officer.unitCode !== this.#unitCode)) {
      problems.add({ row, column: 'badgeNo' }, 'officer_unknown');
      return undefined;
    }
    if (values.name !== undefined && comparableName(values.name) !== comparableName(officer.name)) {
      problems.add({ row, column: 'name' }, 'name_differs', officer.name);
      return undefined;
    }
    return officer;
  }
}

/** The badge numbers that may be meant, each once. */
export function writtenBadgeNos(badgeNos: readonly (string | undefined)[]): string[] {
  return [...new Set(badgeNos.flatMap((badgeNo) => (badgeNo === undefined ? [] : [badgeNo, withZeros(badgeNo)])))];
}

function withZeros(badgeNo: string): string {
  return /^\d+$/.test(badgeNo) ? badgeNo.padStart(badgeDigits, '0') : badgeNo;
}
