import { expect, test } from 'vitest';
import { isPlainPin } from './pin.ts';

test.each(['000000', '77777777', '123456', '98765432', '100001', '1000019'])('%s is guessed too easily', (pin) => {
  expect(isPlainPin(pin, '100001')).toBe(true);
});

test.each(['482913', '112233', '135790', '20261125'])('%s is not the first that one tries', (pin) => {
  expect(isPlainPin(pin, '100001')).toBe(false);
});
