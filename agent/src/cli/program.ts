import type { Env } from '@rollcall/node/settings';
import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type AgentConfig, readConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { printCard } from './card.ts';
import { printCheck } from './check.ts';
import { enroll } from './enroll.ts';
import { printHealth } from './health.ts';
import { type InvitationOptions, readInvitation } from './read-invitation.ts';
import { run } from './run.ts';
import { printStatus } from './status.ts';
import { printSupportBundle } from './support-bundle.ts';
import { witnessCommand } from './witness.ts';

type DataOption = { data?: string };
type CardOptions = DataOption & { json?: boolean; profile?: string };
type EnrolOptions = InvitationOptions & { dock: string };

const dataFlag = '--data <folder>';
const dataHelp = 'where stations keep what is theirs; ROLLCALL_AGENT_DATA otherwise';

/** The `rollcall-agent` command. Without arguments it prints its help. */
export function createProgram(): Command {
  const program = new Command('rollcall-agent')
    .description('Collects recordings from docked cards and brings them to HQ.')
    .version(packageJson.version)
    .action(() => program.outputHelp());
  program
    .command('enroll')
    .description('make this machine a station of HQ, with the file or the code that HQ made')
    .argument('[file]', 'the enrolment file that HQ made; or else --hq and --code')
    .option('--hq <url>', "HQ's address, as in the browser")
    .option('--code <code>', 'the one-time code, or - to read it from standard input')
    .option('--ca <file>', "the authority of HQ's certificate, in PEM, if this machine doesn't know it")
    .requiredOption('--dock <folder>', 'under which each docked card is mounted in a sub-folder')
    .option(dataFlag, dataHelp)
    .action(async (file: string | undefined, options: DataOption & EnrolOptions) =>
      enroll({
        config: loadConfig(options),
        invitation: await readInvitation(file, options),
        dockFolder: options.dock,
      }),
    );
  program
    .command('run')
    .description('run every enrolled station until SIGTERM or Ctrl-C')
    .option('--exit-with-parent', 'also stop when standard input closes')
    .option(dataFlag, dataHelp)
    .action((options: DataOption & { exitWithParent?: boolean }) =>
      run({
        dataFolder: dataFolderOf(options),
        loadConfig: () => loadConfig(options),
        exitWithParent: options.exitWithParent ?? false,
      }),
    );
  program
    .command('status')
    .description('tell how each enrolled station is doing')
    .option(dataFlag, dataHelp)
    .action((options: DataOption) => printStatus(loadConfig(options).dataFolder));
  program
    .command('health')
    .description('say whether each enrolled station gets on with its work; exit status 1 if one does not')
    .option(dataFlag, dataHelp)
    .action(async (options: DataOption) => {
      if (!(await printHealth(loadConfig(options).dataFolder))) process.exitCode = 1;
    });
  program
    .command('support-bundle')
    .description('tell what whoever looks for a fault wants to know of this machine; no footage and no keys')
    .option('--out <file>', 'write it to this file')
    .option(dataFlag, dataHelp)
    .action((options: DataOption & { out?: string }) =>
      printSupportBundle(loadConfig(options).dataFolder, options.out),
    );
  program
    .command('check')
    .description('before an update: say whether this version can work with the stations here; changes nothing')
    .option(dataFlag, dataHelp)
    .action((options: DataOption) => printCheck(dataFolderOf(options)));
  program
    .command('card')
    .description('look at a card and tell what would be collected and erased from it; changes nothing')
    .argument('[folder]', 'the root of the card: a sub-folder of the dock, or wherever it is mounted')
    .option('--profile <file>', 'try this card layout: what it reads of each file, and which footage it does not know')
    .option('--json', 'everything about each file, for programs')
    .option(dataFlag, dataHelp)
    .action((folder: string | undefined, { json, profile, ...options }: CardOptions) => {
      const { dataFolder, profilesFolder, limits } = loadConfig(options);
      const { settleMs } = limits;
      const request = { folder: folder ?? '', dataFolder, profilesFolder, profileFile: profile, settleMs };
      return printCard({ ...request, json: json ?? false });
    });
  program.addCommand(witnessCommand((options) => loadConfig(options).dataFolder));
  return program;
}

function loadConfig(options: DataOption): AgentConfig {
  return configOf({ ...readEnv(), ...givenBy(options) });
}

/** What it is even where other variables are wrong. */
function dataFolderOf(options: DataOption): string {
  const { ROLLCALL_AGENT_DATA, ROLLCALL_AGENT_DATA_FILE } = readEnv();
  return configOf({ ROLLCALL_AGENT_DATA, ROLLCALL_AGENT_DATA_FILE, ...givenBy(options) }).dataFolder;
}

function givenBy({ data }: DataOption): Env {
  return data === undefined ? {} : { ROLLCALL_AGENT_DATA: data, ROLLCALL_AGENT_DATA_FILE: undefined };
}

function configOf(env: Env): AgentConfig {
  const read = readConfig(env);
  if (read.outcome === 'invalid') throw agentErrors.configInvalid(read.problems);
  return read.config;
}
