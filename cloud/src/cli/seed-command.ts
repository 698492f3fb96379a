import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { listUnits } from '../registry/unit-repository.ts';
import { applySeed } from './apply-seed.ts';
import { readSeed } from './read-seed.ts';
import { withDatabase } from './with-database.ts';

/** `rollcall seed FILE`. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('bring units, stations, recorders and officers to what a JSON file says; all or nothing')
    .argument('<file>', '{"units": […], "stations": […], "recorders": […], "officers": […]}')
    .action(async (file: string) => {
      const text = await readFile(file, 'utf8');
      await withDatabase(async (db) => {
        const known = new Set((await listUnits(db)).map((unit) => unit.unitCode));
        const { added, changed, unchanged } = await applySeed(db, readSeed(text, known));
        console.log(`${added} added, ${changed} changed, ${unchanged} unchanged.`);
      });
    });
}
