import { appendFile, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type JournalEntry, openJournal } from './journal.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-journal-'));
});

afterEach(() => rm(folder, { recursive: true }));

const open = (maxFileBytes?: number) =>
  openJournal({ stationFolder: folder, log: pino({ level: 'silent' }), ...(maxFileBytes ? { maxFileBytes } : {}) });
const batch = (firstSeq: number, lastSeq = firstSeq, incarnation = 1) => ({
  incarnation,
  firstSeq,
  lastSeq,
  jws: 'a.b.c',
});
const files = async () => (await readdir(join(folder, 'journal'))).sort();

async function entries(): Promise<JournalEntry[]> {
  const journal = await open();
  const all: JournalEntry[] = [];
  for await (const entry of journal.entries()) all.push(entry);
  await journal.close();
  return all;
}

test('knows its end again after it was opened anew', async () => {
  const journal = await open();
  await journal.beginIncarnation(1, null);
  await journal.append([batch(1, 4), batch(5)]);
  await journal.close();
  expect((await open()).end()).toEqual({ incarnation: 1, lastSeq: 5 });
});

test('an incarnation without a batch ends at seq 0', async () => {
  const journal = await open();
  await journal.beginIncarnation(1, null);
  await journal.append([batch(1, 4)]);
  await journal.beginIncarnation(2, { incarnation: 1, through: 3 });
  await journal.close();
  expect((await open()).end()).toEqual({ incarnation: 2, lastSeq: 0 });
});

test('a torn last line is cut off, and what comes next is readable', async () => {
  const journal = await open();
  await journal.append([batch(1), batch(2)]);
  await journal.close();
  const [name = ''] = await files();
  await appendFile(join(folder, 'journal', name), '{"kind":"batch","incarna');
  const again = await open();
  expect(again.end()).toEqual({ incarnation: 1, lastSeq: 2 });
  await again.append([batch(3)]);
  await again.close();
  expect((await entries()).map((entry) => entry.kind === 'batch' && entry.firstSeq)).toEqual([1, 2, 3]);
});

test('a damaged line in the middle costs that line only', async () => {
  const journal = await open();
  await journal.append([batch(1)]);
  await journal.close();
  const [name = ''] = await files();
  await appendFile(
    join(folder, 'journal', name),
    'garbage\n{"kind":"batch","incarnation":1,"firstSeq":3,"lastSeq":3,"jws":"x"}\n',
  );
  expect((await entries()).map((entry) => entry.kind === 'batch' && entry.firstSeq)).toEqual([1, 3]);
});

test('an append after a failed one does not join its remains', async () => {
  const journal = await open();
  await journal.append([batch(1)]);
  const [name = ''] = await files();
  await appendFile(join(folder, 'journal', name), '{"half of a line');
  await journal.append([batch(2)]);
  await journal.close();
  expect(await entries()).toHaveLength(2);
});

test('starts new files by size, and prunes those that the backup covers whole', async () => {
  const journal = await open(1);
  for (const seq of [1, 2, 3, 4]) await journal.append([batch(seq)]);
  expect(await files()).toHaveLength(4);
  await journal.prune(1, 0);
  expect(await files()).toHaveLength(4);
  await journal.prune(1, 2);
  expect(await files()).toEqual(['00000003-000001-000000000003.jsonl', '00000004-000001-000000000004.jsonl']);
  await journal.prune(1, 100);
  expect(await files()).toEqual(['00000004-000001-000000000004.jsonl']);
  await journal.close();
});

test('an earlier incarnation is pruned once the backup covers something of this one', async () => {
  const journal = await open();
  await journal.append([batch(1, 9)]);
  await journal.beginIncarnation(2, { incarnation: 1, through: 9 });
  await journal.append([batch(1, 2, 2)]);
  await journal.prune(2, 0);
  expect(await files()).toHaveLength(2);
  await journal.prune(2, 1);
  expect(await files()).toEqual(['00000002-000002-000000000001.jsonl']);
  await journal.close();
});

test('an empty file or a foreign one does not disturb it', async () => {
  const journal = await open();
  await journal.append([batch(1)]);
  await journal.close();
  const [name = ''] = await files();
  await truncate(join(folder, 'journal', name));
  await writeFile(join(folder, 'journal', 'notes.txt'), 'hello');
  expect((await open()).end()).toEqual({ incarnation: 1, lastSeq: 0 });
});
