import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../bytes/hex.ts';
import { appendLeaves } from './append-leaves.ts';
import { consistencyProof, verifyConsistency } from './consistency-proof.ts';
import { emptyRoot, hashLeaf } from './hash.ts';
import { inclusionProof, verifyInclusion } from './inclusion-proof.ts';
import { type NodeId, nodesOfRange } from './tree-nodes.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

// The definitions of RFC 6962 §2.1 as they stand there, recursive and over leaf hashes: apart from the code under test.
function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}
function mth(d: Uint8Array[]): Uint8Array {
  if (d.length === 0) return sha256(new Uint8Array());
  if (d.length === 1) return d[0] as Uint8Array;
  const k = split(d.length);
  return sha256(Buffer.concat([Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k))]));
}
function path(m: number, d: Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}
function subproof(m: number, d: Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === d.length) return whole ? [] : [mth(d)];
  const k = split(d.length);
  if (m <= k) return [...subproof(m, d.slice(0, k), whole), mth(d.slice(k))];
  return [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

const leavesOf = (size: number) => Array.from({ length: size }, (_, n) => hashLeaf(Buffer.from(`leaf ${n}`), sha256));
const readFrom = (leaves: Uint8Array[]) => async (ids: NodeId[]) =>
  ids.map(({ level, index }) => mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
const flipped = (bytes: Uint8Array, bit: number) =>
  bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

// The reference tree of certificate-transparency's tests.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const reference = inputs.map((hex) => hashLeaf(fromHex(hex) as Uint8Array, sha256));
const h96 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const h5f = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const h6b = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const hbc = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const hca = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const h0e = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const [, leaf0 = '', two = '', , four = ''] = roots;

test.each(roots.map((root, size) => ({ root, size })))('the reference tree of $size leaves has its root', (known) => {
  const tree = appendLeaves({ size: 0, frontier: [], leafHashes: reference.slice(0, known.size) }, sha256);
  expect(toHex(tree.root)).toBe(known.root);
});

test.each([
  { index: 0, size: 1, proof: [] },
  { index: 0, size: 8, proof: [h96, h5f, h6b] },
  { index: 5, size: 8, proof: [hbc, hca, four] },
  { index: 2, size: 3, proof: [two] },
  { index: 1, size: 5, proof: [leaf0, h5f, hbc] },
])('leaf $index of the reference tree of $size has its proof', async ({ index, size, proof }) => {
  const leaves = reference.slice(0, size);
  expect((await inclusionProof(index, size, readFrom(leaves), sha256)).map(toHex)).toEqual(proof);
});

test.each([
  { from: 1, to: 1, proof: [] },
  { from: 1, to: 8, proof: [h96, h5f, h6b] },
  { from: 6, to: 8, proof: [h0e, hca, four] },
  { from: 2, to: 5, proof: [h5f, hbc] },
])('the reference trees of $from and $to leaves have their proof', async ({ from, to, proof }) => {
  const leaves = reference.slice(0, to);
  expect((await consistencyProof(from, to, readFrom(leaves), sha256)).map(toHex)).toEqual(proof);
});

test('every tree of up to 70 leaves has the root, frontier, nodes and proofs of the definitions', async () => {
  for (let size = 0; size <= 70; size += 1) {
    const leaves = leavesOf(size);
    const root = mth(leaves);
    const tree = appendLeaves({ size: 0, frontier: [], leafHashes: leaves }, sha256);
    const frontier = await readFrom(leaves)(nodesOfRange(0, size));
    expect({ size: tree.size, root: tree.root, frontier: tree.frontier }).toEqual({ size, root, frontier });
    const complete = await readFrom(leaves)(tree.nodes);
    expect(tree.nodes.map(({ hash }) => hash)).toEqual(complete);
    for (let index = 0; index < size; index += 1) {
      const proof = await inclusionProof(index, size, readFrom(leaves), sha256);
      expect(proof).toEqual(path(index, leaves));
      expect(verifyInclusion({ leafHash: leaves[index] as Uint8Array, index, size, proof, root }, sha256)).toBe(true);
    }
    for (let oldSize = 0; oldSize <= size; oldSize += 1) {
      const oldRoot = mth(leaves.slice(0, oldSize));
      const proof = await consistencyProof(oldSize, size, readFrom(leaves), sha256);
      if (oldSize > 0) expect(proof).toEqual(subproof(oldSize, leaves, true));
      expect(verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: root, proof }, sha256)).toBe(true);
    }
  }
});

test('a tree that grows in any steps is the tree that grew at once, and completes every node once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (steps) => {
      const leaves = leavesOf(steps.reduce((sum, step) => sum + step, 0));
      const atOnce = appendLeaves({ size: 0, frontier: [], leafHashes: leaves }, sha256);
      let tree = appendLeaves({ size: 0, frontier: [], leafHashes: [] }, sha256);
      const nodes: unknown[] = [];
      for (const step of steps) {
        tree = appendLeaves({ ...tree, leafHashes: leaves.slice(tree.size, tree.size + step) }, sha256);
        nodes.push(...tree.nodes);
      }
      expect({ ...tree, nodes }).toEqual(atOnce);
    }),
    { numRuns: 50 },
  );
});

test('proofs in larger trees are right too', async () => {
  const leaves = leavesOf(3000);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 71, max: 3000 }), fc.nat(), fc.nat(), async (size, a, b) => {
      const some = leaves.slice(0, size);
      const [index, oldSize] = [a % size, b % (size + 1)];
      const [leafHash, root] = [some[index] as Uint8Array, mth(some)];
      const included = await inclusionProof(index, size, readFrom(some), sha256);
      expect(verifyInclusion({ leafHash, index, size, proof: included, root }, sha256)).toBe(true);
      const [oldRoot, proof] = [
        mth(some.slice(0, oldSize)),
        await consistencyProof(oldSize, size, readFrom(some), sha256),
      ];
      expect(verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: root, proof }, sha256)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('an inclusion is refused when any bit, its index, size or length differs', async () => {
  for (const size of [1, 2, 3, 5, 7, 8, 11, 16]) {
    const leaves = leavesOf(size);
    const root = mth(leaves);
    for (let index = 0; index < size; index += 1) {
      const right = { leafHash: leaves[index] as Uint8Array, index, size, proof: path(index, leaves), root };
      const holds = (changed: Partial<typeof right>) => verifyInclusion({ ...right, ...changed }, sha256);
      expect(holds({})).toBe(true);
      for (let bit = 0; bit < 256; bit += 1) {
        expect(holds({ root: flipped(root, bit) })).toBe(false);
        expect(holds({ leafHash: flipped(right.leafHash, bit) })).toBe(false);
        for (const at of right.proof.keys()) {
          expect(holds({ proof: right.proof.map((hash, n) => (n === at ? flipped(hash, bit) : hash)) })).toBe(false);
        }
      }
      for (const other of [-1, 0.5, size, ...leaves.keys()])
        if (other !== index) expect(holds({ index: other })).toBe(false);
      expect(holds({ proof: [...right.proof, root] })).toBe(false);
      if (right.proof.length > 0) expect(holds({ proof: right.proof.slice(0, -1) })).toBe(false);
    }
  }
});

test('a consistency is refused when any bit, a size that matters or the length differs', () => {
  for (const newSize of [2, 3, 5, 7, 8, 13]) {
    const leaves = leavesOf(newSize);
    for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
      const [oldRoot, newRoot] = [mth(leaves.slice(0, oldSize)), mth(leaves)];
      const right = { oldSize, newSize, oldRoot, newRoot, proof: subproof(oldSize, leaves, true) };
      const holds = (changed: Partial<typeof right>) => verifyConsistency({ ...right, ...changed }, sha256);
      expect(holds({})).toBe(true);
      for (let bit = 0; bit < 256; bit += 1) {
        expect(holds({ oldRoot: flipped(oldRoot, bit) })).toBe(false);
        expect(holds({ newRoot: flipped(newRoot, bit) })).toBe(false);
        for (const at of right.proof.keys()) {
          expect(holds({ proof: right.proof.map((hash, n) => (n === at ? flipped(hash, bit) : hash)) })).toBe(false);
        }
      }
      for (const other of [-1, 0, 0.5, newSize + 1]) expect(holds({ oldSize: other })).toBe(false);
      for (const at of leaves.keys()) if (at + 1 !== oldSize) expect(holds({ oldSize: at + 1 })).toBe(false);
      expect(holds({ proof: [...right.proof, newRoot] })).toBe(false);
      if (right.proof.length > 0) expect(holds({ proof: right.proof.slice(0, -1) })).toBe(false);
    }
  }
});

test('a proof of what are no hashes is refused, not thrown at', () => {
  const leaves = leavesOf(3);
  const [leafHash, root] = [leaves[0] as Uint8Array, mth(leaves)];
  for (const wrong of [new Uint8Array(31), new Uint8Array(33), new Uint8Array(0)]) {
    const proof = [...path(0, leaves).slice(0, -1), wrong];
    expect(verifyInclusion({ leafHash, index: 0, size: 3, proof, root }, sha256)).toBe(false);
    expect(verifyInclusion({ leafHash: wrong, index: 0, size: 3, proof: path(0, leaves), root }, sha256)).toBe(false);
    expect(verifyConsistency({ oldSize: 1, newSize: 3, oldRoot: leafHash, newRoot: root, proof }, sha256)).toBe(false);
    const told = { oldSize: 1, newSize: 3, newRoot: root, proof: subproof(1, leaves, true) };
    expect(verifyConsistency({ ...told, oldRoot: wrong }, sha256)).toBe(false);
  }
});

test('the tree without leaves is the beginning of every tree, with its own root only', () => {
  const newRoot = mth(leavesOf(3));
  const holds = (oldRoot: Uint8Array) =>
    verifyConsistency({ oldSize: 0, newSize: 3, oldRoot, newRoot, proof: [] }, sha256);
  expect(holds(emptyRoot(sha256))).toBe(true);
  expect(holds(newRoot)).toBe(false);
});
