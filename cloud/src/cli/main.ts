#!/usr/bin/env node
import { Command } from 'commander';
import { reportError } from './report-error.ts';

const rollcall = new Command('rollcall')
  .description('HQ of Rollcall: takes events and recordings from stations, and answers for them')
  .showHelpAfterError('(`--help` shows what is expected)')
  .addHelpText('after', '\nFirst steps: init, migrate, account add, seed, serve; then station enrolment-code.');
/** By what is typed; each loads what it needs and no more, so that a command starts at once. */
const commands: Record<string, () => Promise<() => Command>> = {
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
  init: async () => (await import('./init-command.ts')).initCommand,
  site: async () => (await import('./site-command.ts')).siteCommand,
  'self-check': async () => (await import('./self-check-command.ts')).selfCheckCommand,
  health: async () => (await import('./health-command.ts')).healthCommand,
  keys: async () => (await import('./keys-command.ts')).keysCommand,
  migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  seed: async () => (await import('./seed-command.ts')).seedCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  unit: async () => (await import('./unit-command.ts')).unitCommand,
  station: async () => (await import('./station-command.ts')).stationCommand,
  account: async () => (await import('./account-command.ts')).accountCommand,
  quarantine: async () => (await import('./quarantine-command.ts')).quarantineCommand,
  'broker-files': async () => (await import('./broker-files-command.ts')).brokerFilesCommand,
  restored: async () => (await import('./restored-command.ts')).restoredCommand,
  ledger: async () => (await import('./ledger-command.ts')).ledgerCommand,
  'replay-draw': async () => (await import('./replay-draw-command.ts')).replayDrawCommand,
  bulletin: async () => (await import('./bulletin-command.ts')).bulletinCommand,
  backup: async () => (await import('./backup-command.ts')).backupCommand,
  verify: async () => (await import('./verify-command.ts')).verifyCommand,
};

const typed = process.argv[2] ?? '';
// Help, and a word that is none of them, are about all of them.
const load = Object.hasOwn(commands, typed) ? commands[typed] : undefined;
for (const each of load ? [load] : Object.values(commands)) rollcall.addCommand((await each())());

if (process.argv.length <= 2) rollcall.outputHelp();
else await rollcall.parseAsync().catch(reportError);
