import { describe, expect, it } from 'vitest';
import type { IntakeMessage } from './intake-message.ts';
import { IntakeQueue } from './intake-queue.ts';

const batch = (stationId: string, text: string, bytes = 1000): IntakeMessage => ({
  kind: 'batch',
  stationId,
  raw: Buffer.from(text.padEnd(bytes)),
});
const texts = (group: IntakeMessage[]) =>
  group.map((message) => message.kind === 'batch' && message.raw.toString().trim());
const limits = { queueBytes: 10_000, stationBytes: 20_000, groupBytes: 4 * 1512, groupMessages: 100 };

describe('IntakeQueue', () => {
  it("keeps a station's order and never has it in two groups", () => {
    const queue = new IntakeQueue(limits);
    for (const text of ['a1', 'a2', 'a3', 'a4', 'a5']) queue.push(batch('a', text));
    queue.push(batch('b', 'b1'));
    const first = queue.take();
    expect(texts(first)).toEqual(['a1', 'a2', 'a3', 'a4']);
    const second = queue.take();
    expect(texts(second)).toEqual(['b1']);
    expect(queue.take()).toEqual([]);
    queue.release(first);
    expect(texts(queue.take())).toEqual(['a5']);
  });

  it('lets other stations go first after a station had its turn', () => {
    const queue = new IntakeQueue({ ...limits, groupMessages: 2 });
    for (const text of ['a1', 'a2', 'a3']) queue.push(batch('a', text));
    queue.push(batch('b', 'b1'));
    const first = queue.take();
    queue.release(first);
    expect(texts(queue.take())).toEqual(['b1', 'a3']);
  });

  it('takes a message that is bigger than a group by itself', () => {
    const queue = new IntakeQueue(limits);
    queue.push(batch('a', 'a1'));
    queue.push(batch('b', 'big', 50_000));
    expect(texts(queue.take())).toEqual(['a1']);
    expect(texts(queue.take())).toEqual(['big']);
    expect(queue.isEmpty).toBe(true);
  });

  it('leaves out messages above the limit of a station until some were taken, without affecting other stations', () => {
    const queue = new IntakeQueue({ ...limits, stationBytes: 3 * 1512 });
    const taken = ['a1', 'a2', 'a3', 'a4', 'a5'].map((text) => queue.push(batch('a', text)));
    expect(taken).toEqual([true, true, true, false, false]);
    expect(queue.push(batch('b', 'b1'))).toBe(true);
    expect(texts(queue.take())).toEqual(['a1', 'a2', 'a3', 'b1']);
    expect(queue.push(batch('a', 'a4'))).toBe(true);
  });

  it('by default takes all that a station sends without a receipt, 4 MiB, and has room beside six that flood', async () => {
    const queue = new IntakeQueue();
    const mebibyte = 2 ** 20;
    for (const stationId of ['a', 'b', 'c', 'd', 'e', 'f']) {
      let bytes = 0;
      while (queue.push(batch(stationId, '', mebibyte / 8))) bytes += mebibyte / 8;
      expect(bytes).toBeGreaterThanOrEqual(4 * mebibyte);
      expect(bytes).toBeLessThanOrEqual(5 * mebibyte);
    }
    await queue.whenRoom();
    expect(queue.push(batch('g', 'g1'))).toBe(true);
  });

  it('accepts a message of any size from a station with nothing waiting, and always accepts a wanted receipt', () => {
    const queue = new IntakeQueue({ ...limits, stationBytes: 2000 });
    expect(queue.push(batch('a', 'big', 50_000))).toBe(true);
    expect(queue.push(batch('a', 'a2'))).toBe(false);
    expect(queue.push({ kind: 'receipt_wanted', stationId: 'a' })).toBe(true);
  });

  it('makes the broker wait while it is full', async () => {
    const queue = new IntakeQueue(limits);
    for (let index = 0; index < 8; index++) queue.push(batch('a', `a${index}`));
    let room = false;
    const waiting = queue.whenRoom().then(() => {
      room = true;
    });
    await Promise.resolve();
    expect(room).toBe(false);
    queue.take();
    await waiting;
    expect(room).toBe(true);
  });
});
