import { describe, expect, it } from 'vitest';
import { hashPassword, passwordMatches, wasteOneComparison } from './password-hash.ts';

describe('password hashes', () => {
  it('match their own password only, however its characters are composed', async () => {
    const hash = await hashPassword('pässwörd 点名');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches('pässwörd 点名'.normalize('NFD'), hash)).toBe(true);
    expect(await passwordMatches('passwörd 点名', hash)).toBe(false);
  });

  it('differ for the same password', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  it('read the parameters that they were made with', async () => {
    // From the reference implementation's test vectors: m=256, t=2, p=1, salt "somesalt".
    const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await passwordMatches('password', reference)).toBe(true);
  });

  it('never match a text that is no hash', async () => {
    expect(await passwordMatches('x', 'x')).toBe(false);
    expect(await wasteOneComparison('x')).toBe(false);
  });
});
