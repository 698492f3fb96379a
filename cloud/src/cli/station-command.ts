import { readFile } from 'node:fs/promises';
import { enrolmentFileSchema } from '@rollcall/shared/http/enrolment-file';
import { Command } from 'commander';
import { createEnrolmentCode } from '../auth/enrolment-codes.ts';
import { loadHqKeys } from '../auth/hq-keys.ts';
import { clearStationAlarms, readmitStation, revokeStation } from '../auth/station-standing.ts';
import { readVariables } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { readEnv } from '../config/env.ts';
import { variables } from '../config/variables.ts';
import { errors } from '../errors/errors.ts';
import { saveStations } from '../registry/save-stations.ts';
import { findStation, listStationRegistrations } from '../registry/station-repository.ts';
import { listUnits } from '../registry/unit-repository.ts';
import { parseArguments } from './parse-arguments.ts';
import { printTable } from './print-table.ts';
import { stationSchema } from './read-seed.ts';
import { withDatabase } from './with-database.ts';

/** `rollcall station …`. */
export function stationCommand(): Command {
  const station = new Command('station').description('collection stations');
  station
    .command('add')
    .description('make a station')
    .argument('<station>', 'its id: 3 to 32 of a-z 0-9 -')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--unit <code>', 'the unit where it stands')
    .action(add);
  station.command('list').description('show all stations').action(list);
  station
    .command('enrolment-code')
    .description('make a code with which the station enrols once, within 24 hours; earlier codes become void')
    .argument('<station>')
    .action(enrolmentCode);
  station
    .command('enrolment-file')
    .description('print a file with which the station enrols: such a code, and where HQ is')
    .argument('<station>')
    .action(printEnrolmentFile);
  station
    .command('readmit')
    .description('take events again from a station that was frozen; its store must register anew')
    .argument('<station>')
    .action(readmit);
  station
    .command('revoke')
    .description('refuse this station from now on: its key, its tokens and what it sends')
    .argument('<station>')
    .action(revoke);
  station
    .command('clear-alarms')
    .description('end the open alarms of a station that you have looked at')
    .argument('<station>')
    .requiredOption('--reason <text>', 'what you found; it is kept')
    .action(clearOpenAlarms);
  return station;
}

async function add(stationId: string, { name, unit }: { name: string; unit: string }): Promise<void> {
  const wanted = parseArguments(stationSchema, { stationId, name, unitCode: unit });
  await withDatabase((db) =>
    db.transaction().execute(async (tx) => {
      const known = (await listUnits(tx)).find(({ unitCode }) => unitCode === unit);
      if (!known) throw errors.unknownUnit(unit);
      if (known.retired) throw errors.unitRetired(unit);
      if (await findStation(tx, stationId)) {
        throw errors.alreadyThere(`Station ${stationId}`, 'Use `rollcall seed` to change it.');
      }
      await saveStations(tx, [wanted], { by: 'rollcall station add' });
    }),
  );
  console.log(`Station ${stationId} made. Next: rollcall station enrolment-file ${stationId}`);
}

async function list(): Promise<void> {
  const stations = await withDatabase(listStationRegistrations);
  const rows = stations.map(({ stationId, unitCode, name, enrolledAt, frozenAt, revokedAt }) => {
    const enrolled = enrolledAt ? 'enrolled' : 'not enrolled';
    return { stationId, unitCode, state: revokedAt ? 'revoked' : frozenAt ? 'frozen' : enrolled, name };
  });
  printTable(rows, 'There are no stations: make one with `rollcall station add`, or many with `rollcall seed`.');
}

async function enrolmentCode(stationId: string): Promise<void> {
  const { code, expiresAt } = await makeEnrolmentCode(stationId);
  // The code alone on standard output, so that a script can take it.
  console.error(`Works once, until ${expiresAt.toISOString()}. It is not shown again.`);
  console.log(code);
}

async function printEnrolmentFile(stationId: string): Promise<void> {
  const read = readVariables(readEnv(), ['ROLLCALL_PUBLIC_URL', 'ROLLCALL_CA_FILE']);
  if (read.ROLLCALL_PUBLIC_URL === undefined) {
    const { set } = variables.ROLLCALL_PUBLIC_URL;
    throw new ConfigError([{ variable: 'ROLLCALL_PUBLIC_URL', message: 'is not set', set }]);
  }
  const ca = read.ROLLCALL_CA_FILE === undefined ? null : await readFile(read.ROLLCALL_CA_FILE, 'utf8');
  const { code, expiresAt } = await makeEnrolmentCode(stationId);
  const hqUrl = read.ROLLCALL_PUBLIC_URL;
  const file = enrolmentFileSchema.parse({ v: 1, stationId, hqUrl, code, expiresAt: expiresAt.toISOString(), ca });
  console.error(`Works once, until ${file.expiresAt}. Keep it as safe as a password, and carry it to the station.`);
  console.log(JSON.stringify(file, null, 2));
}

async function makeEnrolmentCode(stationId: string) {
  const hqKeys = await loadHqKeys(readVariables(readEnv(), ['ROLLCALL_KEYS_DIR']).ROLLCALL_KEYS_DIR);
  return withDatabase((db) =>
    db.transaction().execute(async (tx) => {
      if (!(await findStation(tx, stationId))) throw errors.unknownStation(stationId);
      return createEnrolmentCode(tx, { hqKeys, now: new Date() }, stationId);
    }),
  );
}

async function readmit(stationId: string): Promise<void> {
  const { wasFrozen } = await withDatabase((db) => readmitStation({ db, now: () => new Date() }, stationId));
  console.log(
    wasFrozen
      ? `Station ${stationId} is readmitted. Its agent registers anew by itself and sends what was waiting.`
      : `Station ${stationId} was not frozen.`,
  );
}

async function revoke(stationId: string): Promise<void> {
  const { wasRevoked } = await withDatabase((db) => revokeStation({ db, now: () => new Date() }, stationId));
  console.log(
    wasRevoked
      ? `Station ${stationId} was revoked already.`
      : `Station ${stationId} is revoked. A new enrolment code admits it again: rollcall station enrolment-code ${stationId}`,
  );
}

async function clearOpenAlarms(stationId: string, { reason }: { reason: string }): Promise<void> {
  const { cleared } = await withDatabase((db) => clearStationAlarms({ db, now: () => new Date() }, stationId, reason));
  console.log(
    cleared === 0 ? `Station ${stationId} has no open alarm.` : `Cleared ${cleared} alarm(s) of ${stationId}.`,
  );
}
