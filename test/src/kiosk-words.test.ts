import type { CheckItem } from '@rollcall/shared/contract/pre-shift-check';
import type { CheckedItems } from '@rollcall/shared/resources/pre-shift-checks';
import { checkItemNames, faultsOf } from '@rollcall/shared/words/pre-shift-checks';
import { expect, test } from 'vitest';
import { checkWords } from '../../agent/kiosk-page/texts.ts';

// The station's screen has words of its own, because it works without HQ.
test.each(Object.keys(checkItemNames) as CheckItem[])('station and HQ call %s and its fault the same', (item) => {
  const inOrder = Object.keys(checkItemNames).map((name) => [name, { result: 'ok', note: '' }]);
  const items = { ...Object.fromEntries(inOrder), [item]: { result: 'fault', note: '' } } as CheckedItems;
  expect(checkWords.items[item]).toEqual(checkItemNames[item]);
  expect(checkWords.faults[item]).toEqual({ zh: faultsOf(items, 'zh'), en: faultsOf(items, 'en') });
});
