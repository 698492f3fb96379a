/** Whether a path is one of a product file: not of a test. */
export function isProduct(path: string): boolean;

/** See measure-house.mjs. */
export function measureHouse(house: {
  texts: ReadonlyMap<string, string>;
  imports: readonly (readonly [from: string, to: string])[];
  layers: readonly (readonly string[])[];
}): Record<string, number>;

/** A sentence for each number that rose, and the numbers as they may be from now on. */
export function compareHouse(
  found: Record<string, number>,
  allowed: Record<string, number>,
): { risen: string[]; numbers: Record<string, number> };

/** A sentence for each commit whose subject is too long. */
export function longSubjects(log: string): string[];
