import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import { inventorySha256 } from '@rollcall/shared/contract/inventory-digest';
import { recorderSerialSchema, type Sha256 } from '@rollcall/shared/ids';
import type { EraseObjection, EraseObjectionKind } from '@rollcall/shared/resources/erases';
import { type CardFile, type FileVerdict, judgeFile } from './judge-card-file.ts';

export interface CardFacts {
  station: { revoked: boolean; frozen: boolean; forked: boolean };
  recorderSerial: string;
  /** Null as long as not all of its pages came. */
  inventory: { sha256: string; files: readonly CardFile[] } | null;
  /** How many folders and names on the card can't be read: what lies there isn't in the inventory. */
  unread: number;
  /** Everything on the card was collected at least once. */
  collected: boolean;
  guaranteesMissing: readonly string[];
  /** The store keeps locks: then each recording must have one. */
  locksNeeded: boolean;
  /** What the station said of a permit for this very inventory, a short while ago. */
  refusedLately: string | null;
  now: Date;
}

export type CardVerdict =
  | ({ outcome: 'permit' } & Pick<ErasePermit, 'files' | 'unreadable' | 'keep' | 'inventorySha256'>)
  | { outcome: 'nothing' }
  | { outcome: 'blocked'; objections: EraseObjection[] };

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const mostFiles = 10;

/**
 * Whether a docked card may be erased, as a whole or not at all, and every reason why not. Footage goes; what isn't footage,
 * the recorder's log above all, stays. Pure.
 */
export function judgeCard(facts: CardFacts, sha256: Sha256): CardVerdict {
  const objections: EraseObjection[] = objectionsToCard(facts).map((kind) => ({
    kind,
    count: 0,
    files: [],
    detail: detailOf(kind, facts),
  }));
  const { inventory } = facts;
  if (!inventory || inventorySha256(inventory.files, sha256) !== inventory.sha256) {
    return blocked([...objections, cardObjection('inventory_incomplete')]);
  }
  const { files } = inventory;
  if (files.some(({ fileClass }) => fileClass === undefined)) {
    return blocked([...objections, cardObjection('station_too_old')]);
  }
  const verdicts = Map.groupBy(files, (file) => judgeFile(file, facts));
  const erase = verdicts.get('erase') ?? [];
  const letGo = verdicts.get('let_go') ?? [];
  const keep = verdicts.get('keep') ?? [];
  if (keep.length === files.length && facts.unread === 0) return { outcome: 'nothing' };
  if (!facts.collected && !verdicts.has('being_collected')) objections.push(cardObjection('being_collected'));
  for (const [verdict, of] of verdicts) if (isObjection(verdict)) objections.push(fileObjection(verdict, of));
  if (objections.length > 0) return blocked(objections);
  return {
    outcome: 'permit',
    inventorySha256: inventory.sha256,
    files: erase.map((file) => ({
      ...listed(file),
      sha256: file.recording?.sha256 ?? emptySha256,
      recordingId: file.seen?.recordingId ?? null,
    })),
    unreadable: letGo.map((file) => ({ ...listed(file), approvalId: file.approval?.approvalId ?? '' })),
    keep: keep.map(({ path }) => path),
  };
}

function objectionsToCard({
  station,
  recorderSerial,
  unread,
  guaranteesMissing,
  refusedLately,
}: CardFacts): EraseObjectionKind[] {
  const kinds: EraseObjectionKind[] = [];
  if (station.revoked) kinds.push('station_revoked');
  if (station.frozen) kinds.push('station_frozen');
  if (station.forked) kinds.push('ledger_fork');
  if (!recorderSerialSchema.safeParse(recorderSerial).success) kinds.push('recorder_unknown');
  if (unread > 0) kinds.push('card_unread');
  if (guaranteesMissing.length > 0) kinds.push('guarantees_missing');
  if (refusedLately !== null) kinds.push('refused_lately');
  return kinds;
}

function isObjection(verdict: FileVerdict): verdict is EraseObjectionKind {
  return verdict !== 'erase' && verdict !== 'let_go' && verdict !== 'keep';
}

function fileObjection(kind: EraseObjectionKind, files: readonly CardFile[]): EraseObjection {
  return {
    kind,
    count: files.length,
    detail: null,
    files: files.slice(0, mostFiles).map((file) => ({
      ...listed(file),
      recordingId: file.seen?.recordingId ?? null,
      approval: file.approval && {
        approvalId: file.approval.approvalId,
        proposedBy: file.approval.proposedBy,
        reason: file.approval.reason,
      },
    })),
  };
}

function cardObjection(kind: EraseObjectionKind): EraseObjection {
  return { kind, count: 0, files: [], detail: null };
}

function detailOf(kind: EraseObjectionKind, { guaranteesMissing, refusedLately }: CardFacts): string | null {
  if (kind === 'guarantees_missing') return guaranteesMissing.join(', ');
  return kind === 'refused_lately' ? refusedLately : null;
}

function listed({ path, sizeBytes, modifiedAt }: CardFile) {
  return { path, sizeBytes, modifiedAt };
}

function blocked(objections: EraseObjection[]): CardVerdict {
  return { outcome: 'blocked', objections };
}
