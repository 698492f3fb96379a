import { encodeGb18030 } from '@rollcall/test/encode-gb18030';
import { expect, test } from 'vitest';
import { builtInProfiles } from './built-in-profiles.ts';
import { claimBoundBadge, parseBinding } from './card-binding.ts';
import { createProfileReader } from './classify-file.ts';
import { decodeChinese } from './path-text.ts';

const reader = createProfileReader(builtInProfiles());
const [l7] = reader.forCard([]).binds;
if (!l7) throw new Error('L7 binds cards');

test.for([
  ['serial=7K30021\nbadge=035177\nunit=150981000100', '7K30021', '035177', '150981000100'],
  ['[station]\r\nDevice_ID = "７Ｋ３００２１"\r\n', '7K30021', null, null],
  ['设备编号：7K30021\n警号：035177\n单位：一中队', '7K30021', '035177', '一中队'],
  ['badge=035177\nunit=12', null, '035177', '12'],
  ['serial=\nsn=9', '9', null, null],
  ['', null, null, null],
] as const)('%j names serial %s, badge %s, unit %s', ([text, recorderSerial, badgeNo, unit]) => {
  expect(parseBinding(text, l7)).toEqual({ recorderSerial, badgeNo, unit });
});

test('a binding in GBK reads as one in UTF-8', () => {
  const text = '设备编号=7K30021\n民警警号=035177\n所属单位=路面一中队\n';
  const bindings = [Buffer.from(text), encodeGb18030(text)].map((bytes) => parseBinding(decodeChinese(bytes), l7));
  expect(bindings).toEqual(Array(2).fill({ recorderSerial: '7K30021', badgeNo: '035177', unit: '路面一中队' }));
});

test('footage whose name says no badge claims the one that the card is bound to; a badge in the name stays', () => {
  const l5 = '20261124/101530.mp4';
  const l6 = '7K30021_035177_20261124101530_0042.MP4';
  const bound = claimBoundBadge(reader.forCard([l5]), { recorderSerial: null, badgeNo: '035199', unit: null });
  expect([l5, l6, 'notes.txt'].map((path) => bound.read(path).claim.badgeNo)).toEqual(['035199', '035177', null]);
});
