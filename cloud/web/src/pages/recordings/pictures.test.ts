import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../../**/*.tsx', { eager: true, query: '?raw', import: 'default' });

/** One picture, and what its page is about. */
const atOnce = '/player/poster.tsx';

test('pictures of lists and timelines are asked for when they come into sight', () => {
  const pictures = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/<img\b[^>]*\/thumbnail[^>]*>/g)].map(([tag]) => ({ file, tag })),
  );
  expect(pictures.length).toBeGreaterThanOrEqual(3);
  const eager = pictures.filter(({ tag }) => !tag.includes('loading="lazy"')).map(({ file }) => file);
  expect(eager).toHaveLength(1);
  expect(eager[0]?.endsWith(atOnce)).toBe(true);
});
