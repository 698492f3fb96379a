import { plainName } from '@rollcall/shared/http/plain-name';
import { stationIdSchema, unitCodeSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import { errors } from '../errors/errors.ts';

const code = unitCodeSchema;
const name = plainName(100);

export const unitSchema = z.strictObject({
  unitCode: code,
  name,
  kind: z.enum(['brigade', 'squad', 'section']),
  parentCode: code.nullable().default(null),
});
/** What the broker knows others by: client ids of HQ's intake, the account that only reads, and those of `rollcall doctor`. */
const takenAtBroker = /^(hq-ingest-.*|reader|rollcall-doctor-.*)$/;

export const stationSchema = z.strictObject({
  stationId: stationIdSchema.refine(
    (id) => !takenAtBroker.test(id),
    'is a name that HQ itself uses at the broker: choose another',
  ),
  name,
  unitCode: code,
});

const seedSchema = z.strictObject({
  units: z.array(unitSchema).default([]),
  stations: z.array(stationSchema).default([]),
  recorders: z
    .array(
      z.strictObject({
        recorderSerial: z.string().min(1).max(32),
        unitCode: code.nullable().default(null),
        spare: z.boolean().default(false),
      }),
    )
    .default([]),
  officers: z
    .array(
      z.strictObject({
        badgeNo: z.string().min(1).max(32),
        name,
        kind: z.enum(['sworn', 'auxiliary']),
        unitCode: code,
      }),
    )
    .default([]),
});

export type Seed = z.infer<typeof seedSchema>;

/**
 * Reads a seed file and finds everything that is wrong with it, in one go.
 * @param knownUnits codes of units that are there already
 * @throws AppError that names every bad entry
 */
export function readSeed(text: string, knownUnits: ReadonlySet<string>): Seed {
  const parsed = seedSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw errors.badSeed(parsed.error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message })));
  }
  const seed = parsed.data;
  const problems = [...duplicates(seed), ...missingUnits(seed, knownUnits)];
  if (problems.length > 0) throw errors.badSeed(problems);
  return { ...seed, units: parentsFirst(seed.units) };
}

type Problem = { path: string; message: string };

function duplicates(seed: Seed): Problem[] {
  const ids: Record<keyof Seed, string[]> = {
    units: seed.units.map((unit) => unit.unitCode),
    stations: seed.stations.map((station) => station.stationId),
    recorders: seed.recorders.map((recorder) => recorder.recorderSerial),
    officers: seed.officers.map((officer) => officer.badgeNo),
  };
  return Object.entries(ids).flatMap(([list, all]) =>
    all.flatMap((id, index) =>
      all.indexOf(id) === index ? [] : [{ path: `${list}[${index}]`, message: `${id} is there twice` }],
    ),
  );
}

function missingUnits(seed: Seed, knownUnits: ReadonlySet<string>): Problem[] {
  const known = new Set([...knownUnits, ...seed.units.map((unit) => unit.unitCode)]);
  const wanted: [keyof Seed, (string | null)[]][] = [
    ['units', seed.units.map((unit) => unit.parentCode)],
    ['stations', seed.stations.map((station) => station.unitCode)],
    ['recorders', seed.recorders.map((recorder) => recorder.unitCode)],
    ['officers', seed.officers.map((officer) => officer.unitCode)],
  ];
  return wanted.flatMap(([list, codes]) =>
    codes.flatMap((unitCode, index) =>
      unitCode === null || known.has(unitCode)
        ? []
        : [{ path: `${list}[${index}]`, message: `there is no unit ${unitCode}` }],
    ),
  );
}

/** @throws AppError when a unit is above itself */
function parentsFirst(units: Seed['units']): Seed['units'] {
  const ordered: Seed['units'] = [];
  let rest = units;
  while (rest.length > 0) {
    const waiting = new Set(rest.map((unit) => unit.unitCode));
    const ready = rest.filter((unit) => unit.parentCode === null || !waiting.has(unit.parentCode));
    if (ready.length === 0) {
      throw errors.badSeed(rest.map((unit) => ({ path: `unit ${unit.unitCode}`, message: 'is below itself' })));
    }
    ordered.push(...ready);
    rest = rest.filter((unit) => !ready.includes(unit));
  }
  return ordered;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw errors.badSeed([
      { path: 'the file', message: `is not JSON: ${cause instanceof Error ? cause.message : ''}` },
    ]);
  }
}
