import { randomBytes } from 'node:crypto';

/** 96 random bits, to be shown once. */
export function makePassword(): string {
  return randomBytes(12).toString('base64url');
}
