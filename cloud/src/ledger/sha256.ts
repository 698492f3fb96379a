import { hash } from 'node:crypto';
import type { Sha256 } from '@rollcall/shared/ids';

/** SHA-256 for the functions of `shared` that hash. In one call: half of the time of small hashes is the object otherwise. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
