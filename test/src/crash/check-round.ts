import { existsSync } from 'node:fs';
import { recordingIdOf } from '@rollcall/shared/ids';
import { checkArrived, type Faults } from '../kills/check-arrived.ts';
import type { PlacedFile } from '../kills/placed-files.ts';
import type { CrashHq } from './crash-hq.ts';
import type { CrashRound } from './crash-round.ts';

/** Faults of a round; `resent`: more bytes went over the line again than were on their way at the kill. */
export type RoundFaults = Faults & { resent: string[] };

export async function checkRound(
  hq: CrashHq,
  { card }: CrashRound,
  bytesByKey: Record<string, number>,
): Promise<RoundFaults> {
  const { files } = card;
  const { lost, twice, early } = await checkArrived(hq.store, hq.client, files);
  if (!card.hasLog()) early.push("the recorder's log");
  // Such a file is one part, and one part of it can have been on its way.
  const resent = files
    .map((file) => ({ file, sent: sentOf(file, bytesByKey) }))
    .filter(({ file, sent }) => sent > 2 * file.sizeBytes)
    .map(({ file, sent }) => `${file.fileName}: ${sent} bytes were sent of ${file.sizeBytes}`);
  const onCard = files.filter(({ path }) => existsSync(path));
  return {
    lost: lost.filter((fault) => !onCard.some((file) => fault.startsWith(file.fileName))),
    twice,
    early,
    resent,
  };
}

/** What the ledger lacks of these files, and what it tells more than once. @throws when the ledger isn't whole */
export async function checkLedger(hq: CrashHq, files: readonly PlacedFile[]): Promise<Pick<Faults, 'lost' | 'twice'>> {
  const told = Map.groupBy(await hq.verifiedInLedger(), (recordingId) => recordingId);
  const timesOf = ({ sha256 }: PlacedFile) => told.get(recordingIdOf(sha256))?.length ?? 0;
  return {
    lost: files
      .filter((file) => timesOf(file) === 0 && !existsSync(file.path))
      .map(({ fileName }) => `${fileName}: not in the ledger`),
    twice: files.filter((file) => timesOf(file) > 1).map(({ fileName }) => `${fileName}: verified twice in the ledger`),
  };
}

function sentOf({ sha256 }: PlacedFile, bytesByKey: Record<string, number>): number {
  const recordingId = recordingIdOf(sha256);
  const keys = Object.entries(bytesByKey).filter(([key]) => key.includes(recordingId));
  return keys.reduce((sum, [, bytes]) => sum + bytes, 0);
}
