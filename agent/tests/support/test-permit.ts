import { webcrypto } from 'node:crypto';
import { toHex } from '@rollcall/shared/bytes/hex';
import { formatCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { cosignatureMessage, formatCosignatureLine, stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { type ErasePermit, erasePermitJwsType, permitSha256 } from '@rollcall/shared/contract/erase-permit';
import { type LedgerLeaf, leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import {
  appendSignatureLine,
  formatNote,
  makeVerifierKey,
  type NoteAlgorithm,
  noteAlgorithms,
} from '@rollcall/shared/contract/signed-note';
import { appendLeaves } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { inclusionProof } from '@rollcall/shared/merkle/inclusion-proof';
import { CompactSign } from 'jose';
import { sha256 } from '../../src/identity/node-crypto.ts';
import { type TestKey, testOrigin } from './test-keys.ts';

export type PermitContent = Omit<ErasePermit, 'ledger'>;

export type PermitChanges = {
  fact?: Partial<Pick<LedgerLeaf, 'type' | 'payloadSha256'>>;
  damage?: (permit: ErasePermit) => unknown;
};

/** Who signs what of a permit; each may be another one than the right one. */
export type PermitSigners = { permit: TestKey; ledger: TestKey; station: TestKey };

/**
 * A permit whose fact is the middle leaf of a small ledger, signed and cosigned. `fact` are changes of the leaf, `damage` is
 * done before the last signature.
 */
export async function signTestPermit(
  content: PermitContent,
  signers: PermitSigners,
  { fact = {}, damage = () => {} }: PermitChanges = {},
): Promise<string> {
  const subject = `station:${content.stationId}`;
  const payload = { permitId: content.permitId, permitSha256: permitSha256(content, sha256) };
  const salt = Buffer.alloc(32, 7);
  const leaf: LedgerLeaf = {
    v: 1,
    factId: 42,
    type: 'erase_permit_issued',
    recordedAt: '2026-11-25T00:00:00.000001Z',
    payloadSha256: payloadSha256(salt, { subject, payload }, sha256),
    ...fact,
  };
  const others = [1, 2].map((factId) => hashLeaf(leafBytes({ ...leaf, factId, type: 'batch_taken' }), sha256));
  const leafHashes = [others[0], hashLeaf(leafBytes(leaf), sha256), others[1]].filter((hash) => hash !== undefined);
  const { root, nodes } = appendLeaves({ size: 0, frontier: [], leafHashes }, sha256);
  const proof = await inclusionProof(
    1,
    3,
    async (ids) =>
      ids.map(({ level, index }) => {
        const node = nodes.find((one) => one.level === level && one.index === index);
        return (level === 0 ? leafHashes[index] : node?.hash) ?? new Uint8Array();
      }),
    sha256,
  );
  const permit: ErasePermit = {
    ...content,
    ledger: {
      leaf,
      salt: salt.toString('hex'),
      subject,
      payload,
      index: 1,
      proof: proof.map(toHex),
      checkpoint: await signCheckpoint({ size: 3, root }, signers),
    },
  };
  damage(permit);
  return new CompactSign(Buffer.from(JSON.stringify(permit)))
    .setProtectedHeader({ alg: 'EdDSA', typ: erasePermitJwsType })
    .sign(signers.permit.privateKey);
}

async function signCheckpoint(
  { size, root }: { size: number; root: Uint8Array },
  { ledger, station }: PermitSigners,
): Promise<string> {
  const body = formatCheckpoint({ origin: testOrigin, size, root });
  const ledgerKey = verifierKey(testOrigin, noteAlgorithms.ledger, ledger);
  const note = formatNote({ body, signatures: [{ ...ledgerKey, signature: await sign(ledger, Buffer.from(body)) }] });
  const stationKey = verifierKey(stationWitnessName(testOrigin, 'squad-1'), noteAlgorithms.witness, station);
  const time = 1_795_000_000;
  return appendSignatureLine(
    note,
    formatCosignatureLine(stationKey, time, await sign(station, cosignatureMessage(body, time))),
  );
}

function verifierKey(name: string, algorithm: NoteAlgorithm, { publicJwk }: TestKey) {
  return makeVerifierKey({ name, algorithm, publicKey: Buffer.from(publicJwk.x, 'base64url') }, sha256);
}

async function sign({ privateKey }: TestKey, message: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.sign('Ed25519', privateKey, new Uint8Array(message)));
}
