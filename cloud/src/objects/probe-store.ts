import { randomUUID } from 'node:crypto';
import { storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { AppError } from '../errors/app-error.ts';
import type { GrantForm } from './grant-form.ts';
import { createObjectStore } from './object-store.ts';
import type { ObjectStoreSettings } from './object-store-settings.ts';
import { type GrantFormProbe, probeGrantForm } from './probe-grant-form.ts';
import { type ProbeOptions, probeLocks } from './probe-locks.ts';
import { probeObject } from './probe-object.ts';
import type { StoreProbe } from './store-probe.ts';

type Settings = Omit<ObjectStoreSettings, 'grantForm'>;

/**
 * Tries each guarantee on the live store, because no store is taken at its word. Makes the bucket if there is none, and
 * removes what it stored. @returns one probe a guarantee, in their order
 * @throws object_store_failed when the store can't be reached, or was in trouble meanwhile; the signal's reason
 */
export async function probeStore(settings: Settings, options: ProbeOptions = {}): Promise<StoreProbe[]> {
  const versioned = await probeVersions(settings);
  const { form, probes } = await probeGrantForm(settings);
  const parts = partProbes(form, probes);
  const found = [versioned, ...parts];
  if (versioned.held && parts[0]?.held) found.push(...(await probeBytes({ ...settings, grantForm: form }, options)));
  const notTried = { held: null, seen: 'not tried: versions and granted parts are needed first' };
  return storeGuaranteeSchema.options.map(
    (guarantee) => found.find((probe) => probe.guarantee === guarantee) ?? { guarantee, ...notTried },
  );
}

function partProbes(form: GrantForm, probes: readonly GrantFormProbe[]): StoreProbe[] {
  const chosen = probes.find((probe) => probe.form === form);
  return [
    {
      guarantee: 'takes_granted_parts',
      held: chosen?.acceptsRightBytes ?? false,
      seen: probes.map((probe) => `${probe.form}: ${probe.acceptsRightBytes ? 'taken' : 'refused'}`).join(', '),
    },
    {
      guarantee: 'refuses_wrong_bytes',
      held: chosen?.refusesWrongBytes ?? false,
      seen: probes.map((probe) => `${probe.form}: ${probe.refusesWrongBytes ? 'refused' : 'taken'}`).join(', '),
    },
    { guarantee: 'refuses_wrong_length', held: chosen?.refusesWrongLength ?? false, seen: `in the form ${form}` },
  ];
}

async function probeVersions(settings: Settings): Promise<StoreProbe> {
  const store = createObjectStore({ ...settings, grantForm: 'content-sha256' });
  const key = `probes/${randomUUID()}`;
  try {
    await store.ensureBucket();
    await store.deleteVersion(key, await store.putObject(key, Buffer.from(key), 'text/plain'));
    return { guarantee: 'keeps_versions', held: true, seen: `bucket ${settings.bucket}` };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'object_store_without_versions') throw error;
    return { guarantee: 'keeps_versions', held: false, seen: error.message };
  } finally {
    store.close();
  }
}

async function probeBytes(settings: ObjectStoreSettings, options: ProbeOptions): Promise<StoreProbe[]> {
  const store = createObjectStore(settings);
  try {
    const object = await probeObject(store);
    const { probes, leftBehind } = await probeLocks(store, options);
    return [...object.map((probe) => (leftBehind > 0 ? withLeftOvers(probe, leftBehind) : probe)), ...probes];
  } finally {
    store.close();
  }
}

function withLeftOvers(probe: StoreProbe, leftBehind: number): StoreProbe {
  if (probe.guarantee !== 'deletes_versions') return probe;
  return { ...probe, held: false, seen: `${leftBehind} versions stayed after their lock had ended` };
}
