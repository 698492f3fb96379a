// Makes a data folder in which a brigade of the demo lived from March to November 2026, once stopped and once killed, and says what HQ
// had in it: `node test/setup/data-folder/make-data-folder.ts FIXTURE [PARENT]`, as root, in a checkout of the release. The folders
// lie in PARENT (/srv/rollcall), and stay there. It takes about a quarter of an hour. Each chapter is a file here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import type { FileOnCard } from '@rollcall/test/old-folder/bring-in';
import { hashObjects } from '@rollcall/test/old-folder/hash-objects';
import { listLedger } from '@rollcall/test/old-folder/list-ledger';
import { listRecords } from '@rollcall/test/old-folder/list-records';
import { type Brigade, type Chapter, liveThrough } from './chapter.ts';
import { inMarch } from './in-march.ts';
import { inSeptember } from './in-september.ts';
import { killAtWork } from './kill-at-work.ts';
import { on2November } from './on-2-november.ts';
import { on9November } from './on-9-november.ts';
import { on9October } from './on-9-october.ts';
import { on12October } from './on-12-october.ts';
import { on19October } from './on-19-october.ts';
import { on24November } from './on-24-november.ts';
import { pack } from './pack.ts';
import { untilDrawn } from './until-drawn.ts';

const chapters: readonly Chapter[] = [
  ...[inMarch, inSeptember, on9October, on12October, on19October, on2November, on9November, on24November],
];
const [fixture = '', parent = '/srv/rollcall'] = process.argv.slice(2);
const [stopped, killed] = [join(parent, 'stopped'), join(parent, 'killed')];
const checkout = fileURLToPath(new URL('../../..', import.meta.url));

mkdirSync(parent, { recursive: true });
if (existsSync(stopped)) throw new Error(`${stopped} is there already`);
try {
  for (const chapter of chapters) {
    const isLast = chapter === chapters.at(-1);
    await liveThrough(stopped, chapter, isLast ? (brigade) => list(brigade, 'stopped') : undefined);
    process.stdout.write(`${chapter.name}: done\n`);
  }
  run('cp', '-a', stopped, killed);
  writeOnCards(await killAtWork(killed, (brigade) => list(brigade, 'killed')));
} finally {
  for (const folder of [stopped, killed]) killProcessesOf(folder);
}
for (const folder of [stopped, killed]) forgetCheckout(join(folder, 'hq.env'));
pack(parent, ['stopped', 'killed'], join(fixture, 'folders.tar.zst'));

/** Which files lay on cards when everything was killed. */
function writeOnCards(files: readonly FileOnCard[]): void {
  writeFileSync(join(fixture, 'on-cards.json'), `${JSON.stringify(files, null, 1)}\n`);
}

/** Rows on lines of their own, so that two lists can be compared by eye. */
async function list({ ready }: Brigade, name: string): Promise<void> {
  await untilDrawn(ready);
  const contents = {
    records: await listRecords(ready),
    objects: await hashObjects(ready),
    ledger: await listLedger(ready),
  };
  const lines = Object.entries(contents.records).map(([address, rows]) => {
    const each = Object.entries(rows).map(([id, row]) => `${JSON.stringify(id)}: ${JSON.stringify(row)}`);
    return `${JSON.stringify(address)}: {\n${each.join(',\n')}\n}`;
  });
  const { objects, ledger } = contents;
  const rest = `"objects": ${JSON.stringify(objects)},\n"ledger": ${JSON.stringify(ledger)}`;
  writeFileSync(join(fixture, `${name}.json`), `{"records": {\n${lines.join(',\n')}\n},\n${rest}}\n`);
}

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

/** A start writes it anew. */
function forgetCheckout(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(checkout, '/srv/checkout/'));
}
