import { expect, test } from 'vitest';
import { joined, PlayedSpans } from './played-spans.ts';

/** Plays from a place for so long, told four times a second, as browsers tell it. */
function play(spans: PlayedSpans, from: number, forMs: number, { speed = 1, nowMs = 0 } = {}): void {
  for (let passed = 0; passed <= forMs; passed += 250) {
    spans.tell({ atMs: from + passed * speed, nowMs: nowMs + passed, speed, playing: true, seeking: false });
  }
}

test('is what was played, as one part', () => {
  const spans = new PlayedSpans();
  play(spans, 1000, 3000);
  expect(spans.take()).toEqual([[1000, 4000]]);
});

test('goes on after it was taken, without a gap and without counting twice', () => {
  const spans = new PlayedSpans();
  play(spans, 0, 1000);
  expect(spans.take()).toEqual([[0, 1000]]);
  expect(spans.take()).toEqual([]);
  spans.tell({ atMs: 1250, nowMs: 1250, speed: 1, playing: true, seeking: false });
  expect(spans.take()).toEqual([[1000, 1250]]);
});

test('leaves out what a jump skips, whether the browser says that it seeks or not', () => {
  const said = new PlayedSpans();
  play(said, 0, 1000);
  said.tell({ atMs: 60_000, nowMs: 1100, speed: 1, playing: true, seeking: true });
  play(said, 60_000, 1000, { nowMs: 1200 });
  expect(said.take()).toEqual([
    [0, 1000],
    [60_000, 61_000],
  ]);
  const silent = new PlayedSpans();
  play(silent, 0, 1000);
  play(silent, 60_000, 1000, { nowMs: 1100 });
  expect(silent.take()).toEqual([
    [0, 1000],
    [60_000, 61_000],
  ]);
});

test('leaves out what the shortest jump skips', () => {
  const spans = new PlayedSpans();
  play(spans, 0, 1000);
  spans.tell({ atMs: 1400, nowMs: 1010, speed: 1, playing: true, seeking: true });
  play(spans, 1400, 1000, { nowMs: 1050 });
  expect(spans.take()).toEqual([
    [0, 1000],
    [1400, 2400],
  ]);
});

test('counts back and forth once', () => {
  const spans = new PlayedSpans();
  play(spans, 0, 2000);
  play(spans, 1000, 2000, { nowMs: 2500 });
  expect(spans.take()).toEqual([[0, 3000]]);
});

test('counts eightfold speed, and nothing faster', () => {
  const spans = new PlayedSpans();
  play(spans, 0, 1000, { speed: 8 });
  play(spans, 8000, 1000, { speed: 16, nowMs: 1000 });
  expect(spans.take()).toEqual([[0, 8000]]);
});

test('counts up to where it was paused, and no frame that is looked at by steps', () => {
  const spans = new PlayedSpans();
  play(spans, 0, 1000);
  spans.tell({ atMs: 1200, nowMs: 1200, speed: 1, playing: false, seeking: false });
  spans.tell({ atMs: 1240, nowMs: 9000, speed: 1, playing: false, seeking: true });
  spans.tell({ atMs: 1240, nowMs: 9050, speed: 1, playing: false, seeking: false });
  expect(spans.take()).toEqual([[0, 1200]]);
});

test('joins parts that touch, in order', () => {
  const spans = joined([
    [50, 60],
    [0, 10],
    [10, 20],
    [15, 18],
    [30, 30],
  ]);
  expect(spans).toEqual([
    [0, 20],
    [50, 60],
  ]);
});
