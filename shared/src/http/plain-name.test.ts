import { expect, test } from 'vitest';
import { plainName } from './plain-name.ts';

test('a name holds nothing that nobody sees', () => {
  const schema = plainName(20);
  expect(schema.parse(' 路面一中队 ')).toBe('路面一中队');
  for (const name of ['中队\u202E一', '一\n二', '\u200F中队', '', '长'.repeat(21)]) {
    expect(schema.safeParse(name).success).toBe(false);
  }
});
