import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../contract/canonical-json.ts';
import { postsDigest, visitCommitment, visitOrder } from './visits.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const hmacSha256 = (key: Uint8Array, message: Uint8Array) =>
  new Uint8Array(createHmac('sha256', key).update(message).digest());
const hexOf = (text: string) => createHash('sha256').update(text).digest('hex');

const date = '2026-11-24';
const secret = hexOf('secret');
const posts = ['东门', '西门', '解放路口', '办案区'].map((post, nr) => ({
  unit: `S${nr % 2}`,
  dutyType: nr === 3 ? 'case_handling' : 'road_patrol',
  post,
}));

describe('the order of visits', () => {
  test('is that of the HMAC of each post under the secret, lowest first, whatever order the posts come in', () => {
    const rankOf = (post: (typeof posts)[number]) =>
      createHmac('sha256', Buffer.from(secret, 'hex'))
        .update(canonicalJson({ type: 'visit-rank', date, ...post }))
        .digest('hex');
    const expected = [...posts].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
    expect(visitOrder({ date, secret, posts }, { hmacSha256 })).toEqual(expected);
    expect(visitOrder({ date, secret, posts: posts.toReversed() }, { hmacSha256 })).toEqual(expected);
  });

  test('is another one on another day or by another secret, for some secret at least', () => {
    const orders = Array.from({ length: 20 }, (_, nr) =>
      visitOrder({ date, secret: hexOf(`secret ${nr}`), posts }, { hmacSha256 })
        .map(({ post }) => post)
        .join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(5);
  });

  test('of two posts is the same whichever others there are', () => {
    const whole = visitOrder({ date, secret, posts }, { hmacSha256 });
    for (const left of posts) {
      const rest = posts.filter((post) => post !== left);
      expect(visitOrder({ date, secret, posts: rest }, { hmacSha256 })).toEqual(whole.filter((post) => post !== left));
    }
  });
});

describe('the commitment', () => {
  const digest = postsDigest(date, posts, sha256);

  test('is the digest of day, secret and posts', () => {
    expect(visitCommitment({ date, secret, posts: digest }, sha256)).toBe(
      hexOf(canonicalJson({ type: 'visit-commitment', date, secret, posts: digest })),
    );
  });

  test('binds to the posts, in whatever order they come', () => {
    expect(postsDigest(date, posts.toReversed(), sha256)).toBe(digest);
    expect(postsDigest(date, posts.slice(1), sha256)).not.toBe(digest);
    expect(postsDigest('2026-11-25', posts, sha256)).not.toBe(digest);
  });
});
