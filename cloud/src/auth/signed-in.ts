export type { SignedIn } from '../http/signed-in.ts';
