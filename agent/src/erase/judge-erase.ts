import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import { inventorySha256 } from '@rollcall/shared/contract/inventory-digest';
import type { CardPath } from '@rollcall/shared/contract/sighting';
import { recordingIdOf, type Sha256 } from '@rollcall/shared/ids';
import { isoOfMtime } from '../card/card-time.ts';
import type { FileReading } from '../card/classify-file.ts';
import type { CardEntry, CardListing } from '../card/walk-card.ts';
import type { DockSession } from '../recordings/dock-sessions-repository.ts';
import type { KnownCardFile } from '../recordings/erases-repository.ts';

export type EraseSituation = {
  stationId: string;
  /** By HQ's clock. */
  now: Date;
  /** The open dock session that the permit names; undefined when no such card is docked. */
  session: DockSession | undefined;
  /** The card as it was listed just now. */
  listing: CardListing;
  fileClassOf: (pathText: string) => FileReading['fileClass'];
  known: readonly KnownCardFile[];
  /** This permit's erase was begun before: files of it that are gone are its own work. */
  begun: boolean;
  sha256: Sha256;
};

/** A file that is to be erased. `compare`: its bytes on the card are to be read first, and have this digest. */
export type FileToErase = CardEntry & { cardFileId: number; compare: string | null };

export type EraseVerdict =
  | { outcome: 'erase'; files: FileToErase[]; gone: Buffer[] }
  | { outcome: 'refused'; reason: EraseRefusal; paths: CardPath[] };

type ListedFile = ErasePermit['files'][number] | ErasePermit['unreadable'][number];

/** HQ tells its time in whole seconds, and asking takes some. */
const clockToleranceMs = 60_000;

/**
 * Whether a permit whose signature and place in the ledger are right may be acted on, for the whole card or not at all: on
 * FAT32, what is done to one file can hurt its neighbour in a power cut. Pure.
 */
export function judgeErase(permit: ErasePermit, situation: EraseSituation): EraseVerdict {
  const { stationId, now, session, listing } = situation;
  if (permit.stationId !== stationId) return refused('other_station');
  if (Date.parse(permit.issuedAt) > now.getTime() + clockToleranceMs) return refused('not_yet_valid');
  if (Date.parse(permit.expiresAt) <= now.getTime()) return refused('expired');
  if (permit.files.length + permit.unreadable.length === 0) return refused('nothing_to_erase');
  if (session?.dockSessionId !== permit.dockSessionId) return refused('other_dock_session');
  if (session.cardVolumeId !== permit.cardVolumeId) return refused('other_card');
  if (session.recorderSerial !== permit.recorderSerial) return refused('other_recorder');
  if (listing.errors.length > 0) return refused('card_not_listed');
  return judgeCard(permit, situation);
}

function judgeCard(permit: ErasePermit, { listing, fileClassOf, known, begun, sha256 }: EraseSituation): EraseVerdict {
  const entries = new Map(listing.entries.map((entry) => [keyOf(pathOf(entry)), entry]));
  const permitted = new Map<string, ListedFile>(
    [...permit.files, ...permit.unreadable].map((file) => [keyOf(file.path), file]),
  );
  const absent = [...permitted].filter(([key]) => !entries.has(key)).map(([, file]) => file);
  if (absent.length > 0 && !begun) return refused('card_changed', absent);
  if (digestWith(listing.entries, absent, sha256) !== permit.inventorySha256) return refused('card_changed');

  const left = listing.entries.filter(
    (entry) => fileClassOf(entry.pathText) === 'media' && !permitted.has(keyOf(pathOf(entry))),
  );
  if (left.length > 0)
    return refused(
      'footage_not_in_permit',
      left.map((entry) => ({ path: pathOf(entry) })),
    );
  const others = [...permitted.values()].filter(({ path }) => fileClassOf(path.text) !== 'media');
  if (others.length > 0) return refused('not_footage', others);
  return judgeFiles(permitted, entries, known, absent);
}

function judgeFiles(
  permitted: ReadonlyMap<string, ListedFile>,
  entries: ReadonlyMap<string, CardEntry>,
  known: readonly KnownCardFile[],
  absent: readonly ListedFile[],
): EraseVerdict {
  const versions = Map.groupBy(known, ({ pathBytes }) => pathBytes.toString('base64'));
  const files: FileToErase[] = [];
  const objections = new Map<EraseRefusal, ListedFile[]>();
  for (const [key, file] of permitted) {
    const entry = entries.get(key);
    if (!entry) continue;
    const version = versions
      .get(key)
      ?.find(({ sizeBytes, mtimeNs }) => sizeBytes === entry.sizeBytes && mtimeNs === entry.mtimeNs);
    const objection = objectionTo(file, version);
    if (objection) objections.set(objection, [...(objections.get(objection) ?? []), file]);
    else if (version) files.push({ ...entry, cardFileId: version.cardFileId, compare: bytesToCompare(version) });
  }
  const [first] = objections;
  if (first) return refused(first[0], first[1]);
  return { outcome: 'erase', files, gone: absent.map(({ path }) => Buffer.from(path.bytes, 'base64')) };
}

function objectionTo(file: ListedFile, known: KnownCardFile | undefined): EraseRefusal | null {
  if ('approvalId' in file) return known?.state === 'unreadable' ? null : 'not_unreadable';
  if (file.recordingId === null) return known?.state === 'empty' && known.sizeBytes === 0 ? null : 'not_collected';
  if (known?.state !== 'collected' || known.sha256 === null) return 'not_collected';
  if (known.sha256 !== file.sha256 || recordingIdOf(known.sha256) !== file.recordingId) return 'other_digest';
  return known.recordingState === 'verified' ? null : 'not_verified';
}

function bytesToCompare({ state, bytesRead, sha256 }: KnownCardFile): string | null {
  return state === 'collected' && !bytesRead ? sha256 : null;
}

/** The digest of the card as it was before this erase took the `absent` ones away. */
function digestWith(entries: readonly CardEntry[], absent: readonly ListedFile[], sha256: Sha256): string {
  const files = [
    ...entries.map((entry) => ({
      path: pathOf(entry),
      sizeBytes: entry.sizeBytes,
      modifiedAt: isoOfMtime(entry.mtimeNs),
    })),
    ...absent,
  ].map((file) => ({ file, bytes: Buffer.from(file.path.bytes, 'base64') }));
  files.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  return inventorySha256(
    files.map(({ file }) => file),
    sha256,
  );
}

function pathOf({ pathBytes, pathText }: CardEntry): CardPath {
  return { bytes: pathBytes.toString('base64'), text: pathText };
}

function keyOf({ bytes }: CardPath): string {
  return bytes;
}

function refused(reason: EraseRefusal, files: readonly { path: CardPath }[] = []): EraseVerdict {
  return { outcome: 'refused', reason, paths: files.slice(0, 10).map(({ path }) => path) };
}
