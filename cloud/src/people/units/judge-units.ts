import type { Unit } from '../../registry/unit-repository.ts';

/** What the brigade set about its units. */
export interface UnitRules {
  /** How many digits the code of a new unit has; 0: any code. */
  unitCodeDigits: number;
  /** How many levels of units there may be, the highest included. */
  unitLevels: number;
}

/** What is wrong with a unit that is to be saved. */
export type UnitObjection =
  | { unitCode: string; kind: 'unit_below_itself' | 'unit_too_deep' | 'unit_code_digits' }
  | { unitCode: string; kind: 'unit_retired'; parentCode: string };

/**
 * What is wrong with codes and parents of units that are to be saved. Rules that became stricter don't touch what is there: an
 * old code stays, and so does a unit that goes no further down than it was.
 * @param wanted each code once
 */
export function judgeUnits(
  stored: readonly Unit[],
  wanted: readonly Unit[],
  { unitCodeDigits, unitLevels }: UnitRules,
): UnitObjection[] {
  const before = byCode(stored);
  const after = byCode([...stored, ...wanted]);
  const rings = wanted.filter(({ unitCode }) => isBelowItself(unitCode, after));
  if (rings.length > 0) return rings.map(({ unitCode }) => ({ unitCode, kind: 'unit_below_itself' }));

  const objections: UnitObjection[] = [];
  for (const { unitCode, parentCode, retired } of wanted) {
    const isNew = !before.has(unitCode);
    if (isNew && unitCodeDigits > 0 && !isOfDigits(unitCode, unitCodeDigits)) {
      objections.push({ unitCode, kind: 'unit_code_digits' });
    }
    if (parentCode !== null && !retired && after.get(parentCode)?.retired) {
      objections.push({ unitCode, kind: 'unit_retired', parentCode });
    }
  }
  return [...objections, ...tooDeep(before, after, wanted, unitLevels)];
}

/** Who moved is named, not the units below it. */
function* tooDeep(
  before: ReadonlyMap<string, Unit>,
  after: ReadonlyMap<string, Unit>,
  wanted: readonly Unit[],
  levels: number,
): Generator<UnitObjection> {
  const moved = new Set(
    wanted.filter((unit) => before.get(unit.unitCode)?.parentCode !== unit.parentCode).map(({ unitCode }) => unitCode),
  );
  const named = new Set<string>();
  for (const unitCode of after.keys()) {
    const path = pathOf(unitCode, after);
    if (path.length <= levels || path.length <= pathOf(unitCode, before).length) continue;
    const mover = path.find((code) => moved.has(code));
    if (mover !== undefined && !named.has(mover)) {
      named.add(mover);
      yield { unitCode: mover, kind: 'unit_too_deep' };
    }
  }
}

/** The unit and those above it, nearest first. */
function pathOf(unitCode: string, units: ReadonlyMap<string, Unit>): string[] {
  const path: string[] = [];
  for (let at = units.get(unitCode); at; at = at.parentCode === null ? undefined : units.get(at.parentCode)) {
    if (path.includes(at.unitCode)) break;
    path.push(at.unitCode);
  }
  return path;
}

function isBelowItself(unitCode: string, units: ReadonlyMap<string, Unit>): boolean {
  const passed = new Set<string>();
  for (let at = units.get(unitCode)?.parentCode; at; at = units.get(at)?.parentCode) {
    if (at === unitCode) return true;
    if (passed.has(at)) return false;
    passed.add(at);
  }
  return false;
}

function isOfDigits(unitCode: string, digits: number): boolean {
  return unitCode.length === digits && /^\d+$/.test(unitCode);
}

function byCode(units: readonly Unit[]): Map<string, Unit> {
  return new Map(units.map((unit) => [unit.unitCode, unit]));
}
