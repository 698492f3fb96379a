import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DemoCard } from './demo-roster.ts';
import { writeDemoClip } from './write-demo-clip.ts';

/** The board fills before one's eyes, and a video that somebody puts on a card doesn't wait for those of the whole brigade. */
const pauseAfterNewClipsMs = 1000;

/**
 * Takes the cards out of the docks at once, and then writes on them the clips that `isLaidOut` doesn't know, and their logs.
 * `dock` puts them in one after the other, each with all its files, as when officers come in from duty. What it doesn't get
 * to, and what is with its officer, is put in at the next start.
 */
export async function layOutDemoCards(
  docksFolder: string,
  cards: readonly DemoCard[],
  isLaidOut: (clipName: string) => boolean,
): Promise<{ dock(signal: AbortSignal, pauseMs?: number): Promise<void> }> {
  for (const card of cards) takeOut(docksFolder, card);
  const withNewClips = new Set<DemoCard>();
  for (const card of cards) {
    for (const { path, clip } of card.files) {
      const file = join(outside(docksFolder, card), path);
      mkdirSync(dirname(file), { recursive: true });
      if (isLaidOut(basename(file)) || existsSync(file)) continue;
      await writeDemoClip(`${file}.part`, clip);
      await rename(`${file}.part`, file);
      withNewClips.add(card);
    }
    if (card.log) await writeLog(join(outside(docksFolder, card), card.log.path), card.log.text);
  }
  return {
    async dock(signal, pauseMs = pauseAfterNewClipsMs) {
      for (const card of cards.filter(({ withOfficer }) => !withOfficer)) {
        if (signal.aborted) return;
        putIn(docksFolder, card);
        if (withNewClips.has(card)) await delay(pauseMs, undefined, { signal }).catch(() => undefined); // Told to stop.
      }
    },
  };
}

async function writeLog(file: string, text: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) await writeFile(file, text);
}

function docked(docksFolder: string, { stationId, recorderSerial }: DemoCard): string {
  return join(docksFolder, stationId, recorderSerial);
}

/** Beside its place in the dock; no card for the agent, because of the dot. */
function outside(docksFolder: string, { stationId, recorderSerial }: DemoCard): string {
  return join(docksFolder, stationId, `.${recorderSerial}`);
}

function takeOut(docksFolder: string, card: DemoCard): void {
  const out = outside(docksFolder, card);
  // An earlier start was killed before it put the card in.
  if (existsSync(out)) putIn(docksFolder, card);
  const inDock = docked(docksFolder, card);
  if (existsSync(inDock)) renameSync(inDock, out);
  // Recorders make it on cards without footage, too; an empty folder in a dock is no card.
  mkdirSync(join(out, 'DCIM'), { recursive: true });
}

function putIn(docksFolder: string, card: DemoCard): void {
  const out = outside(docksFolder, card);
  const inDock = docked(docksFolder, card);
  if (!existsSync(inDock)) renameSync(out, inDock);
  else {
    moveFiles(out, inDock); // Somebody made the folder meanwhile, to put a video in.
    rmSync(out, { recursive: true });
  }
}

/** Moves what `to` doesn't have. */
function moveFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (!existsSync(target)) renameSync(source, target);
    else if (entry.isDirectory()) moveFiles(source, target);
  }
}
