import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema, sha256HexSchema } from '../ids.ts';
import { claimedTimeSchema, fileTimeSchema } from './claimed-time.ts';
import { drawEventSchemas } from './draw-event.ts';
import { eraseRefusalSchema } from './erase-refusal.ts';
import { inspectionSchema } from './inspection.ts';
import { checkItemSchema, itemResultSchema, spareOutcomeSchema } from './pre-shift-check.ts';
import { recorderLogBodySchema, recorderLogEntrySchema } from './recorder-log.ts';
import { bookmarkSchema, sideFileEventSchemas, trackPointSchema } from './side-file-event.ts';
import { cardPathSchema, sightingSchema } from './sighting.ts';

/** A card appeared in a dock. `profileId` is null when no layout profile fits it. */
const dockedBodySchema = z.object({
  dockSessionId: z.uuid(),
  cardVolumeId: z.string().min(1).max(128),
  recorderSerial: z.string().min(1).max(32),
  serialSource: z.enum(['station_bind', 'file_name', 'folder_name']),
  profileId: z.string().max(32).nullable(),
  freeBytes: z.int().nonnegative(),
  totalBytes: z.int().nonnegative(),
});

/** Of entries in one page. */
const maxEntries = 500;

const inventoryEntrySchema = z.object({
  path: cardPathSchema,
  sizeBytes: z.int().nonnegative(),
  modifiedAt: fileTimeSchema,
  fileClass: z.enum(['media', 'log', 'inventory_only']).optional(),
  capturedAt: claimedTimeSchema.nullable().optional(),
  sequenceNo: z.int().nonnegative().optional(),
});

/**
 * One page of what lies on a docked card: every file, also those that no profile knows. `inventorySha256` is of all pages
 * (`inventory-digest.ts`) and tells which belong together; `fileClass` is what the station makes of a file. Stations of
 * earlier versions say neither: their cards are never erased. `capturedAt` and `sequenceNo` are what a file's name claims,
 * left out where it claims nothing. `unread`: how many folders and names of the card could not be read; the inventory lacks what
 * lies there, so what it doesn't list may still be on the card. Left out when everything could be read.
 */
const inventoryBodySchema = z.object({
  dockSessionId: z.uuid(),
  inventorySha256: sha256HexSchema.optional(),
  page: z.int().positive(),
  pages: z.int().positive(),
  entries: z.array(inventoryEntrySchema).max(maxEntries),
  unread: z.int().positive().optional(),
});

const undockedBodySchema = z.object({ dockSessionId: z.uuid() });

/**
 * What of a docked card could not be read when it was listed. The card isn't told as collected while that is so. Told with the
 * inventory that lacks it, and again when it changes. `count`: of all of it; `entries`: the first of it. `folder`: not everything
 * in it could be listed; `name`: a name of which nobody can say what it is. The card itself is `.`. `code`: the system's, or
 * `TOO_DEEP`, `TOO_MANY_FILES`.
 */
const cardUnreadBodySchema = z.object({
  dockSessionId: z.uuid(),
  cardVolumeId: z.string().min(1).max(128),
  recorderSerial: z.string().min(1).max(32),
  count: z.int().positive(),
  entries: z
    .array(z.object({ path: cardPathSchema, kind: z.enum(['folder', 'name']), code: z.string().min(1).max(64) }))
    .min(1)
    .max(100),
});

/**
 * A card in the dock could not be looked at as a whole, so nothing new on it is collected. `failed`: a look at it ended in an
 * error; `hangs`: it has not answered for a minute. Told once of each while the card stays in the dock. `folder`: its folder in
 * the dock; `dockSessionId` is null when it failed before it counted as docked.
 */
const cardScanFailedBodySchema = z.object({
  dockSessionId: z.uuid().nullable(),
  folder: cardPathSchema,
  recorderSerial: z.string().min(1).max(32).nullable(),
  problem: z.enum(['failed', 'hangs']),
  detail: z.string().max(500),
});

/**
 * A file was copied from a card, hashed in the same read and inspected. HQ takes size and digests for the upload from
 * here, because this is what the station signed. `partSha256[i]` is the digest of part `i + 1`.
 */
const collectedBodySchema = z.object({
  recordingId: recordingIdSchema,
  sha256: sha256HexSchema,
  sizeBytes: z.int().positive(),
  partSizeBytes: z.int().positive(),
  partSha256: z.array(sha256HexSchema).min(1).max(1024),
  extension: z.string().regex(/^[a-z0-9]{1,8}$/),
  inspection: inspectionSchema,
  sighting: sightingSchema,
});

/** A file whose bytes the station already has, or an empty one, which has no recording. */
const sightedBodySchema = z.object({
  recordingId: recordingIdSchema.nullable(),
  problem: z.enum(['empty_file']).nullable(),
  sighting: sightingSchema,
});

/**
 * A file that could not be collected. It stays on the card and is tried again, unless it vanished. `why` says more of `unreadable`, which is
 * what an HQ of before takes it for. `too_large`: the station's disk or budget can't keep it, whatever else goes; told once, and again
 * after it fitted. `unidentified`: a large file that is no footage by its name, nor by its first bytes as far as anybody knows; it isn't
 * tried again.
 */
const collectFailedBodySchema = z.object({
  reason: z.enum(['vanished', 'unreadable', 'reads_differ']),
  why: z.enum(['too_large', 'unidentified']).optional(),
  detail: z.string().max(500),
  sighting: sightingSchema,
});

/**
 * Every file on a docked card that can be collected has been, and nothing on the card changed for 10 seconds. Sent again
 * when more was collected from it afterwards. `files`: how many files of this dock session were collected so far.
 */
const cardCollectedBodySchema = z.object({ dockSessionId: z.uuid(), files: z.int().nonnegative() });

/**
 * The station did as a permit says. `files`: how many of its files are gone; fewer than the permit names when it had to stop,
 * which an `erase_refused` then explains. A dry run erases none and tells how many it would have. `interrupted`: the agent
 * was ended in the middle and went on later. The card's inventory follows.
 */
const cardErasedBodySchema = z.object({
  permitId: z.uuid(),
  files: z.int().nonnegative(),
  dryRun: z.boolean(),
  interrupted: z.boolean(),
  freeBytesAfter: z.int().nonnegative(),
});

/** The station did not do as a permit says, or not wholly. `paths`: the first files that are the reason. */
const eraseRefusedBodySchema = z.object({
  permitId: z.uuid(),
  reason: eraseRefusalSchema,
  detail: z.string().max(500).nullable(),
  paths: z.array(cardPathSchema).max(10),
});

/**
 * `lastAliveAt`: when the agent was last seen at work before this start, null at its very first; `cleanStop`: it had stopped as
 * it was told to. Stations of earlier versions say neither.
 */
const stationStartedBodySchema = z.object({
  agentVersion: z.string().max(32),
  lastAliveAt: claimedTimeSchema.nullable().optional(),
  cleanStop: z.boolean().optional(),
});

/** The agent stops because it was told to. It may arrive only after the next start. */
const stationStoppingBodySchema = z.object({});

/** The station's database was lost, damaged or older than its journal. What was rebuilt, and what could not be. */
const stationStateLostBodySchema = z.object({
  reason: z.enum(['database_missing', 'database_damaged', 'database_rolled_back']),
  detail: z.string().max(500),
  recordingsRebuilt: z.int().nonnegative(),
});

/**
 * HQ came back from a backup and lacks events that it had confirmed and the station had pruned since: `firstSeq` to `lastSeq` of
 * `incarnation` are nowhere any more. Recordings are announced again; what cards, logs and people told there is lost.
 */
const eventsLostBodySchema = z.object({
  incarnation: z.int().positive(),
  firstSeq: z.int().positive(),
  lastSeq: z.int().positive(),
});

/**
 * Collecting stopped: a file that waits doesn't fit, and no copy may be removed for it. `limit`: what is full, the disk itself or
 * the part of it that recordings may take; `since`: by which `storage_freed` names this episode; `waitsFor`: what keeps the
 * oldest copy from being removed. Stations of earlier versions say none of these.
 */
const storageLowBodySchema = z.object({
  freeBytes: z.int().nonnegative(),
  neededBytes: z.int().nonnegative(),
  limit: z.enum(['disk', 'budget']).optional(),
  since: z.iso.datetime().optional(),
  localBytes: z.int().nonnegative().optional(),
  budgetBytes: z.int().nonnegative().optional(),
  waitsFor: z.enum(['upload', 'verification', 'release', 'hq_unreachable', 'nothing']).optional(),
});

/** What didn't fit since then would fit now: collecting goes on. */
const storageFreedBodySchema = z.object({ since: z.iso.datetime(), freeBytes: z.int().nonnegative() });

/**
 * The station removed its own copy of a recording, and can't be asked for it any more unless its card is docked again. `reason`:
 * HQ has a second copy, or the days since it was verified and locked are over. `damaged`: it found the copy gone or changed.
 */
const localCopyPrunedBodySchema = z.object({
  recordingId: recordingIdSchema,
  reason: z.enum(['second_copy', 'days_over', 'damaged']),
});

/** A checkpoint of HQ's ledger, signed by HQ alone. */
const checkpointNoteSchema = z.string().min(1).max(2000);

/**
 * HQ signed two checkpoints of which neither grew from the other: one of its histories is not the true one. Whoever holds both
 * notes can prove it. The station cosigns and erases nothing more until a person there has settled it.
 */
const ledgerForkBodySchema = z.object({ had: checkpointNoteSchema, seen: checkpointNoteSchema });

/**
 * HQ did not keep what it had promised. `batch_in_ledger`: a receipt's `includedBy` has passed, and `batch` isn't in the ledger
 * as the station sent it. `ledger_only_grows`: HQ shows fewer leaves than in `had`, and did so for an hour. `draw_closed_once`:
 * HQ closed a draw twice.
 */
const promiseBrokenBodySchema = z.object({
  promise: z.enum(['batch_in_ledger', 'draw_closed_once', 'ledger_only_grows']),
  batch: z
    .object({
      incarnation: z.int().positive(),
      lastSeq: z.int().positive(),
      hash: sha256HexSchema,
      includedBy: z.iso.datetime(),
    })
    .nullable(),
  had: checkpointNoteSchema.nullable(),
  detail: z.string().max(500),
});

/**
 * An officer, known by his PIN, took a recorder at the station's screen. `at`: HQ's time as the station knew it.
 * `spareFor`: the recorder that this one stands in for.
 */
const checkedOutBodySchema = z.object({
  observationId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  at: claimedTimeSchema,
  spareFor: recorderSerialSchema.optional(),
});

/** The same, brought back. */
const checkedInBodySchema = checkedOutBodySchema.omit({ spareFor: true });

/** An officer, known by his PIN, told of a recorder's fault at the station's screen. */
const faultReportedBodySchema = z.object({
  ticketId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  symptom: z.string().trim().min(2).max(500),
  at: claimedTimeSchema,
});

/**
 * An officer, known by his PIN, checked a recorder before duty at the station's screen. What follows from a fault comes as
 * events of its own, at the same moment: `fault_reported` with this `ticketId`, `checked_in` of this recorder and `checked_out`
 * of `spareSerial`. `spare` is left out when nothing is at fault.
 */
const preShiftCheckedBodySchema = z.object({
  checkId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  at: claimedTimeSchema,
  items: z.record(checkItemSchema, itemResultSchema),
  ticketId: z.uuid().optional(),
  spare: spareOutcomeSchema.optional(),
  spareSerial: recorderSerialSchema.optional(),
});

/**
 * An officer, known by his PIN, said at the station's screen that he is at a training session. `pinSetAt`: when the PIN that he typed
 * had been set, as HQ's directory said: it counts only if he had set it himself.
 */
const trainingAttendedBodySchema = z.object({
  attendanceId: z.uuid(),
  sessionId: z.uuid(),
  badgeNo: badgeNoSchema,
  at: claimedTimeSchema,
  pinSetAt: claimedTimeSchema,
});

export const eventBodySchemas = {
  docked: dockedBodySchema,
  inventory: inventoryBodySchema,
  undocked: undockedBodySchema,
  card_unread: cardUnreadBodySchema,
  card_scan_failed: cardScanFailedBodySchema,
  collected: collectedBodySchema,
  sighted: sightedBodySchema,
  collect_failed: collectFailedBodySchema,
  card_collected: cardCollectedBodySchema,
  card_erased: cardErasedBodySchema,
  erase_refused: eraseRefusedBodySchema,
  recorder_log: recorderLogBodySchema,
  station_started: stationStartedBodySchema,
  station_stopping: stationStoppingBodySchema,
  station_state_lost: stationStateLostBodySchema,
  events_lost: eventsLostBodySchema,
  storage_low: storageLowBodySchema,
  storage_freed: storageFreedBodySchema,
  local_copy_pruned: localCopyPrunedBodySchema,
  ledger_fork: ledgerForkBodySchema,
  promise_broken: promiseBrokenBodySchema,
  checked_out: checkedOutBodySchema,
  checked_in: checkedInBodySchema,
  fault_reported: faultReportedBodySchema,
  pre_shift_checked: preShiftCheckedBodySchema,
  training_attended: trainingAttendedBodySchema,
  ...drawEventSchemas,
  ...sideFileEventSchemas,
} as const;

export type EventType = keyof typeof eventBodySchemas;
export type EventBodies = { [T in EventType]: z.infer<(typeof eventBodySchemas)[T]> };

/**
 * What surrounds every body. `type` is any string and `body` anything here: an event that this version can't read must
 * not stop the batch, it goes to quarantine. `monotonicMs` counts from the boot that `bootId` names, so that HQ can
 * re-derive when things happened although the station's wall clock was wrong.
 */
export const eventEnvelopeSchema = z.object({
  seq: z.int().positive(),
  id: z.uuid(),
  type: z.string().min(1).max(64),
  wall: z.iso.datetime(),
  bootId: z.uuid(),
  monotonicMs: z.int().nonnegative(),
  body: z.unknown(),
});

export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

export type StationEvent = {
  [T in EventType]: Omit<EventEnvelope, 'type' | 'body'> & { type: T; body: EventBodies[T] };
}[EventType];

/** Bodies that list entries. Each entry is read by itself: one that is bad costs itself only. */
const entrySchemas: Partial<Record<EventType, z.ZodType>> = {
  inventory: inventoryEntrySchema,
  recorder_log: recorderLogEntrySchema,
  recorder_track: trackPointSchema,
  recorder_bookmarks: bookmarkSchema,
};

/** An entry of a body's list that this version can't read. `raw` as the station sent it, at this place of the list. */
export interface SetAsideEntry {
  index: number;
  raw: unknown;
  reason: string;
}

/** Reads an envelope's body without those of its entries that this version can't read, or says why it can't at all. */
export function parseStationEvent(
  envelope: EventEnvelope,
): { outcome: 'event'; event: StationEvent; setAside: SetAsideEntry[] } | { outcome: 'unreadable'; reason: string } {
  if (!Object.hasOwn(eventBodySchemas, envelope.type)) {
    return { outcome: 'unreadable', reason: `unknown event type ${envelope.type}` };
  }
  const type = envelope.type as EventType;
  const { sent, setAside } = readEntries(type, envelope.body);
  const body = eventBodySchemas[type].safeParse(sent);
  if (!body.success) return { outcome: 'unreadable', reason: reasonOf(body.error) };
  return { outcome: 'event', event: { ...envelope, body: body.data } as StationEvent, setAside };
}

function readEntries(type: EventType, sent: unknown): { sent: unknown; setAside: SetAsideEntry[] } {
  const schema = entrySchemas[type];
  const entries: unknown = isRecord(sent) ? sent.entries : undefined;
  if (!schema || !isRecord(sent) || !Array.isArray(entries) || entries.length > maxEntries)
    return { sent, setAside: [] };
  const setAside: SetAsideEntry[] = [];
  const readable = entries.filter((raw, index) => {
    const entry = schema.safeParse(raw);
    if (!entry.success) setAside.push({ index, raw, reason: reasonOf(entry.error) });
    return entry.success;
  });
  return { sent: { ...sent, entries: readable }, setAside };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function reasonOf(error: z.ZodError): string {
  return z.prettifyError(error).slice(0, 2000);
}
