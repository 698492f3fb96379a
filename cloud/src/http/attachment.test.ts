import { expect, test } from 'vitest';
import { attachment } from './attachment.ts';

test.each([
  ['0001.MP4', `attachment; filename="0001.MP4"; filename*=UTF-8''0001.MP4`],
  ['录像 1.mp4', `attachment; filename="___1.mp4"; filename*=UTF-8''%E5%BD%95%E5%83%8F%201.mp4`],
  [`a"b\\c'(d)*!.mp4`, `attachment; filename="a_b_c__d___.mp4"; filename*=UTF-8''a%22b%5Cc%27%28d%29%2A%21.mp4`],
  [
    'a\r\nset-cookie: x.mp4',
    `attachment; filename="a__set-cookie__x.mp4"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x.mp4`,
  ],
  ['\ud800.mp4', `attachment; filename="_.mp4"; filename*=UTF-8''%EF%BF%BD.mp4`],
])('%j is offered under its name', (name, header) => {
  expect(attachment(name)).toBe(header);
});
