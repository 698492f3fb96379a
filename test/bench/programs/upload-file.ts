// Uploads a file as the agent does: grants signed by HQ's object store code, parts checked by the store, completed. The
// digests of the parts are known from collecting.
import { open, readFile } from 'node:fs/promises';
import { trustAuthorities } from '@rollcall/agent/identity/trust-authorities';
import { createLinkPace } from '@rollcall/agent/upload/link-pace';
import { createPartSender } from '@rollcall/agent/upload/part-sender';
import { createPartSlots } from '@rollcall/agent/upload/part-slots';
import { uploadRecording } from '@rollcall/agent/upload/upload-recording';
import { planGrant } from '@rollcall/cloud/evidence/plan-grant';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import type { ObjectStoreSettings } from '@rollcall/cloud/objects/object-store-settings';
import { programSettings, say } from '../bench-program.ts';

const { settings, path, key, plan, makeBucket, caFile } = programSettings<{
  settings: ObjectStoreSettings;
  path: string;
  key: string;
  plan: { sizeBytes: number; partSizeBytes: number; partSha256: string[] };
  makeBucket?: boolean;
  /** The authority by which the store's certificate is checked, where the endpoint is of TLS. */
  caFile?: string;
}>();
if (caFile) trustAuthorities([await readFile(caFile, 'utf8')]);
const store = createObjectStore(settings);
if (makeBucket) await store.ensureBucket();
const pace = createLinkPace({ max: 4 });
const sender = createPartSender({ onSent: pace.sent });
const signedAt = new Date();
const lifetimeSeconds = 3600;
const startMs = performance.now();
const uploadId = await store.createUpload(key);

async function grant() {
  const listed = await store.listParts(key, uploadId);
  return planGrant(plan, listed.outcome === 'listed' ? listed.parts : []);
}

const { outcome } = await uploadRecording({
  recordingId: 'bench',
  sizeBytes: plan.sizeBytes,
  openFile: () => open(path, 'r'),
  api: {
    async requestUpload() {
      const granted = await grant();
      if (granted.outcome === 'complete') return { outcome: 'complete' };
      const parts = granted.parts.map(async (part) => {
        const signed = await store.grantPart({ key, uploadId, ...part, signedAt, lifetimeSeconds });
        return { ...signed, partNumber: part.partNumber, sizeBytes: part.sizeBytes };
      });
      const { partSizeBytes } = plan;
      return { outcome: 'parts', partSizeBytes, parts: await Promise.all(parts), expiresAt: signedAt.toISOString() };
    },
    listWantedUploads: async () => ({ recordingIds: [], firstIds: [] }),
    async completeUpload() {
      const granted = await grant();
      if (granted.outcome !== 'complete') return { outcome: 'parts_missing' };
      const completed = await store.completeUpload(key, uploadId, granted.parts);
      if (completed.outcome !== 'completed') throw new Error(`not completed: ${completed.outcome}`);
      return { outcome: 'uploaded' };
    },
  },
  sender,
  slots: createPartSlots({ max: 4, pace }),
  pace,
  monotonicMs: () => performance.now(),
  mayGoOn: () => true,
  partsAtOnce: 5,
  onGranted: () => undefined,
  signal: new AbortController().signal,
});
say({ uploadSeconds: (performance.now() - startMs) / 1000 });
if (outcome !== 'uploaded') throw new Error(`not uploaded: ${outcome}`);
sender.close();
store.close();
