import { setDefaultCACertificates } from 'node:tls';

/**
 * From now on only these authorities vouch for HQ, broker and store, for the whole program. Without any, those of the machine do.
 * @throws when one of them is no certificate
 */
export function trustAuthorities(authorities: readonly (string | null | undefined)[]): void {
  const own = [...new Set(authorities)].filter((pem) => typeof pem === 'string');
  if (own.length > 0) setDefaultCACertificates(own);
}
