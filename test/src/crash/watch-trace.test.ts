import { expect, test } from 'vitest';
import { keyOf } from './crash-point.ts';
import { TraceWatch } from './watch-trace.ts';

const station = '/t/agents/crash-1/crash-1';

function watch() {
  const told: string[] = [];
  const trace = new TraceWatch({
    agentFolder: '/t/agents/crash-1',
    listeners: new Map([[9000, 'store']]),
    onCall: (occurrence) => told.push(`${keyOf(occurrence)} ${occurrence.nth}`),
  });
  return { told, trace };
}

test('a call is told once, as soon as its arguments are there and before it has a result', () => {
  const { told, trace } = watch();
  trace.read('[pid 7] rename("/t/agents/crash-1/crash-1/status.json.tmp", ');
  expect(told).toEqual([]);
  trace.read(`"${station}/status.json"`);
  expect(told).toEqual(['rename · status · starting 1']);
  trace.read(') = 0\n[pid 7] fsync(9</t/agents/crash-1/crash-1>) = 0\n');
  expect(told.slice(1)).toEqual(['fsync · folder of the station · starting 1']);
});

test('what changes nothing is not told, but counts as strace counts', () => {
  const { told, trace } = watch();
  trace.read(`openat(AT_FDCWD</t>, "${station}/station.db", O_RDWR|O_CLOEXEC) = 3<${station}/station.db>\n`);
  trace.read(`openat(AT_FDCWD</t>, "${station}/station.db-wal", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 4<${station}>\n`);
  trace.read('write(5<anon_inode:[eventfd]>, "\\1\\0\\0", 8) = 8\n');
  expect(told).toEqual(['openat · WAL · starting 2']);
});

test('each thread is counted by itself', () => {
  const { told, trace } = watch();
  for (const thread of [7, 8, 7]) trace.read(`[pid ${thread}] fsync(9<${station}/journal>) = 0\n`);
  expect(told.map((line) => line.at(-1))).toEqual(['1', '1', '2']);
});

test('the state follows from files, from connections and from the log of the agent', () => {
  const { told, trace } = watch();
  const id = 'a'.repeat(32);
  trace.read('[pid 7] write(1</t/crash-1.log>, "{\\"level\\":30,\\"msg\\":\\"card was docked\\"}\\n", 44) = 44\n');
  trace.read(`[pid 8] openat(AT_FDCWD</t>, "${station}/collecting/x", O_WRONLY|O_CREAT|O_EXCL, 0600) = 9<x>\n`);
  trace.read(`[pid 8] rename("${station}/collecting/x", "${station}/recordings/aa/${id}.MP4") = 0\n`);
  trace.read(`[pid 8] pwrite64(12<${station}/journal/00000001-000001-000000000001.jsonl>, "{"..., 900, 0) = 900\n`);
  trace.read('[pid 7] connect(23<socket:[91]>, {sa_family=AF_INET, sin_port=htons(9000), ...}, 16) = -1 EINPROGRESS\n');
  trace.read('[pid 7] write(23<socket:[91]>, "PUT /recordings/"..., 100) = 100\n');
  trace.read('[pid 8] unlink("/proc/self/fd/20/K1_1_20261125093000_0001.MP4") = 0\n');
  trace.read('[pid 8] fsync(20</t/docks/crash-1/K1/DCIM>) = 0\n');
  expect(told).toEqual([
    'openat · temporary copy · docked 1',
    'rename · recording · collecting 1',
    'pwrite64 · journal · collected 1',
    'write · store · told 1',
    'unlink · card file · uploading 1',
    'fsync · card folder · erasing 1',
  ]);
});

test('a call without a result was not executed, whatever other threads did meanwhile', () => {
  const { trace } = watch();
  trace.read(`[pid 8] fsync(9<${station}/journal> <unfinished ...>\n[pid 7] unlink("${station}/draws.json.tmp") = 0\n`);
  expect(trace.unfinished().map(({ call }) => call)).toEqual(['fsync']);
  trace.read('[pid 8] <... fsync resumed>) = ?\n+++ killed by SIGKILL +++\n');
  expect(trace.unfinished().map(({ call }) => call)).toEqual(['fsync']);
});

test('a call that was held back and then executed is none that a kill prevented', () => {
  const { trace } = watch();
  trace.read(`[pid 8] fsync(9<${station}/journal> <unfinished ...>\n`);
  trace.read('[pid 8] <... fsync resumed>) = 0 (DELAYED)\n');
  expect(trace.unfinished()).toEqual([]);
});
