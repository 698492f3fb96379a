import { expect, test } from 'vitest';
import { isBetterIdentity } from './card-identity.ts';

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
