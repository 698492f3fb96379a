import type { BackupStatus } from '@rollcall/shared/http/backup-status';
import { backupStatusWords } from '@rollcall/shared/words/backup-status';
import { Command } from 'commander';
import { z } from 'zod';
import { doctorAccounts } from '../auth/broker-password.ts';
import { readBackupStatus } from '../backup/read-backup-status.ts';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createDatabase } from '../db/database.ts';
import { probeDatabase } from '../db/probe-database.ts';
import { AppError } from '../errors/app-error.ts';
import { probeBroker } from '../mqtt/probe-broker.ts';
import { probeStore } from '../objects/probe-store.ts';
import { guaranteeCosts } from './guarantee-costs.ts';
import { parseArguments } from './parse-arguments.ts';
import { printTable } from './print-table.ts';

const partNames = ['store', 'broker', 'database', 'backup'] as const;
type PartName = (typeof partNames)[number];

/** What a probe of any part says; `held` is null for what could not be tried. */
interface Probe {
  guarantee: keyof typeof guaranteeCosts;
  held: boolean | null;
  seen: string;
}

/** Who never began a backup makes them in a way of his own: the line only reminds, or monitoring would report it for ever. */
const isNotCounted = ({ seen }: Probe) => seen === backupStatusWords.states.not_set_up.en;

/** `problem`: why nothing could be tried. */
interface ProbedPart {
  part: PartName;
  problem: string | null;
  probes: Probe[];
}

const optionsSchema = z.object({
  json: z.boolean().default(false),
  only: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(partNames)).min(1))
    .default([...partNames]),
});

/** `rollcall doctor`. Exit status: 0 all held, 1 something missing, 2 something could not be tried. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('try what object store, broker and Postgres really guarantee, and say what a missing guarantee costs')
    .option('--json', 'print JSON')
    .option('--only <parts>', 'store, broker, database, backup; several with commas')
    .addHelpText('after', '\nExit status: 0 all held, 1 something is missing, 2 something could not be tried.')
    .action(async (given: object) => {
      const { json, only } = parseArguments(optionsSchema, given);
      const probes = only.map((part) => ({ part, probe: preparations[part]() }));
      const parts = await Promise.all(probes.map(({ part, probe }) => attempt(part, probe)));
      const exitCode = judge(parts);
      if (json) printJson(parts, exitCode);
      else print(parts, exitCode);
      process.exitCode = exitCode;
    });
}

/** Each reads its variables at once, so that all that are wrong are told before anything is tried. */
const preparations: Record<PartName, () => () => Promise<Probe[]>> = {
  store() {
    const read = readVariables(readEnv(), [
      'S3_ENDPOINT',
      'S3_REGION',
      'S3_BUCKET',
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
    ]);
    return () =>
      probeStore({
        endpoint: read.S3_ENDPOINT,
        region: read.S3_REGION,
        bucket: read.S3_BUCKET,
        accessKeyId: read.S3_ACCESS_KEY_ID,
        secretAccessKey: read.S3_SECRET_ACCESS_KEY,
      });
  },
  broker() {
    const read = readVariables(readEnv(), ['MQTT_URL', 'MQTT_USERNAME', 'MQTT_PASSWORD']);
    const hq = { username: read.MQTT_USERNAME, password: read.MQTT_PASSWORD };
    return () => probeBroker({ url: read.MQTT_URL, hq, stations: doctorAccounts(hq.password) });
  },
  database() {
    const { DATABASE_URL: url } = readVariables(readEnv(), ['DATABASE_URL']);
    return async () => {
      const db = createDatabase({ url, max: 1, applicationName: 'rollcall doctor' });
      try {
        return await probeDatabase(db);
      } finally {
        await db.destroy();
      }
    };
  },
  backup() {
    const { DATABASE_URL: url } = readVariables(readEnv(), ['DATABASE_URL']);
    return async () => {
      const db = createDatabase({ url, max: 1, applicationName: 'rollcall doctor' });
      try {
        return [probeOfBackup(await readBackupStatus(db, new Date()))];
      } finally {
        await db.destroy();
      }
    };
  },
};

function probeOfBackup({ state, last, failure, proof }: BackupStatus): Probe {
  const { en: words } = backupStatusWords.states[state];
  const unproved = proof !== null && proof.problem !== null;
  const told = [
    failure && `${backupStatusWords.problems[failure.problem].en}: ${failure.seen}`,
    last && `${last.label}, ended ${last.endedAt}`,
    proof && `${unproved ? 'the proof failed' : 'proved'} ${proof.at}`,
  ].filter(Boolean);
  return {
    guarantee: 'backup_set_up',
    held: state === 'good' && !unproved,
    seen: told.length === 0 ? words : `${words} (${told.join('; ')})`,
  };
}

async function attempt(part: PartName, probe: () => Promise<Probe[]>): Promise<ProbedPart> {
  try {
    return { part, problem: null, probes: await probe() };
  } catch (error) {
    return { part, problem: describe(error), probes: [] };
  }
}

/** Node tells of several refused addresses in one error without a message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const causes = error instanceof AggregateError ? error.errors : [error.cause];
  const cause = causes.find((one): one is Error => one instanceof Error);
  const message = [error.message || error.name, cause?.message].filter(Boolean).join(': ');
  return error instanceof AppError ? `${message} (next: ${error.nextStep})` : message;
}

/** What is missing weighs more than what could not be tried. */
function judge(all: readonly ProbedPart[]): 0 | 1 | 2 {
  const probes = all.flatMap((part) => part.probes).filter((probe) => !isNotCounted(probe));
  if (probes.some(({ held }) => held === false)) return 1;
  return all.some(({ problem }) => problem !== null) || probes.some(({ held }) => held === null) ? 2 : 0;
}

function printJson(parts: readonly ProbedPart[], exitCode: number): void {
  const shown = parts.map(({ part, problem, probes }) => ({
    part,
    problem,
    guarantees: probes.map((probe) => ({ ...probe, cost: probe.held ? null : guaranteeCosts[probe.guarantee] })),
  }));
  console.log(JSON.stringify({ held: exitCode === 0, exitCode, parts: shown }, undefined, 2));
}

function print(parts: readonly ProbedPart[], exitCode: number): void {
  const word = (probe: Probe) => {
    if (probe.held === null) return 'unknown';
    return probe.held ? 'held' : isNotCounted(probe) ? 'not set up' : 'MISSING';
  };
  printTable(
    parts.flatMap(({ part, problem, probes }) =>
      problem === null
        ? probes.map((probe) => ({ part, guarantee: probe.guarantee, state: word(probe), seen: probe.seen }))
        : [{ part, guarantee: '(any)', state: 'unknown', seen: `could not be tried: ${problem}` }],
    ),
    'Nothing was tried.',
  );
  if (exitCode === 0) console.log('\nEverything holds that HQ relies on.');
  const lacking = parts.flatMap(({ probes }) => probes).filter(({ held }) => held !== true);
  if (exitCode === 0 && lacking.length === 0) return;
  console.log('\nWithout these:');
  for (const { guarantee } of lacking) console.log(`  ${guarantee}: ${guaranteeCosts[guarantee]}.`);
  for (const { part, problem } of parts) {
    if (problem !== null) console.log(`  ${part}: nothing is known. See that it runs and that its address is right.`);
  }
}
