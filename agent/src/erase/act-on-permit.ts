import { stationWitnessName } from '@rollcall/shared/contract/cosignature';
import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import {
  makeVerifierKey,
  type NoteAlgorithm,
  noteAlgorithms,
  type VerifierKey,
} from '@rollcall/shared/contract/signed-note';
import { openDockedCard } from '../card/docked-card.ts';
import { sha256, verifyEd25519 } from '../identity/node-crypto.ts';
import { listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import { cardRefusal } from './card-refusal.ts';
import { checkPermitLedger } from './check-permit-ledger.ts';
import { eraseCard } from './erase-card.ts';
import { type EraseEnd, refusedFor } from './erase-end.ts';
import type { EraseParts } from './erase-parts.ts';
import { openPermit } from './open-permit.ts';

/** A permit as HQ handed it out. `begun`: its erase was begun before, by this process or an earlier one. */
export type GivenPermit = { permitId: string; jws: string; begun: boolean };

/**
 * Does what a permit says, or finds out why not. Who checks what: `openPermit` the signature, `checkPermitLedger` the
 * ledger, `judgeErase` the card, `eraseCard` the bytes, HQ's last word and the act itself.
 * @throws when HQ can't be asked or the station's own disk fails: then nothing has ended, and the permit is looked at again
 */
export async function actOnPermit(parts: EraseParts, given: GivenPermit, signal: AbortSignal): Promise<EraseEnd> {
  const { trust } = parts;
  const origin = trust.origin();
  if (origin === undefined) return refusedFor('bad_signature', 'the station does not know the permit keys of HQ yet');
  const opened = openPermit(given.jws, trust.keysFor('permit'), verifyEd25519);
  if (opened.outcome === 'refused') return refusedFor(opened.reason, opened.detail);
  const { permit } = opened;
  if (permit.permitId !== given.permitId) return refusedFor('unreadable_permit', 'it is another permit than HQ named');
  if (parts.isForked()) return refusedFor('ledger_fork');
  const distrust = checkPermitLedger(permit, {
    ledgerKeys: trust.keysFor('ledger').map((key) => verifierKey(origin, noteAlgorithms.ledger, key)),
    origin,
    ownKey: verifierKey(stationWitnessName(origin, parts.stationId), noteAlgorithms.witness, parts.stationKey),
    sha256,
    verifyEd25519,
  });
  if (distrust) return refusedFor(distrust);
  return actOnDock(parts, { ...given, permit }, signal);
}

async function actOnDock(
  parts: EraseParts,
  given: GivenPermit & { permit: ErasePermit },
  signal: AbortSignal,
): Promise<EraseEnd> {
  const { dockSessionId } = given.permit;
  const session = listOpenDockSessions(parts.store.db).find((open) => open.dockSessionId === dockSessionId);
  if (!session) return refusedFor(given.begun ? 'card_removed' : 'other_dock_session');
  try {
    const folder = await openDockedCard({ ...session, dockFolder: parts.dockFolder, devices: parts.devices });
    if (!folder) return refusedFor('card_removed');
    try {
      return await eraseCard(parts, { ...given, session, folder }, signal);
    } finally {
      await folder.close();
    }
  } catch (error) {
    const refusal = cardRefusal(error);
    if (!refusal) throw error;
    return refusal;
  }
}

function verifierKey(name: string, algorithm: NoteAlgorithm, { x }: PublicJwk): VerifierKey {
  return makeVerifierKey({ name, algorithm, publicKey: Buffer.from(x, 'base64url') }, sha256);
}
