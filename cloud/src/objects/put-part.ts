import { errors } from '../errors/errors.ts';
import type { PartGrant } from './presign-part.ts';

/** Sends a part as a station does. @returns the store's status; @throws object_store_failed when there was no answer */
export async function putPart({ url, headers }: PartGrant, body: Buffer): Promise<number> {
  // fetch sets the length itself, from the body.
  const { 'content-length': _, ...others } = headers;
  try {
    const signal = AbortSignal.timeout(30_000);
    const response = await fetch(url, { method: 'PUT', headers: others, body, signal });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    throw errors.objectStoreFailed('putPart', error);
  }
}
