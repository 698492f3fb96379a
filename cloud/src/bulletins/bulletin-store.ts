import { bulletinFiles } from '@rollcall/shared/bulletins/seal';
import { bulletinObjectKey } from '@rollcall/shared/contract/object-keys';
import { addMonths } from '../evidence/storage/plan-lock.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { sha256Hex } from './canonical.ts';

export type BulletinStore = Pick<
  ObjectStore,
  'putObject' | 'lockVersion' | 'listVersions' | 'openVersion' | 'deleteVersion'
>;

/** A file that is sealed. */
export interface SealedFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** What is published is a permanent record: for so long not even the store's administrator can delete it. */
const lockedMonths = 120;

/** Stores a file of an issue. @param lock from when it can't be deleted; undefined: it can, because it says names */
export async function putFile(
  store: BulletinStore,
  bulletinId: string,
  { name, content, lock }: { name: string; content: Uint8Array; lock: Date | undefined },
): Promise<SealedFile> {
  const sha256 = sha256Hex(content);
  const key = bulletinObjectKey(bulletinId, { sha256, name });
  const versionId = await store.putObject(key, content, typeOf(name));
  if (lock) await store.lockVersion(key, versionId, addMonths(lock, lockedMonths));
  return { name, bytes: content.length, sha256 };
}

/**
 * The bytes as they were sealed, from whichever version still has them: what somebody puts over it in the store hides nothing.
 * Undefined: none has.
 */
export async function readFile(
  store: BulletinStore,
  bulletinId: string,
  file: SealedFile,
): Promise<Uint8Array | undefined> {
  const key = bulletinObjectKey(bulletinId, file);
  for (const versionId of await store.listVersions(key)) {
    const bytes = await readVersion(store, key, { versionId, most: file.bytes });
    if (bytes && sha256Hex(bytes) === file.sha256) return bytes;
  }
  return undefined;
}

/** Removes every version of a file that isn't locked. Idempotent. */
export async function removeFile(store: BulletinStore, bulletinId: string, file: SealedFile): Promise<void> {
  const key = bulletinObjectKey(bulletinId, file);
  for (const versionId of await store.listVersions(key)) await store.deleteVersion(key, versionId);
}

async function readVersion(
  store: BulletinStore,
  key: string,
  { versionId, most }: { versionId: string; most: number },
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (await store.openVersion(key, versionId)) ?? []) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function typeOf(name: string): string {
  if (name.endsWith('.json')) return 'application/json';
  if (name.endsWith('.docx')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}

/** Whether a file says names, and so goes with them. */
export function isNamed(name: string): boolean {
  return Object.entries(bulletinFiles).some(([file, { named }]) => file === name && named);
}
