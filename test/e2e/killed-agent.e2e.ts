import { randomBytes } from 'node:crypto';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { sha256OfFile } from '@rollcall/test/sha256-of-file';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MiB = 1024 * 1024;
const sizeBytes = 300 * MiB;
const kills = 5;
const concurrency = 4;
const partBytes = 8 * MiB;

let network: Network;
beforeAll(async () => {
  network = await startNetwork({ agentEnv: { ROLLCALL_AGENT_UPLOAD_CONCURRENCY: String(concurrency) } });
});
afterAll(() => network?.stop());

test('killed five times in the middle of an upload, the agent resumes from what the store has', async () => {
  const quick = network.store.faults.add({ kind: 'slow', bytesPerSecond: 8 * MiB, operations: ['UploadPart'] });
  const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
  const path = card.add(1, { bytes: randomBytes(sizeBytes) });
  const received = () => network.store.stats.snapshot().bodyBytes.total;

  for (let kill = 1; kill <= kills; kill += 1) {
    const goal = (sizeBytes / (kills + 1)) * kill;
    await until(`${Math.round(goal / MiB)} MiB at the store`, () => received() >= goal);
    await network.agent.kill();
    network.agent.start();
  }
  quick();
  const [recording] = await network.untilVerified(1);
  const detail = await network.get<RecordingDetail>(`recordings/${recording?.recordingId}`);
  expect(detail.sha256).toBe(await sha256OfFile(path));
  expect(await network.recordings()).toHaveLength(1);
  const { Versions = [] } = await network.s3.send(new ListObjectVersionsCommand({ Bucket: network.bucket }));
  expect(Versions.filter(({ Key }) => Key === detail.objectKey)).toHaveLength(1);
  expect(received()).toBeGreaterThanOrEqual(sizeBytes);
  expect(received()).toBeLessThanOrEqual(sizeBytes + kills * concurrency * partBytes);
});
