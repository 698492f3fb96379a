import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { BackupFailure } from '../backup-failure.ts';
import type { BackupSettings } from '../backup-settings.ts';
import type { BackupTool, StoredBackup } from '../backup-tool.ts';
import { endOf, runProgram, startProgram } from '../run-program.ts';
import { type ArchivedLog, followLog, startOfSegment } from './follow-log.ts';
import { assertEndedWell, failureOf } from './judge-failure.ts';
import { judgeVerification } from './judge-verification.ts';
import { lastCommitIn } from './last-commit.ts';
import { type Info, readInfo } from './read-info.ts';
import { beside, renderConfiguration, stanza } from './render-configuration.ts';

const program = 'pgbackrest';
const listSchema = z.record(z.string(), z.object({ type: z.string(), size: z.number().optional() }));
const segmentName = /^([0-9A-F]{24})-([0-9a-f]{40})(\.zst)?$/;

/** Where archive_command looks for it. */
function configurationFile(socketFolder: string): string {
  return join(socketFolder, 'pgbackrest.conf');
}

/** pgBackRest 2.55. Its locks and exit codes stay in here. */
export function createPgbackrestTool(settings: BackupSettings): BackupTool {
  const { account } = settings;
  const file = configurationFile(settings.socketFolder);
  const base = [`--config=${file}`, `--stanza=${stanza}`];

  const run = (command: string, options: readonly string[] = [], signal?: AbortSignal) =>
    runProgram(program, [...base, ...options, command], { account, signal });

  async function must(doing: string, command: string, options: readonly string[] = [], signal?: AbortSignal) {
    const end = await run(command, options, signal);
    assertEndedWell(doing, end);
    return end.out;
  }

  /** Whole, for nobody else, and for the programs to read. */
  async function put(path: string, content: string | Uint8Array): Promise<void> {
    const fresh = `${path}.${process.pid}`;
    await writeFile(fresh, content, { mode: 0o600 });
    if (account) await chown(fresh, account.uid, account.gid);
    await rename(fresh, path);
  }

  async function readPlace(): Promise<Info | undefined> {
    return readInfo((await must('looking into the place', 'info', ['--output=json'])).toString());
  }

  async function placeWith(label: string): Promise<Info> {
    const info = await readPlace();
    if (!info?.archiveOf.has(label)) throw new BackupFailure('backup_damaged', `there is no backup ${label}`);
    return info;
  }

  async function listFolder(folder: string): Promise<[string, number][]> {
    const options = ['--output=json', '--recurse'];
    const end = await runProgram(program, [...base, ...options, 'repo-ls', folder], { account });
    assertEndedWell('listing the place', end);
    return Object.entries(listSchema.parse(JSON.parse(end.out.toString() || '{}'))).flatMap(([name, { type, size }]) =>
      type === 'file' ? [[name, size ?? 0] as [string, number]] : [],
    );
  }

  function read(path: string, options: readonly string[]): Readable {
    const child = startProgram(program, [...base, ...options, 'repo-get', path], { account });
    const ended = endOf(child);
    const said = child.stderr ? text(child.stderr) : Promise.resolve('');
    const out = new PassThrough();
    child.stdout?.pipe(out, { end: false });
    void Promise.all([ended, said]).then(([{ code, problem }, words]) => {
      if (code === 0) out.end();
      else out.destroy(failureOf(`reading ${path}`, problem ?? words));
    });
    out.once('close', () => child.kill());
    return out;
  }

  async function readWhole(path: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of read(path, [])) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /** What is archived beside this backup, with the file of each piece. */
  async function readLog(archive: string): Promise<ArchivedLog & { files: Map<string, string> }> {
    const files = new Map<string, string>();
    const histories = new Map<number, string>();
    for (const [path] of await listFolder(archive)) {
      const name = path.split('/').at(-1) ?? '';
      const segment = segmentName.exec(name)?.[1];
      if (segment !== undefined) files.set(segment, `${archive}/${path}`);
      const timeline = /^([0-9A-F]{8})\.history$/.exec(name)?.[1];
      if (timeline !== undefined) {
        histories.set(Number.parseInt(timeline, 16), (await readWhole(`${archive}/${path}`)).toString());
      }
    }
    return { files, segments: new Set(files.keys()), histories };
  }

  /** The pieces from the backup on, up to the first that is missing, which `gap` tells. */
  async function logSince(backup: StoredBackup) {
    const info = await placeWith(backup.label);
    const log = await readLog(info.archiveOf.get(backup.label) as string);
    const { needed, missing } = followLog(log, backup.log);
    const [first] = missing;
    const whole = first === undefined ? needed : needed.slice(0, needed.indexOf(first));
    const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
    const words = `missing since backup ${backup.label}: ${missing.slice(0, 3).join(', ')}${more}`;
    return {
      segments: whole.map((name) => ({ name, path: log.files.get(name) as string })),
      gap: first === undefined ? undefined : new BackupFailure('archive_incomplete', words),
    };
  }

  /** @throws BackupFailure when it has other bytes than were archived */
  async function readSegment({ name, path }: { name: string; path: string }): Promise<Buffer> {
    const stored = await readWhole(path);
    const [, , sha1, suffix] = segmentName.exec(path.split('/').at(-1) ?? '') ?? [];
    const segment = suffix === undefined ? stored : await promisify(zstdDecompress)(stored).catch(() => undefined);
    if (segment === undefined || createHash('sha1').update(segment).digest('hex') !== sha1) {
      throw new BackupFailure('backup_damaged', `the archived log ${name} has other bytes than PostgreSQL wrote`);
    }
    return segment;
  }

  async function verifySet(label: string | undefined, signal?: AbortSignal) {
    const set = label === undefined ? [] : [`--set=${label}`];
    const out = await must('verifying', 'verify', [...set, '--output=text', '--verbose'], signal);
    return judgeVerification(out.toString());
  }

  return {
    place: describe(settings),

    async configure() {
      const { place, socketFolder } = settings;
      await mkdir(socketFolder, { recursive: true, mode: 0o700 });
      if (place.type === 's3' && place.caFile) await put(beside.authority(socketFolder), await readFile(place.caFile));
      if (place.type === 'sftp') await put(beside.key(socketFolder), await readFile(place.keyFile));
      await put(file, renderConfiguration(settings));
    },

    async preparePlace() {
      await must('making the place ready', 'stanza-create');
    },

    list: async () => (await readPlace())?.backups,

    async backup(kind, signal) {
      await must('backing up', 'backup', [`--type=${kind === 'full' ? 'full' : 'incr'}`], signal);
      const made = (await readPlace())?.backups.at(-1);
      if (made === undefined) throw new BackupFailure('internal', 'the backup that was made is not listed');
      return made;
    },

    async removeBackup(label) {
      await must(`removing ${label}`, 'expire', [`--set=${label}`]);
    },

    async verify(label, signal) {
      const info = await placeWith(label);
      const backup = info.backups.find((one) => one.label === label) as StoredBackup;
      const { log, backups } = await verifySet(label, signal);
      const problem = log ?? [...backups.values()].find(Boolean);
      if (problem) throw problem;
      if (!backups.has(label)) throw new BackupFailure('verification_failed', `pgBackRest says nothing of ${label}`);
      if (backup.hasDamagedPages) throw damagedPages(label);
      const { gap } = await logSince(backup);
      if (gap) throw gap;
    },

    async verifyAll(signal) {
      const info = await readPlace();
      const { log, backups } = await verifySet(undefined, signal);
      const told: { label: string; problem: Error | null }[] = [];
      for (const backup of info?.backups ?? []) {
        const { label } = backup;
        const unsaid = new BackupFailure('verification_failed', `pgBackRest says nothing of ${label}`);
        const problem = backups.has(label) ? backups.get(label) : unsaid;
        const ofLog = (await logSince(backup)).gap ?? log;
        told.push({ label, problem: problem ?? (backup.hasDamagedPages ? damagedPages(label) : (ofLog ?? null)) });
      }
      return told;
    },

    async rangeOf(backup) {
      const { segments } = await logSince(backup);
      // It is whole from the end of that second on.
      const from = new Date(backup.endedAt.getTime() + 1000);
      for (const segment of segments.toReversed()) {
        const until = lastCommitIn(await readSegment(segment), startOfSegment(segment.name));
        if (until !== undefined) return { from, until: until > from ? until : null };
      }
      return { from, until: null };
    },

    async verifyLog(backup, target, signal) {
      const { segments, gap } = await logSince(backup);
      for (const segment of segments) {
        signal?.throwIfAborted();
        const last = lastCommitIn(await readSegment(segment), startOfSegment(segment.name));
        if (target !== undefined && last !== undefined && last > target) return;
      }
      if (gap) throw gap;
    },

    async restore({ label, target, folder }, signal) {
      const until =
        target === undefined
          ? []
          : [
              '--type=time',
              `--target=${target.toISOString().replace('T', ' ').replace('Z', '+00')}`,
              '--target-action=promote',
            ];
      const spool = join(settings.socketFolder, 'pgbackrest-spool');
      await mkdir(spool, { recursive: true, mode: 0o700 });
      if (account) await chown(spool, account.uid, account.gid);
      const end = await run('restore', [`--set=${label}`, `--pg1-path=${folder}`, ...until], signal);
      if (end.code === 0) return;
      const failure = failureOf(`restoring ${label} into ${folder}`, end.said);
      // It is this disk that is full, not the place of the backups.
      throw failure.problem === 'place_full' ? new BackupFailure('internal', failure.seen) : failure;
    },

    async putFile(path, content) {
      const child = startProgram(program, [...base, '--raw', 'repo-put', path], { account, input: 'pipe' });
      const ended = endOf(child);
      const said = child.stderr ? text(child.stderr) : Promise.resolve('');
      const input = child.stdin ?? new Writable();
      let broken: unknown;
      async function* whole() {
        try {
          yield* content;
        } catch (error) {
          // Killed before its input ends, at which it would keep half a file.
          child.kill('SIGKILL');
          throw error;
        }
      }
      await pipeline(whole(), input).catch((error: unknown) => {
        broken = error;
      });
      const [{ code, problem }, words] = await Promise.all([ended, said]);
      if (code !== 0 && (words !== '' || problem !== undefined)) throw failureOf(`writing ${path}`, problem ?? words);
      if (broken !== undefined) throw broken;
      if (code !== 0) throw failureOf(`writing ${path}`, '');
    },

    getFile: (path) => read(path, ['--raw']),

    async removeFile(path) {
      assertEndedWell(`removing ${path}`, await runProgram(program, [...base, 'repo-rm', path], { account }));
    },

    async listFiles(folder) {
      return new Map(await listFolder(folder));
    },
  };
}

function damagedPages(label: string): BackupFailure {
  return new BackupFailure('backup_damaged', `PostgreSQL has pages with wrong checksums in backup ${label}`);
}

function describe({ place, path }: BackupSettings): string {
  if (place.type === 'disk') return path;
  return place.type === 's3' ? `${place.endpoint}/${place.bucket}${path}` : `sftp://${place.host}${path}`;
}
