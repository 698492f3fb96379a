import { expect, test } from 'vitest';
import { roomLeft } from '../kiosk-page/room-left.ts';
import { textsIn } from '../kiosk-page/texts.ts';

test.each([
  [0, '0 分钟'],
  [59, '59 分钟'],
  [60, '1 小时 0 分钟'],
  [500, '8 小时 20 分钟'],
  [24 * 60 - 1, '23 小时 59 分钟'],
  [24 * 60, '24 小时以上'],
  [7_912_866, '24 小时以上'],
])('what still fits on a card is said as one reads it standing: %i', (minutes, said) => {
  expect(roomLeft(minutes, textsIn('zh'))).toBe(said);
});
