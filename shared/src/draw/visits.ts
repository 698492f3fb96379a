import { fromHex, toHex } from '../bytes/hex.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import type { Sha256 } from '../ids.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { compare } from './hashes.ts';

/** A post that is manned on a day: where whose officers do which duty. */
export interface Post {
  unit: string;
  dutyType: string;
  post: string;
}

/** What binds HQ to the secret of a day, and to the posts that it ranks. `posts` is their digest. */
export function visitCommitment(
  { date, secret, posts }: { date: string; secret: string; posts: string },
  sha256: Sha256,
): string {
  return digest({ type: 'visit-commitment', date, secret, posts }, sha256);
}

/** The digest of the posts of a day, in whatever order they come. */
export function postsDigest(date: string, posts: readonly Post[], sha256: Sha256): string {
  const lines = posts.map(lineOf).sort(compare);
  return digest({ type: 'visit-posts', date, posts: lines }, sha256);
}

/** The posts in the order in which they are to be visited. The place of one doesn't depend on which others there are. */
export function visitOrder<Known extends Post>(
  { date, secret, posts }: { date: string; secret: string; posts: readonly Known[] },
  { hmacSha256 }: Pick<DrawCrypto, 'hmacSha256'>,
): Known[] {
  const key = fromHex(secret) ?? new Uint8Array(0);
  const rankOf = ({ unit, dutyType, post }: Post) =>
    toHex(hmacSha256(key, utf8(canonicalJson({ type: 'visit-rank', date, unit, dutyType, post }))));
  return posts
    .map((post) => ({ post, rank: rankOf(post) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ post }) => post);
}

function lineOf({ unit, dutyType, post }: Post): string {
  return canonicalJson({ unit, dutyType, post });
}

function digest(value: { type: string } & Record<string, unknown>, sha256: Sha256): string {
  return toHex(sha256(utf8(canonicalJson(value))));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
