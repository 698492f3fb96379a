import { expect, test } from 'vitest';
import { mosquittoHash } from './broker-password.ts';

test('hashes a password as mosquitto_passwd 2.0.21 does', async () => {
  expect(await mosquittoHash('pw', Buffer.from('7wuUf7mYnlyH+VAn', 'base64'))).toBe(
    '$7$101$7wuUf7mYnlyH+VAn$QSPyAvaqQjgrmjLC4aKMf4EskQIVNjTkTD7+3b/sHjEb6WFxZH+UfTIZym7cK5PteFeDjVbtwQDGVzJlgfrUmQ==',
  );
});
