import { resolve } from 'node:path';
import { createLogger } from '@rollcall/node/logger';
import { Command, Option } from 'commander';
import { settleDraws } from '../draw/settle-draws.ts';
import { AgentError } from '../errors/agent-error.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { listEnrolledStations } from '../identity/station-folder.ts';
import { writeFileDurably } from '../store/write-file-durably.ts';
import { clearOutsideWitness, clearStationWitness } from '../witness/clear-witness.ts';
import { cosignFile, initOutsideWitness, outsideWitnessKey } from '../witness/outside-witness.ts';

type ClearOptions = { reason: string; goOnWith: 'had' | 'seen'; station?: string; state?: string; data?: string };

/** `rollcall-agent witness …`. */
export function witnessCommand(dataFolderOf: (options: { data?: string }) => string): Command {
  const witness = new Command('witness').description('watch that the ledger of HQ only grows');
  witness
    .command('clear')
    .description(
      'go on after a fork of the ledger, a broken promise or a draw against the rules, that people have settled',
    )
    .requiredOption('--reason <text>', 'what was found, and who decided; it is kept')
    .addOption(
      new Option('--go-on-with <history>', 'the history that is true: the one that was seen first, or the other')
        .choices(['had', 'seen'])
        .makeOptionMandatory(),
    )
    .option('--station <id>', 'which station, when several are enrolled here')
    .option('--state <folder>', 'an outside witness instead of a station')
    .option('--data <folder>', 'where stations keep what is theirs; ROLLCALL_AGENT_DATA otherwise')
    .action((options: ClearOptions) => clear(options, () => dataFolderOf(options)));
  witness
    .command('init')
    .description('make a witness outside HQ and its stations, which takes checkpoints in and cosignatures out by file')
    .argument('<folder>', 'where it keeps its key and what it saw: a disk of its own, with a backup')
    .requiredOption('--name <name>', 'its name for ever: your domain and a path')
    .requiredOption('--root <fingerprint>', "of HQ's root key, as HQ tells you by telephone")
    .action(init);
  witness
    .command('key')
    .description('print the key by which HQ and verifiers know an outside witness')
    .argument('<folder>')
    .action(async (folder: string) => console.log(await outsideWitnessKey(resolve(folder))));
  witness
    .command('cosign')
    .description('check a checkpoint that HQ exported, and cosign it')
    .argument('<file>', 'as `rollcall ledger export-checkpoint` wrote it')
    .requiredOption('--state <folder>', 'the folder of the witness')
    .option('--out <file>', 'where the cosignature goes; beside the checkpoint when left out')
    .action(cosign);
  return witness;
}

async function init(folder: string, options: { name: string; root: string }): Promise<void> {
  const key = await initOutsideWitness(resolve(folder), { name: options.name, rootFingerprint: options.root });
  console.error(`Made a witness in ${resolve(folder)}. Keep a copy of the folder: without it, nobody is this witness.`);
  console.error('Next: give this line to HQ (rollcall ledger add-witness), then take its checkpoints in:');
  console.log(key);
}

async function cosign(file: string, options: { state: string; out?: string }): Promise<void> {
  const cosignature = await cosignFile(resolve(options.state), resolve(file), new Date());
  const out = resolve(options.out ?? `${file}.cosigned.json`);
  await writeFileDurably(out, `${JSON.stringify(cosignature, null, 2)}\n`);
  console.log(`The ledger of HQ only grew. Cosigned ${cosignature.size} entries: ${out}`);
  console.log('Next: take the file to HQ: rollcall ledger import-cosignatures FILE');
}

async function clear(options: ClearOptions, dataFolder: () => string): Promise<void> {
  const settlement = { reason: options.reason, goOnWith: options.goOnWith, at: new Date() };
  if (options.state !== undefined) {
    await clearOutsideWitness(resolve(options.state), settlement);
    console.log('Settled. Next: have HQ export a checkpoint, and cosign it.');
    return;
  }
  const folder = dataFolder();
  const stations = await listEnrolledStations(folder);
  const chosen = options.station ? stations.filter(({ config }) => config.stationId === options.station) : stations;
  const [station, ...others] = chosen;
  if (!station) throw agentErrors.noStationEnrolled(folder);
  if (others.length > 0) throw agentErrors.stationNotNamed(chosen.map(({ config }) => config.stationId));
  const settledDraws = await settleDraws(station.folder, settlement);
  try {
    clearStationWitness(station.folder, settlement, createLogger({ level: 'warn', readable: process.stdout.isTTY }));
  } catch (error) {
    // What was wrong was a draw alone.
    if (!settledDraws || !(error instanceof AgentError) || error.code !== 'nothing_to_clear') throw error;
  }
  console.log(`${station.config.stationId} goes on as a witness. Next: rollcall-agent run --data ${folder}`);
}
