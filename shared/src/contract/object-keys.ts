// The only builders of object keys.

/**
 * What a backup has of the store: all that isn't footage, can't be made again and doesn't expire. So neither recordings, nor thumbnails,
 * nor exports.
 */
export const paperPrefixes = ['attachments/', 'bulletins/', 'ledger/'] as const;

/** Content-addressed, spread over 256 prefixes. */
export function recordingObjectKey(sha256: string): string {
  return `recordings/sha256/${sha256.slice(0, 2)}/${sha256}`;
}

/** The small picture that HQ made of a recording. */
export function thumbnailObjectKey(recordingId: string): string {
  return `thumbnails/${recordingId}.jpg`;
}

/** The file of an export, until it expires. */
export function exportObjectKey(exportId: string): string {
  return `exports/${exportId}.zip`;
}

/** What was attached to an explanation: content-addressed, so that its digest in a fact says which bytes are meant. */
export function attachmentObjectKey(sha256: string): string {
  return `attachments/${sha256}`;
}

/** A file of a sealed bulletin: by its digest, so that sealing again after a crash never stands in the way of another's bytes. */
export function bulletinObjectKey(bulletinId: string, { sha256, name }: { sha256: string; name: string }): string {
  return `bulletins/${bulletinId}/${sha256}/${name}`;
}

/** Leaves of the ledger, a line each: those from `start` up to, not with, `end`. */
export function ledgerLeavesObjectKey({ start, end }: { start: number; end: number }): string {
  return `${ledgerLeavesPrefix}${padded(start)}-${padded(end)}.jsonl`;
}

/** The ledger's checkpoint of this size, as HQ signed it. */
export function ledgerCheckpointObjectKey(size: number): string {
  return `${ledgerCheckpointsPrefix}${padded(size)}.txt`;
}

/** Subjects, payloads and salts of those of these leaves that tell of draws, a line each: they name nobody. */
export function ledgerDrawsObjectKey({ start, end }: { start: number; end: number }): string {
  return `ledger/draws/${padded(start)}-${padded(end)}.jsonl`;
}

/** What HQ sealed for itself with this key, under this name. */
export function ledgerSealedObjectKey(keyId: string, name: string): string {
  return `${ledgerSealedPrefix(keyId)}${name}`;
}

export function ledgerSealedPrefix(keyId: string): string {
  return `ledger/sealed/${keyId}/`;
}

export const ledgerLeavesPrefix = 'ledger/leaves/';
export const ledgerCheckpointsPrefix = 'ledger/checkpoints/';

/** Which leaves an object of `ledgerLeavesPrefix` holds; undefined for another object. */
export function parseLedgerLeavesObjectKey(key: string): { start: number; end: number } | undefined {
  const [, start, end] = /^ledger\/leaves\/(\d{16})-(\d{16})\.jsonl$/.exec(key) ?? [];
  return start === undefined ? undefined : { start: Number(start), end: Number(end) };
}

/** The size of the checkpoint that an object of `ledgerCheckpointsPrefix` holds; undefined for another object. */
export function parseLedgerCheckpointObjectKey(key: string): number | undefined {
  const [, size] = /^ledger\/checkpoints\/(\d{16})\.txt$/.exec(key) ?? [];
  return size === undefined ? undefined : Number(size);
}

/** As wide as any safe integer, so that stores list in the order of sizes. */
function padded(size: number): string {
  return String(size).padStart(16, '0');
}
