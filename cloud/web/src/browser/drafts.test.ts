import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DraftPlace, dropDrafts, keepDraft, recallDraft } from './drafts.ts';

const li: DraftPlace = ['li', '', '/findings/1', '反馈 '];
const wang: DraftPlace = ['wang', '', '/findings/1', '反馈 '];

/** Keys are own properties, as in a browser. */
function storage(stored: Record<string, string>, refuse = false): Storage {
  const own = { getItem: (key: string) => stored[key] ?? null, removeItem: (key: string) => void delete stored[key] };
  const setItem = (key: string, text: string) => {
    if (refuse) throw new DOMException('full', 'QuotaExceededError');
    stored[key] = text;
  };
  return new Proxy(stored, {
    get: (_, name) => (name === 'setItem' ? setItem : own[name as keyof typeof own]),
  }) as unknown as Storage;
}

let stored: Record<string, string>;
beforeEach(() => {
  stored = { 'rollcall.scroll': '[]' };
  vi.stubGlobal('sessionStorage', storage(stored));
});
afterEach(() => void vi.unstubAllGlobals());

test('a draft is found by its account, the leader it acted for, its address and its form, and nowhere else', () => {
  keepDraft(li, { text: '已说明' });
  expect(recallDraft(li)).toEqual({ text: '已说明' });
  for (const other of [
    wang,
    ['li', 'd1', li[2], li[3]],
    ['li', '', '/findings/2', li[3]],
    ['li', '', li[2], '申诉 '],
  ]) {
    expect(recallDraft(other as unknown as DraftPlace)).toBeUndefined();
  }
  keepDraft(li, undefined);
  expect(stored).toEqual({ 'rollcall.scroll': '[]' });
});

test('another account that signs in leaves nothing of the one before; who signs out leaves nothing at all', () => {
  keepDraft(li, 1);
  keepDraft(['li', 'd1', '/', ''], 2);
  keepDraft(['li2', '', '/', ''], 3);
  keepDraft(wang, 4);
  dropDrafts('li');
  expect([recallDraft(li), recallDraft(['li', 'd1', '/', '']), recallDraft(['li2', '', '/', ''])]).toEqual([
    1,
    2,
    undefined,
  ]);
  expect(recallDraft(wang)).toBeUndefined();
  dropDrafts();
  expect(stored).toEqual({ 'rollcall.scroll': '[]' });
});

test('broken, full and closed storage are as if nothing was kept', () => {
  keepDraft(li, 1);
  for (const key of Object.keys(stored)) stored[key] = '{"fields":';
  expect(recallDraft(li)).toBeUndefined();
  vi.stubGlobal('sessionStorage', storage({}, true));
  keepDraft(li, 1);
  expect(recallDraft(li)).toBeUndefined();
  vi.stubGlobal('sessionStorage', undefined);
  keepDraft(li, 1);
  dropDrafts();
  expect(recallDraft(li)).toBeUndefined();
});
