import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import { createObjectStore, type ObjectStore, type ObjectStoreSettings } from './object-store.ts';
import { probeGrantForm } from './probe-grant-form.ts';
import { putPart } from './put-part.ts';

/** What HQ would like to rely on. */
export type StoreGuarantee =
  | 'keeps_versions'
  | 'takes_granted_parts'
  | 'refuses_wrong_bytes'
  | 'refuses_wrong_length'
  | 'completes_once'
  | 'reads_back_equal'
  | 'deletes_versions';

/** `held` is null for what could not be tried, because something else is missing. */
export interface StoreProbe {
  guarantee: StoreGuarantee;
  held: boolean | null;
  seen: string;
}

/**
 * Tries each guarantee on the live store, because no store is taken at its word. Makes the bucket if there is none, and
 * removes what it stored. @throws object_store_failed when the store can't be reached
 */
export async function probeStore(settings: Omit<ObjectStoreSettings, 'grantForm'>): Promise<StoreProbe[]> {
  const versioned = await probeBucket(settings);
  const { form, probes } = await probeGrantForm(settings);
  const parts = probes.find((probe) => probe.form === form);
  const found: StoreProbe[] = [
    versioned,
    {
      guarantee: 'takes_granted_parts',
      held: parts?.acceptsRightBytes ?? false,
      seen: probes.map((probe) => `${probe.form}: ${probe.acceptsRightBytes ? 'taken' : 'refused'}`).join(', '),
    },
    {
      guarantee: 'refuses_wrong_bytes',
      held: parts?.refusesWrongBytes ?? false,
      seen: probes.map((probe) => `${probe.form}: ${probe.refusesWrongBytes ? 'refused' : 'taken'}`).join(', '),
    },
    { guarantee: 'refuses_wrong_length', held: parts?.refusesWrongLength ?? false, seen: `in the form ${form}` },
  ];
  if (!versioned.held || !parts?.acceptsRightBytes) {
    const seen = 'not tried: versions and granted parts are needed first';
    for (const guarantee of ['completes_once', 'reads_back_equal', 'deletes_versions'] as const) {
      found.push({ guarantee, held: null, seen });
    }
    return found;
  }
  const store = createObjectStore({ ...settings, grantForm: form });
  try {
    return [...found, ...(await probeObject(store))];
  } finally {
    store.close();
  }
}

async function probeBucket(settings: Omit<ObjectStoreSettings, 'grantForm'>): Promise<StoreProbe> {
  const store = createObjectStore({ ...settings, grantForm: 'content-sha256' });
  try {
    await store.ensureBucket();
    return { guarantee: 'keeps_versions', held: true, seen: `bucket ${settings.bucket}` };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'object_store_without_versions') throw error;
    return { guarantee: 'keeps_versions', held: false, seen: error.message };
  } finally {
    store.close();
  }
}

async function probeObject(store: ObjectStore): Promise<StoreProbe[]> {
  const key = `probes/${randomUUID()}`;
  const bytes = Buffer.alloc(64 * 1024, randomUUID());
  const first = await openWithPart(store, key, bytes);
  const stored = await store.completeUpload(key, first.uploadId, first.parts);
  if (stored.outcome !== 'completed') throw errors.objectStoreFailed('completeUpload', new Error(stored.outcome));

  const second = await openWithPart(store, key, Buffer.alloc(1024, 'second'));
  const again = await store.completeUpload(key, second.uploadId, second.parts);
  await store.abortUpload(key, second.uploadId);
  const current = await store.head(key);
  const read = sha256Of(await readWhole(store, key, stored.versionId));
  await store.deleteVersion(key, stored.versionId);
  if (again.outcome === 'completed') await store.deleteVersion(key, again.versionId);
  const left = await store.openVersion(key, stored.versionId);
  return [
    {
      guarantee: 'completes_once',
      held: again.outcome === 'exists' && current?.versionId === stored.versionId,
      seen: `second completion: ${again.outcome}`,
    },
    { guarantee: 'reads_back_equal', held: read === sha256Of(bytes), seen: 'SHA-256 of the stored version' },
    { guarantee: 'deletes_versions', held: left === undefined, seen: left === undefined ? 'gone' : 'still there' },
  ];
}

async function openWithPart(store: ObjectStore, key: string, bytes: Buffer) {
  const uploadId = await store.createUpload(key);
  const sha256 = sha256Of(bytes);
  const part = { key, uploadId, partNumber: 1, sizeBytes: bytes.length, sha256 };
  const grant = await store.presignPart({ ...part, signedAt: new Date(), lifetimeSeconds: 60 });
  const status = await putPart(grant, bytes);
  if (status !== 200) throw errors.objectStoreFailed('putPart', new Error(`status ${status}`));
  const listed = await store.listParts(key, uploadId);
  const parts = listed.outcome === 'listed' ? listed.parts.map((stored) => ({ ...stored, sha256 })) : [];
  return { uploadId, parts };
}

async function readWhole(store: ObjectStore, key: string, versionId: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await store.openVersion(key, versionId)) ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
