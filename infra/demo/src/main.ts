import { readEnvironment } from './config/env.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { type Ready, startEverything } from './start-everything.ts';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  say(
    `Node ${process.versions.node} is too old: Rollcall needs Node 24. Run \`npm ci\`, which brings it on Linux x64, or install it.`,
  );
  process.exit(1);
}

const stopping = new AbortController();
function stopSoon(): void {
  if (stopping.signal.aborted) return;
  say('Stopping…');
  stopping.abort();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopSoon);

try {
  const environment = readEnvironment();
  if (environment.underNpm) onceOrphaned(stopSoon);
  const lock = await lockDataFolder(environment.dataFolder, stopping.signal);
  const { ready, stop } = await startEverything(environment, { signal: stopping.signal, report: say });
  if (!stopping.signal.aborted) {
    say(welcome(ready, environment.dataFolder));
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  }
  await stop();
  lock.release();
} catch (error) {
  if (!stopping.signal.aborted) {
    say(`Rollcall could not start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function welcome({ url, admin, others, cards, kioskUrl }: Ready, dataFolder: string): string {
  const docks = cards.map(({ stationId, unit, folder }) => `  ${stationId.padEnd(16)} ${unit}  ${folder}`);
  return [
    `Rollcall is ready: ${url}   ${admin.username} / ${admin.password}`,
    ...(others.length > 0
      ? [`Other roles, same password: ${others.map(({ username, whose }) => `${username} (${whose})`).join(' · ')}`]
      : []),
    ...(kioskUrl === null ? [] : [`Screens of the stations: ${kioskUrl}`]),
    ...(docks.length > 0 ? ['Docks (each sub-folder is one recorder card):', ...docks] : []),
    `Everything is kept in ${dataFolder}; commands: npm run rollcall, npm run rollcall-agent. Stop with Ctrl-C.`,
  ].join('\n');
}

/** kill -9 of npm alone would leave this process where no Ctrl-C reaches it. */
function onceOrphaned(act: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}
