#!/usr/bin/env node
import { Command } from 'commander';
import { accountCommand } from './account-command.ts';
import { brokerFilesCommand } from './broker-files-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { importCommand } from './import-command.ts';
import { initCommand } from './init-command.ts';
import { keysCommand } from './keys-command.ts';
import { ledgerCommand } from './ledger-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { quarantineCommand } from './quarantine-command.ts';
import { reportError } from './report-error.ts';
import { seedCommand } from './seed-command.ts';
import { serveCommand } from './serve-command.ts';
import { stationCommand } from './station-command.ts';
import { unitCommand } from './unit-command.ts';
import { verifyCommand } from './verify-command.ts';

const rollcall = new Command('rollcall')
  .description('HQ of Rollcall: takes events and recordings from stations, and answers for them')
  .showHelpAfterError('(`--help` shows what is expected)')
  .addHelpText('after', '\nFirst steps: init, migrate, account add, seed, serve; then station enrolment-code.');
const commands = [
  doctorCommand,
  initCommand,
  keysCommand,
  migrateCommand,
  serveCommand,
  seedCommand,
  importCommand,
  unitCommand,
  stationCommand,
  accountCommand,
  quarantineCommand,
  brokerFilesCommand,
  ledgerCommand,
  verifyCommand,
];
for (const command of commands) rollcall.addCommand(command());

if (process.argv.length <= 2) rollcall.outputHelp();
else await rollcall.parseAsync().catch(reportError);
