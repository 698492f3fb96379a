import { randomBytes } from 'node:crypto';
import { toHex } from '@rollcall/shared/bytes/hex';
import { formatCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { type LedgerLeaf, leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import { formatNote } from '@rollcall/shared/contract/signed-note';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { appendLeaves } from '@rollcall/shared/merkle/append-leaves';
import { consistencyProof } from '@rollcall/shared/merkle/consistency-proof';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { inclusionProof } from '@rollcall/shared/merkle/inclusion-proof';
import type { NodeId } from '@rollcall/shared/merkle/tree-nodes';
import { sha256 } from '../../src/identity/node-crypto.ts';
import { ledgerKey } from '../../src/witness/witness-keys.ts';
import { type TestKey, testOrigin } from './test-keys.ts';

type Fact = Pick<FactProof, 'leaf' | 'subject' | 'payload' | 'salt'>;

/** An HQ's ledger in memory. `fork` is what an HQ with two histories has. */
export class TestLedger {
  readonly leafHashes: Uint8Array[] = [];
  readonly facts: Fact[] = [];

  get size(): number {
    return this.leafHashes.length;
  }

  /** Facts that are about nothing in particular. */
  grow(count: number): this {
    for (let added = 0; added < count; added += 1) this.append('viewing_session_opened', 'recording:x', {});
    return this;
  }

  append(type: string, subject: string, payload: NonNullable<FactProof['payload']>): this {
    const salt = randomBytes(32);
    const leaf: LedgerLeaf = {
      v: 1,
      factId: this.size + 1,
      type,
      recordedAt: '2026-11-25T00:00:00.000000Z',
      payloadSha256: payloadSha256(salt, { subject, payload }, sha256),
    };
    this.facts.push({ leaf, subject, payload, salt: salt.toString('hex') });
    this.leafHashes.push(hashLeaf(leafBytes(leaf), sha256));
    return this;
  }

  /** The same first `size` leaves in a ledger of its own. */
  fork(size = this.size): TestLedger {
    const other = new TestLedger();
    other.leafHashes.push(...this.leafHashes.slice(0, size));
    other.facts.push(...this.facts.slice(0, size));
    return other;
  }

  async note(key: TestKey, { size = this.size, origin = testOrigin } = {}): Promise<string> {
    const body = formatCheckpoint({ origin, size, root: this.#root(0, size) });
    const signature = await crypto.subtle.sign({ name: 'Ed25519' }, key.privateKey, Buffer.from(body));
    const { name, keyId } = ledgerKey(origin, key.publicJwk);
    return formatNote({ body, signatures: [{ name, keyId, signature: new Uint8Array(signature) }] });
  }

  consistency(from: number, to: number): Promise<Uint8Array[]> {
    return consistencyProof(from, to, this.#nodes, sha256);
  }

  /** @param size of the checkpoint that shows it */
  async prove(index: number, key: TestKey, size = this.size): Promise<FactProof> {
    const fact = this.facts[index];
    if (!fact) throw new Error(`there is no leaf ${index}`);
    const proof = (await inclusionProof(index, size, this.#nodes, sha256)).map(toHex);
    return { ...fact, index, proof, note: await this.note(key, { size }) };
  }

  #root(start: number, end: number): Uint8Array {
    return appendLeaves({ size: 0, frontier: [], leafHashes: this.leafHashes.slice(start, end) }, sha256).root;
  }

  readonly #nodes = async (ids: NodeId[]) =>
    ids.map(({ level, index }) => this.#root(index * 2 ** level, (index + 1) * 2 ** level));
}
