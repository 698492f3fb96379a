import type { Database } from '../db/database.ts';
import { saveOfficers } from '../people/officers/save-officers.ts';
import { saveUnits } from '../people/units/save-units.ts';
import { lockMoves } from '../registry/move-review-repository.ts';
import { saveRecorders } from '../registry/save-recorders.ts';
import type { SaveResult } from '../registry/save-result.ts';
import { saveStations } from '../registry/save-stations.ts';
import type { Seed } from './read-seed.ts';
import { refuseRetiredUnits } from './refuse-retired-units.ts';

/** Brings the registry to what the seed says; what the seed doesn't name stays. All of it or nothing, a fact a change. @throws AppError `unit_retired` */
export async function applySeed(db: Database, seed: Seed): Promise<SaveResult> {
  const by = { by: 'rollcall seed' };
  return db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const units = await saveUnits(tx, seed.units, by);
    await refuseRetiredUnits(tx, seed);
    const results = [
      units,
      await saveStations(tx, seed.stations, by),
      await saveRecorders(tx, seed.recorders, by),
      await saveOfficers(tx, seed.officers, by),
    ];
    return {
      added: sum(results.map((result) => result.added)),
      changed: sum(results.map((result) => result.changed)),
      unchanged: sum(results.map((result) => result.unchanged)),
    };
  });
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
