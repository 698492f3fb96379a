import { timingSafeEqual } from 'node:crypto';

/** What is looked at before anything else of a request. */
export type KioskHeaders = {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  token: string | undefined;
};

/**
 * Pages of other addresses reach 127.0.0.1 too, from the same machine: by a name of their own that leads here (Host), or
 * by sending blindly (Origin). What changes or tells something also needs the token that only our page was given.
 */
export function judgeKioskRequest(
  { method, host, origin, token }: KioskHeaders,
  { port, bootToken, isApi }: { port: number; bootToken: string; isApi: boolean },
): 'allowed' | 'foreign_host' | 'foreign_origin' | 'method_not_allowed' | 'wrong_token' {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !hosts.includes(host)) return 'foreign_host';
  if (origin !== undefined && origin !== `http://${host}`) return 'foreign_origin';
  if (method !== 'GET' && !(isApi && method === 'POST')) return 'method_not_allowed';
  if (method === 'POST' && origin === undefined) return 'foreign_origin';
  if (isApi && !isSame(token ?? '', bootToken)) return 'wrong_token';
  return 'allowed';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
