import { createHash, randomUUID } from 'node:crypto';
import { errors } from '../errors/errors.ts';
import type { GrantForm } from './grant-form.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import type { ObjectStoreSettings } from './object-store-settings.ts';
import { putPart } from './put-part.ts';

/** What the store did with parts under one form of grant. */
export interface GrantFormProbe {
  form: GrantForm;
  acceptsRightBytes: boolean;
  refusesWrongBytes: boolean;
  refusesWrongLength: boolean;
}

const forms = ['content-sha256', 'checksum-sha256'] as const;

/**
 * Sends right and wrong parts to the live store in both forms, and chooses the one in which it refuses wrong bytes. A
 * store that refuses none is still safe, because HQ reads everything back, only slower to notice: `protectsParts` is
 * false then. Leaves nothing behind in the store.
 */
export async function probeGrantForm(
  settings: Omit<ObjectStoreSettings, 'grantForm'>,
): Promise<{ form: GrantForm; protectsParts: boolean; probes: GrantFormProbe[] }> {
  const probes: GrantFormProbe[] = [];
  for (const form of forms) {
    const store = createObjectStore({ ...settings, grantForm: form });
    try {
      probes.push({ form, ...(await probe(store)) });
    } finally {
      store.close();
    }
  }
  const usable = probes.filter((seen) => seen.acceptsRightBytes);
  const chosen = usable.find((seen) => seen.refusesWrongBytes) ?? usable[0] ?? probes[0];
  return {
    form: chosen?.form ?? 'content-sha256',
    protectsParts: chosen?.acceptsRightBytes === true && chosen.refusesWrongBytes,
    probes,
  };
}

async function probe(store: ObjectStore): Promise<Omit<GrantFormProbe, 'form'>> {
  const right = Buffer.alloc(1024, 'right');
  const wrong = Buffer.alloc(1024, 'wrong');
  const key = `probes/${randomUUID()}`;
  const uploadId = await store.createUpload(key);

  async function accepts(body: Buffer): Promise<boolean> {
    const { url, headers } = await store.presignPart({
      key,
      uploadId,
      partNumber: 1,
      sizeBytes: right.length,
      sha256: createHash('sha256').update(right).digest('hex'),
      signedAt: new Date(),
      lifetimeSeconds: 60,
    });
    const status = await putPart({ url, headers }, body);
    // A store in trouble says nothing about what it refuses.
    if (status >= 500 && status !== 501) throw errors.objectStoreFailed('putPart', new Error(`status ${status}`));
    return status === 200;
  }

  try {
    return {
      refusesWrongBytes: !(await accepts(wrong)),
      refusesWrongLength: !(await accepts(Buffer.concat([right, wrong]))),
      acceptsRightBytes: await accepts(right),
    };
  } finally {
    await store.abortUpload(key, uploadId);
  }
}
