import { readFileSync } from 'node:fs';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { viewingSessionSchema } from '@rollcall/shared/http/viewing-sessions';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe.skipIf(!requireTool('ffmpeg'))('footage at HQ', () => {
  let network: Network;
  let video: string;
  let recordingId: string;

  beforeAll(async () => {
    network = await startNetwork();
    video = makeSampleVideo(network.folder) ?? '';
    const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    card.add(1, { copyOf: video });
    card.add(2, { bytes: '' });
  });
  afterAll(() => network?.stop());

  test('HQ knows when a card is collected, an empty file notwithstanding', async () => {
    const [recording] = await network.untilVerified(1);
    recordingId = recording?.recordingId ?? '';
    const collectedAt = await until('the card collected', async () => {
      const [station] = await network.stations();
      return station?.docked[0]?.collectedAt ?? undefined;
    });
    expect(new Date(collectedAt).getTime() - new Date(recording?.announcedAt ?? 0).getTime()).toBeGreaterThan(0);
  });

  test('a recording gets a picture', async () => {
    await until('the picture', async () => (await network.recordings())[0]?.hasThumbnail);
    const answer = await network.admin.read(`recordings/${recordingId}/thumbnail`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect((await answer.arrayBuffer()).byteLength).toBeLessThanOrEqual(20_000);
  });

  test('whoever looks at it gets the very bytes, and is in its history', async () => {
    const opened = await network.admin.post('viewing-sessions', { recordingId });
    const { mediaUrl, sizeBytes } = viewingSessionSchema.parse(await opened.json());
    const bytes = readFileSync(video);
    expect(sizeBytes).toBe(bytes.length);
    const path = mediaUrl.replace('/api/v1/', '');
    const whole = await network.admin.read(path);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = await network.admin.read(path, { range: 'bytes=1000-1099' });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1000, 1100))).toBe(true);
    const { history } = await network.get<RecordingDetail>(`recordings/${recordingId}`);
    expect(history.at(-1)).toMatchObject({ type: 'viewing_session_opened', by: 'admin' });
  });
});
