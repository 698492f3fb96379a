import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';

const service = fileURLToPath(new URL('../../../infra/agent-service/', import.meta.url));
const agentMain = new URL('../../src/cli/main.ts', import.meta.url).href;
const systemctl = fileURLToPath(new URL('fake-root/systemctl.py', import.meta.url));
/** The commands of install.sh that change anything. */
const changing = ['cp', 'install', 'ln', 'mv', 'rm', 'tar', 'touch'];

/** What the program of a bundle does instead of being the agent. */
const programs = {
  agent: `await import(${JSON.stringify(agentMain)});`,
  /** The least that install.sh asks of a program, and fast. */
  quick: `
    if (process.argv[2] === 'run') {
      const { execFileSync } = await import('node:child_process');
      if (process.env.NOTIFY_SOCKET) execFileSync('systemd-notify', ['READY=1']);
      setInterval(() => {}, 1000);
    }`,
  crashing: `
    if (process.argv[2] === 'run') throw new Error('this version is broken');
    await import(${JSON.stringify(agentMain)});`,
  'never ready': `
    if (process.argv[2] === 'run') setInterval(() => {}, 1000);
    else await import(${JSON.stringify(agentMain)});`,
  'crashing after it changed the database': `
    if (process.argv[2] === 'run') {
      const { DatabaseSync } = await import('node:sqlite');
      const db = new DatabaseSync(process.env.ROLLCALL_AGENT_DATA + '/squad-1/station.db');
      db.exec('create table if not exists of_tomorrow (one integer); pragma user_version = 999');
      db.close();
      throw new Error('this version is broken');
    }
    await import(${JSON.stringify(agentMain)});`,
};

export type FakeRoot = ReturnType<typeof makeFakeRoot>;

/** A root of a machine in a folder, with stand-ins for systemd, users and udev; `install.sh` and programs are real. */
export function makeFakeRoot() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'rollcall-root-')));
  const dataFolder = join(root, 'var/lib/rollcall-agent');
  const bin = join(root, 'stubs');
  for (const folder of ['run/systemd/system', 'etc', 'srv/docks', 'opt', 'stubs', 'var/lib/rollcall-agent']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const { path, clock } = environmentOfTests();
  const env = { ...clock, ROOT: root, PATH: [bin, ...path].join(delimiter), WELL_FOR: '0', WELL_WITHIN: '60' };
  const stub = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  stub('id', 'case $1 in -u) echo 0 ;; -un) echo rollcall-agent ;; esac');
  stub('runuser', 'shift 3; exec "$@"');
  for (const name of ['journalctl', 'udevadm', 'useradd', 'sync']) stub(name, ':');
  stub('systemctl', `exec /usr/bin/python3 ${systemctl} "$@"`);
  for (const name of changing) {
    const real = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    stub(
      name,
      `if [ -n "$KILL_AT" ]; then
        echo "${name} $*" >>"$ROOT/run/steps"
        if [ "$(wc -l <"$ROOT/run/steps")" = "$KILL_AT" ]; then kill -9 $PPID; exit 1; fi
      fi
      exec ${real} "$@"`,
    );
  }
  writeFileSync(
    join(root, 'etc/rollcall-agent.env'),
    'ROLLCALL_AGENT_KIOSK_PORT=off\nROLLCALL_AGENT_MIN_FREE_BYTES=0\n',
  );

  /** Writes node and program of a version as the bundle or an installed folder has them. */
  function writeProgram(folder: string, version: string, does: keyof typeof programs): void {
    mkdirSync(join(folder, 'rollcall'), { recursive: true });
    writeFileSync(join(folder, 'node'), `#!/bin/sh\nexec ${process.execPath} "$@"\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'rollcall/rollcall-agent.mjs'), `// version ${version}\n${programs[does]}\n`);
  }

  return {
    root,
    dataFolder,
    dockFolder: join(root, 'srv/docks'),
    /** A bundle as `make-bundle.sh` makes it, with another program. @returns its folder */
    makeBundle(version: string, does: keyof typeof programs): string {
      const folder = join(root, `bundle-${version}`);
      cpSync(service, folder, { recursive: true });
      mkdirSync(join(folder, 'docs'));
      writeFileSync(join(folder, 'docs/station.md'), version);
      writeProgram(join(folder, 'program'), version, does);
      execFileSync('tar', ['-C', join(folder, 'program'), '-cf', join(folder, 'program.tar'), 'node', 'rollcall']);
      rmSync(join(folder, 'program'), { recursive: true });
      execFileSync(
        'sh',
        ['-c', 'find . -type f ! -name SHA256SUMS -printf "%P\\0" | sort -z | xargs -0 sha256sum >SHA256SUMS'],
        { cwd: folder },
      );
      return folder;
    },
    /** What an install.sh of 0.1.0 leaves: the program in the folder itself, and a service without notifications. */
    installAsBefore(version: string, does: keyof typeof programs): void {
      const folder = join(root, 'opt/rollcall-agent');
      writeProgram(folder, version, does);
      const unit = readFileSync(join(service, 'rollcall-agent.service'), 'utf8').replace('Type=notify\n', '');
      mkdirSync(join(root, 'etc/systemd/system'), { recursive: true });
      writeFileSync(join(root, 'etc/systemd/system/rollcall-agent.service'), unit);
    },
    systemctl: (...words: string[]) => execFileSync('systemctl', words, { env, encoding: 'utf8' }),
    /** Runs the install.sh of a bundle. */
    install: (bundle: string, changes: Record<string, string> = {}) =>
      new Promise<{ code: unknown; told: string }>((resolve) => {
        execFile('bash', [join(bundle, 'install.sh')], { env: { ...env, ...changes } }, (error, _, stderr) =>
          resolve({ code: error ? (error.signal ?? error.code) : 0, told: stderr }),
        );
      }),
    /** The version that the service starts, by its own file. */
    version(): string {
      const file = readFileSync(join(root, 'opt/rollcall-agent/rollcall/rollcall-agent.mjs'), 'utf8');
      return /^\/\/ version (\S+)/.exec(file)?.[1] ?? '';
    },
    /** Of the command of the station. */
    command: (...words: string[]) =>
      new Promise<{ code: unknown; text: string }>((resolve) => {
        execFile(join(root, 'opt/rollcall-agent/rollcall-agent'), words, { env }, (error, stdout) =>
          resolve({ code: error?.code ?? 0, text: stdout }),
        );
      }),
    remove(): void {
      execFileSync('systemctl', ['stop', 'rollcall-agent'], { env });
      rmSync(root, { recursive: true });
    },
  };
}
