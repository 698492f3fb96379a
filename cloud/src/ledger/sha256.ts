import { createHash } from 'node:crypto';
import type { Sha256 } from '@rollcall/shared/ids';

/** SHA-256 for the functions of `shared` that hash. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
