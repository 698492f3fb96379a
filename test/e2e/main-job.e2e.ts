import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { sha256OfFile } from '@rollcall/test/sha256-of-file';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('ffmpeg') && requireTool('s3cmd');

describe.skipIf(!tools)('a docked card', () => {
  let network: Network;
  let card: RecorderCard;
  let video: string;

  beforeAll(async () => {
    network = await startNetwork();
    card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    video = makeSampleVideo(network.folder) ?? '';
  });
  afterAll(() => network?.stop());

  test('brings its video to HQ, verified, and a stock S3 client reads the same bytes', async () => {
    const path = card.add(1, { copyOf: video });
    const [recording] = await network.untilVerified(1);
    expect(recording).toMatchObject({
      stationId: 'squad-1',
      recorderSerial: 'K000001',
      capturedAt: '2026-11-25T01:30:00.000Z',
      inspection: { outcome: 'healthy', container: 'mp4', problems: [] },
    });
    const detail = await network.get<RecordingDetail>(`recordings/${recording?.recordingId}`);
    const sha256 = await sha256OfFile(path);
    expect(detail.sha256).toBe(sha256);
    expect(detail.sightings).toMatchObject([{ stationId: 'squad-1', claimedBadgeNo: '100001', deviceMarked: false }]);
    expect(detail.history.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['upload_completed', 'recording_verified']),
    );

    const fetched = join(network.folder, 'fetched.mp4');
    const { S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret, S3_ENDPOINT: endpoint } = network.hqEnv;
    const host = new URL(endpoint ?? '').host;
    // Never synchronously: the store answers from this process.
    await promisify(execFile)('s3cmd', [
      ...['--no-ssl', `--host=${host}`, `--host-bucket=${host}`, `--access_key=${id}`, `--secret_key=${secret}`],
      ...['--config=/dev/null', '--quiet', 'get', `s3://${network.bucket}/${detail.objectKey}`, fetched],
    ]);
    expect(await sha256OfFile(fetched)).toBe(sha256);
  });

  test('keeps what is damaged, says why, and goes on to the next file', async () => {
    const whole = readFileSync(video);
    card.add(2, { bytes: whole.subarray(0, Math.floor(whole.length * 0.7)) });
    card.add(3, { bytes: '这不是视频。'.repeat(1000) });
    card.add(4, { bytes: '' });
    card.add(5, { copyOf: makeSampleVideo(network.folder, { name: 'next.mp4', seconds: 3 }) ?? '' });
    const verified = await network.untilVerified(4);
    const problemsOf = (sequence: string) =>
      verified
        .find(({ fileName }) => fileName.endsWith(`_${sequence}.MP4`))
        ?.inspection.problems.map(({ code }) => code);
    expect(problemsOf('0002')).toContain('truncated');
    expect(problemsOf('0003')).toEqual(['not_a_container']);
    expect(problemsOf('0005')).toEqual([]);
    const empty = await until('the empty file seen', async () => {
      const { rows } = await network.get<{ rows: { problem: string; path: { text: string } }[] }>(
        'sightings?problem=any',
      );
      return rows.length > 0 && rows;
    });
    expect(empty).toMatchObject([{ problem: 'empty_file', recordingId: null, sizeBytes: 0 }]);
  });

  test('seen again at another dock is the same recording, not another', async () => {
    const before = await network.recordings();
    new RecorderCard(network.dockOf('squad-1'), 'K000002').add(1, { copyOf: video });
    const { recordingId } = before.find(({ fileName }) => fileName.endsWith('_0001.MP4')) ?? {};
    await until('the second sighting', async () => {
      const { sightings } = await network.get<RecordingDetail>(`recordings/${recordingId}`);
      return sightings.some(({ recorderSerial }) => recorderSerial === 'K000002');
    });
    expect(await network.recordings()).toHaveLength(before.length);
  });
});
