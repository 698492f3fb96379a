import type { Database, Transaction } from '../db/database.ts';
import { appendFacts, type Fact, type FactSubject } from '../ledger/append-fact.ts';
import {
  listSeedOfficers,
  listSeedRecorders,
  listSeedStations,
  saveOfficer,
  saveRecorder,
  saveStation,
} from '../registry/seed-repository.ts';
import { listUnits, saveUnit } from '../registry/unit-repository.ts';
import type { Seed } from './read-seed.ts';

export interface SeedResult {
  added: number;
  changed: number;
  unchanged: number;
}

/** Brings the registry to what the seed says; what the seed doesn't name stays. All of it or nothing, a fact a change. */
export async function applySeed(db: Database, seed: Seed): Promise<SeedResult> {
  return db.transaction().execute(async (tx) => {
    const result: SeedResult = { added: 0, changed: 0, unchanged: 0 };
    const lists = [
      listOf('unit', seed.units, await listUnits(tx), (unit) => unit.unitCode, saveUnit),
      listOf('station', seed.stations, await listSeedStations(tx), (station) => station.stationId, saveStation),
      listOf(
        'recorder',
        seed.recorders,
        await listSeedRecorders(tx),
        (recorder) => recorder.recorderSerial,
        saveRecorder,
      ),
      listOf('officer', seed.officers, await listSeedOfficers(tx), (officer) => officer.badgeNo, saveOfficer),
    ];
    for (const apply of lists) await appendFacts(tx, await apply(tx, result));
    return result;
  });
}

function listOf<Entry extends object>(
  kind: 'unit' | 'station' | 'recorder' | 'officer',
  wanted: Entry[],
  present: Entry[],
  idOf: (entry: Entry) => string,
  save: (tx: Transaction, entry: Entry) => Promise<void>,
) {
  const before = new Map(present.map((entry) => [idOf(entry), entry]));
  return async (tx: Transaction, result: SeedResult): Promise<Fact[]> => {
    const facts: Fact[] = [];
    for (const entry of wanted) {
      const old = before.get(idOf(entry));
      if (old && sameFields(old, entry)) {
        result.unchanged++;
        continue;
      }
      await save(tx, entry);
      const subject: FactSubject = `${kind}:${idOf(entry)}`;
      if (old) result.changed++;
      else result.added++;
      facts.push(
        old
          ? { type: `${kind}_changed`, subject, payload: { before: old, after: entry } }
          : { type: `${kind}_added`, subject, payload: { ...entry } },
      );
    }
    return facts;
  };
}

function sameFields(one: object, other: object): boolean {
  return Object.entries(other).every(([key, value]) => Reflect.get(one, key) === value);
}
