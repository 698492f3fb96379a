import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { leafPlaceSchema } from '@rollcall/shared/contract/draw-event';
import { sha256HexSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import { writeFileDurably } from '../store/write-file-durably.ts';
import { drawRefusals } from './draw-refusals.ts';

const draw = z.int().positive();
const refused = z.enum(drawRefusals).nullable();
/** The incarnation of the store in which it was queued for HQ; null: it wasn't. */
const queuedIn = z.int().positive().nullable();

/** A draw that the station answered: whatever HQ shows later, it has this secret for this announcement. */
const answerSchema = z.strictObject({
  draw,
  announcement: leafPlaceSchema,
  secret: sha256HexSchema,
  commitment: sha256HexSchema,
  /** The first close that HQ showed of this draw. The secret is opened for no other. */
  close: leafPlaceSchema.nullable(),
  /** Once there is one, the secret is never opened. */
  secondClose: leafPlaceSchema.nullable(),
  refused,
  queued: z.strictObject({ commitment: queuedIn, secret: queuedIn, alarm: queuedIn }),
  openedAt: z.iso.datetime().nullable(),
  /** A person knows what was refused. */
  settled: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).nullable(),
});

const drawFileSchema = z.strictObject({
  v: z.literal(1),
  /** Thumbprint of the station's key, and the root key of the HQ whose ledger it is about. */
  key: z.string(),
  ledger: z.string(),
  /** How many leaves the ledger had when the file was made, or came to another key. Of draws announced before it knows nothing. */
  answersFrom: z.int().nonnegative(),
  /** When a file that couldn't be read was moved aside, until a draw is answered or a person knows of it. */
  unreadableAt: z.iso.datetime().nullable(),
  draws: z.array(answerSchema),
  /** Why others were not answered. */
  unanswered: z.array(z.strictObject({ draw, refused: refused.unwrap() })),
});

export type DrawAnswer = z.infer<typeof answerSchema>;
export type DrawFile = z.infer<typeof drawFileSchema>;

/** What is kept of the answered ones, and of the others. Each apart: HQ must not push answers out by asking what is refused. */
const longest = 200;

function drawFilePath(stationFolder: string): string {
  return join(stationFolder, 'draws.json');
}

/** @throws when the disk does not give it, which may end by itself */
export async function readDrawFile(stationFolder: string): Promise<DrawFile | 'none' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(drawFilePath(stationFolder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
    throw error;
  }
  try {
    return drawFileSchema.parse(JSON.parse(text));
  } catch {
    return 'unreadable'; // The caller moves it aside and tells.
  }
}

/** @returns what is in the file now */
export async function writeDrawFile(stationFolder: string, file: DrawFile): Promise<DrawFile> {
  const draws = [...file.draws].sort((a, b) => a.draw - b.draw).slice(-longest);
  const kept = { ...file, draws, unanswered: file.unanswered.slice(-longest) };
  await writeFileDurably(drawFilePath(stationFolder), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  return kept;
}

/** @returns where it is now */
export async function moveDrawFileAside(stationFolder: string, at: Date): Promise<string> {
  const aside = `${drawFilePath(stationFolder)}.aside-${at.toISOString().replaceAll(/[-:.]/g, '')}`;
  await rename(drawFilePath(stationFolder), aside);
  return aside;
}
