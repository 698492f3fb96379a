import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import type { ObjectStore } from './object-store.ts';

/** `held` is null for what could not be tried, because something else is missing. */
export interface StoreProbe {
  guarantee: StoreGuarantee;
  held: boolean | null;
  /** What the store did, in English. */
  seen: string;
}

export async function readWhole(
  store: Pick<ObjectStore, 'openVersion'>,
  key: string,
  versionId: string,
): Promise<Buffer | undefined> {
  const stream = await store.openVersion(key, versionId);
  if (stream === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
