import type { FileHandle } from 'node:fs/promises';
import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import { readCardMount, remountCard } from '../card/card-mount.ts';
import { volumeSpace } from '../card/card-volume.ts';
import type { CardReader, ProfileReader } from '../card/classify-file.ts';
import { knowByContent } from '../card/know-by-content.ts';
import { folderByHandle } from '../card/open-card-folder.ts';
import { type CardEntry, type CardListing, joinBytes, mayLieUnread, walkCard } from '../card/walk-card.ts';
import { sha256 } from '../identity/node-crypto.ts';
import type { DockSession } from '../recordings/dock-sessions-repository.ts';
import { beginErase, collectAgain, listKnownFiles } from '../recordings/erases-repository.ts';
import { cardRefusal } from './card-refusal.ts';
import { hasDigest } from './compare-bytes.ts';
import { type CardAfter, type EraseEnd, refusedFor } from './erase-end.ts';
import type { EraseParts } from './erase-parts.ts';
import { type EraseVerdict, type FileToErase, judgeErase } from './judge-erase.ts';
import { unlinkFiles } from './unlink-files.ts';

type PermittedCard = { permit: ErasePermit; jws: string; begun: boolean; session: DockSession; folder: FileHandle };

/**
 * Erases the files of a permit from the card in `folder`, all or none. The order: look at the card; read again what was not
 * read in this dock session; ask HQ a last time; look again, because that took time; note that it begins; make the card
 * writable; unlink; make it read-only.
 *
 * Ended anywhere, the files that are gone are known from the permit: the next run does the rest or says why not.
 */
export async function eraseCard(parts: EraseParts, card: PermittedCard, signal: AbortSignal): Promise<EraseEnd> {
  const { store, api, clock } = parts;
  const { permit, jws, session, folder, begun } = card;
  const { permitId } = permit;
  if (begun) {
    const after = await lookAfter(parts, card);
    // Nothing is left to do, or to ask: it was ended between the last file and its report.
    if (after.erased.length === permit.files.length + permit.unreadable.length) return { outcome: 'erased', after };
  }
  const judged = await judge(parts, card);
  if (judged.outcome === 'refused') return ended(parts, card, refusedFor(judged.reason, null, judged.paths));
  const differing = await filesThatDiffer(folder, judged.files, signal);
  if (differing.length > 0) {
    store.transaction(() => {
      for (const { cardFileId } of differing) collectAgain(store.db, cardFileId);
    });
    return ended(parts, card, refusedFor('bytes_differ', null, differing.slice(0, 10).map(pathOf)));
  }
  const { valid, reason } = await api.confirm(permitId, signal);
  if (!valid) return ended(parts, card, refusedFor('withdrawn', reason));
  const verdict = await judge(parts, card);
  if (verdict.outcome === 'refused') return ended(parts, card, refusedFor(verdict.reason, null, verdict.paths));
  if (permit.dryRun) return { outcome: 'dry_run', files: verdict.files.length, freeBytes: await freeBytesOf(folder) };
  if (!begun) {
    const { dockSessionId } = session;
    store.transaction(() => beginErase(store.db, { permitId, jws, dockSessionId, at: clock.wall() }));
  }
  const problem = await erase(parts, card, verdict.files, signal);
  return problem
    ? ended(parts, { ...card, begun: true }, problem)
    : { outcome: 'erased', after: await lookAfter(parts, card) };
}

async function judge(parts: EraseParts, { permit, session, folder, begun }: PermittedCard): Promise<EraseVerdict> {
  const { listing, card } = await readCard(parts.reader, folder);
  return judgeErase(permit, {
    stationId: parts.stationId,
    now: parts.hqNow(),
    session,
    listing,
    fileClassOf: (pathText) => card.read(pathText).fileClass,
    known: listKnownFiles(parts.store.db, session.dockSessionId),
    begun,
    sha256,
  });
}

/** What lies on the card now, and what each file is. */
async function readCard(
  reader: ProfileReader,
  folder: FileHandle,
): Promise<{ listing: CardListing; card: CardReader }> {
  const cardFolder = folderByHandle(folder);
  const listing = await walkCard(cardFolder);
  const { entries } = listing;
  const named = reader.forCard(entries.map((entry) => entry.pathText));
  return { listing, card: await knowByContent({ cardFolder, entries, reader: named }) };
}

async function filesThatDiffer(
  folder: FileHandle,
  files: readonly FileToErase[],
  signal: AbortSignal,
): Promise<FileToErase[]> {
  const differing: FileToErase[] = [];
  for (const file of files) {
    if (file.compare === null) continue;
    const path = joinBytes(folderByHandle(folder), file.pathBytes);
    if (!(await hasDigest(path, file.compare, signal))) differing.push(file);
  }
  return differing;
}

/** @returns why it was not, or not wholly, done */
async function erase(
  { log, clock }: EraseParts,
  { folder, permit: { permitId } }: PermittedCard,
  files: readonly FileToErase[],
  signal: AbortSignal,
): Promise<EraseEnd | undefined> {
  const mount = await readCardMount(folder.fd);
  if (mount?.readOnly) {
    const problem = await remountCard(folder.fd, 'rw');
    if (problem) return refusedFor('cannot_remount', problem);
  }
  const startMs = clock.monotonicMs();
  try {
    const result = await unlinkFiles(folder, files, signal);
    if (result.outcome === 'changed') return refusedFor('card_changed', null, [pathOf(result.file)]);
    log.info({ permitId, files: files.length, tookMs: clock.monotonicMs() - startMs }, 'files of a card were erased');
    return undefined;
  } catch (error) {
    const refusal = cardRefusal(error);
    if (!refusal) throw error;
    return refusal;
  } finally {
    const problem = mount && (await remountCard(folder.fd, 'ro'));
    if (problem) log.warn({ permitId, problem }, 'card could not be mounted read-only after it was erased');
  }
}

/** A refusal of an erase that was begun tells what is gone already. */
async function ended(parts: EraseParts, card: PermittedCard, end: EraseEnd): Promise<EraseEnd> {
  if (!card.begun || end.outcome !== 'refused') return end;
  try {
    return { ...end, after: await lookAfter(parts, card) };
  } catch (error) {
    if (!cardRefusal(error)) throw error;
    return { ...end, reason: 'card_removed' }; // Nobody can look any more.
  }
}

async function lookAfter({ reader }: EraseParts, { permit, folder }: PermittedCard): Promise<CardAfter> {
  const { listing, card } = await readCard(reader, folder);
  const present = new Set(listing.entries.map(({ pathBytes }) => pathBytes.toString('base64')));
  const erased = [...permit.files, ...permit.unreadable]
    .filter(({ path }) => !present.has(path.bytes))
    .map(({ path }) => Buffer.from(path.bytes, 'base64'))
    .filter((path) => !mayLieUnread(listing, path));
  return { listing, card, erased, freeBytes: await freeBytesOf(folder) };
}

async function freeBytesOf(folder: FileHandle): Promise<number> {
  return (await volumeSpace(folderByHandle(folder))).freeBytes;
}

function pathOf({ pathBytes, pathText }: CardEntry) {
  return { bytes: pathBytes.toString('base64'), text: pathText };
}
