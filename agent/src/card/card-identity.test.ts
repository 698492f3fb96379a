import { expect, test } from 'vitest';
import { isBetterIdentity, parseBoundSerial } from './card-identity.ts';

test.for([
  ['serial=7K30021\nbadge=035177', '7K30021'],
  ['[station]\r\nDevice_ID = "７Ｋ３００２１"\r\n', '7K30021'],
  ['设备编号：7K30021', '7K30021'],
  ['badge=035177\nunit=12', undefined],
  ['serial=\nsn=9', '9'],
  ['', undefined],
] as const)('the serial in %j is %s', ([text, serial]) => {
  expect(parseBoundSerial(text)).toBe(serial);
});

test('an identity is only replaced by a better witness', () => {
  const folder = { recorderSerial: 'card', serialSource: 'folder_name' } as const;
  const name = { recorderSerial: '7K30021', serialSource: 'file_name' } as const;
  const other = { recorderSerial: '7K30022', serialSource: 'file_name' } as const;
  expect([isBetterIdentity(folder, name), isBetterIdentity(name, other), isBetterIdentity(name, folder)]).toEqual([
    true,
    false,
    false,
  ]);
});
