import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type AgentConfig, parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { printCard } from './card.ts';
import { enroll } from './enroll.ts';
import { run } from './run.ts';
import { printStatus } from './status.ts';
import { witnessCommand } from './witness.ts';

type DataOption = { data?: string };

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
    .description('make this machine a station of HQ, with the code that HQ showed')
    .requiredOption('--hq <url>', "HQ's address, as in the browser")
    .requiredOption('--code <code>', 'the one-time code, or - to read it from standard input')
    .requiredOption('--dock <folder>', 'under which each docked card is mounted in a sub-folder')
    .option(dataFlag, dataHelp)
    .action((options: DataOption & { hq: string; code: string; dock: string }) =>
      enroll({ config: loadConfig(options), hqUrl: options.hq, code: options.code, dockFolder: options.dock }),
    );
  program
    .command('run')
    .description('run every enrolled station until SIGTERM or Ctrl-C')
    .option('--exit-with-parent', 'also stop when standard input closes')
    .option(dataFlag, dataHelp)
    .action((options: DataOption & { exitWithParent?: boolean }) =>
      run({ config: loadConfig(options), exitWithParent: options.exitWithParent ?? false }),
    );
  program
    .command('status')
    .description('tell how each enrolled station is doing')
    .option(dataFlag, dataHelp)
    .action((options: DataOption) => printStatus(loadConfig(options).dataFolder));
  program
    .command('card')
    .description('look at a card and tell what would be collected and erased from it; changes nothing')
    .argument('[folder]', 'the root of the card: a sub-folder of the dock, or wherever it is mounted')
    .option('--json', 'everything about each file, for programs')
    .option(dataFlag, dataHelp)
    .action((folder: string | undefined, { json, ...options }: DataOption & { json?: boolean }) => {
      const { dataFolder, limits } = loadConfig(options);
      return printCard({ folder: folder ?? '', dataFolder, settleMs: limits.settleMs, json: json ?? false });
    });
  program.addCommand(witnessCommand((options) => loadConfig(options).dataFolder));
  return program;
}

function loadConfig({ data }: DataOption): AgentConfig {
  const env = readEnv();
  const parsed = parseConfig({ ...env, dataFolder: data ?? env.dataFolder });
  if (parsed.outcome === 'invalid') throw agentErrors.configInvalid(parsed.problems);
  return parsed.config;
}
