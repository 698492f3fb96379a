import { readFileSync } from 'node:fs';
import { DeleteObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { createDatabase } from '@rollcall/cloud/db/database';
import { insertDiskSample } from '@rollcall/cloud/observe/disks/disk-repository';
import type { GuaranteesResponse } from '@rollcall/shared/http/guarantees';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');

describe.skipIf(!tools)('a store that does not hold what it should', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let recordingId: string;
  let video: Buffer;

  /** HQ starts anew, and looks at everything that is due at once. */
  async function restartHq(): Promise<void> {
    await network.hq.stop();
    network.hq.start();
    await network.untilHqAnswers();
  }

  const untilProbed = (missing: number) =>
    until(`${missing} guarantees missing`, async () => {
      const answer = await network.get<GuaranteesResponse>('guarantees');
      return answer.rows.length > 0 && answer.missing.length === missing && answer;
    });
  /** What HQ's disk has free, for half an hour: how full the one of this machine is, nobody knows. */
  async function measureDisk(freeBytes: number): Promise<void> {
    const owner = createDatabase({ url: network.ownerUrl });
    const at = new Date(Date.now() + 30 * 60_000);
    await owner.deleteFrom('disk_sample').execute();
    await insertDiskSample(owner, { disk: 'server', at, sizeBytes: 1000, freeBytes });
    await owner.destroy();
  }

  const footer = () => page.getByRole('contentinfo');
  const glance = () => page.getByRole('region', { name: '概况' });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });

  beforeAll(async () => {
    network = await startNetwork();
    const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    const sample = makeSampleVideo(network.folder) ?? '';
    video = readFileSync(sample);
    card.add(1, { copyOf: sample });
    const [recording] = await network.untilVerified(1);
    recordingId = recording?.recordingId ?? '';
    await untilProbed(0);
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, '/ops', { role: 'brigade_admin' });
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is not this one: every guarantee is held, on its page and at the foot of every page', async () => {
    await footer().getByText('存储状态正常').waitFor();
    await row('锁定不能缩短').getByText('具备').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '放行' }).count()).toBe(0);
    await row('回读核验').getByText('正常').waitFor();
    await page.getByText('没有：复核过的录像都完好。').waitFor();
    await glance().getByText('各项工作正常').waitFor();
    await glance().getByText('未设置备份').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('says whether its disk has room', async () => {
    for (const [freeBytes, said] of [
      [49, '服务器余量不足 5%'],
      [50, '磁盘够用'],
    ] as const) {
      await measureDisk(freeBytes);
      await page.goto(`${network.hqUrl}/ops`);
      await glance().getByText(said).waitFor();
    }
  });

  test('names each work of HQ in words', async () => {
    const works = page.getByRole('region', { name: '运行状况' }).getByRole('row').locator('td:first-child');
    await works.first().waitFor();
    const names = await works.allTextContents();
    expect(names.filter((name) => /^\w+$/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });

  test('says until when a recording is locked, and the store refuses to delete it', async () => {
    await until('a lock', async () => (await detail()).storage.lockedUntil !== null);
    await page.goto(`${network.hqUrl}/recordings/${recordingId}`);
    const { lockedUntil } = (await detail()).storage;
    await page.getByText('锁定至').waitFor();
    await page
      .getByText(String(new Date(lockedUntil ?? '').getFullYear()))
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const { objectKey, versionId } = await detail();
    const deletion = { Bucket: network.bucket, Key: objectKey, VersionId: versionId ?? '' };
    await expect(network.s3.send(new DeleteObjectCommand(deletion))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('is named with what it costs, and erases wait until an administrator says otherwise by name', async () => {
    network.store.faults.add({ kind: 'overlook', what: 'lock', operations: ['PutObjectRetention'] });
    await restartHq();
    expect(await untilProbed(1)).toMatchObject({ missing: ['keeps_lock_length'], erasesSafe: false });
    await page.goto(`${network.hqUrl}/ops`);
    await footer().getByText('存储缺少 1 项保证').waitFor();
    await glance().getByRole('link', { name: '存储缺少保证：锁定不能缩短' }).waitFor();
    await row('锁定不能缩短').getByText('拿到存储账号的人可以先缩短锁定再删除录像。').waitFor();
    await page.getByText('在缺少保证期间，不会准许擦除卡片').waitFor();

    await page.getByRole('button', { name: '放行: 锁定不能缩短' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('更换存储前的过渡期');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '放行' }).click();
    await row('锁定不能缩短').getByText('缺少，已放行').waitFor();
    await row('锁定不能缩短')
      .getByText(/duty-desk 于 .* 放行：更换存储前的过渡期/)
      .waitFor();
    await page.getByText('擦除卡片不受存储限制').waitFor();
    await footer().getByText('存储缺少 1 项保证').waitFor();
    expect(await untilProbed(1)).toMatchObject({ erasesSafe: true });
    network.store.faults.clear();
  });

  test('loses a recording: HQ finds out, says so, and the station sends it again', async () => {
    const { objectKey, versionId } = await detail();
    network.store.faults.add({ kind: 'overlook', what: 'lock', operations: ['DeleteObject'], times: 1 });
    const deletion = { Bucket: network.bucket, Key: objectKey, VersionId: versionId ?? '' };
    await network.s3.send(new DeleteObjectCommand(deletion));
    await network.agent.stop();
    // It was read long ago.
    const owner = createDatabase({ url: network.ownerUrl });
    await owner.updateTable('recording').set({ read_at: '2026-01-01' }).execute();
    await owner.destroy();
    await restartHq();
    await until('the loss found', async () => (await detail()).storage.problem?.kind === 'object_missing');
    await page.goto(`${network.hqUrl}/ops`);
    await page.getByText('存储里不见了').waitFor();
    await page.goto(`${network.hqUrl}/recordings/${recordingId}`);
    await page.getByRole('alert').filter({ hasText: '存储里的录像已不见' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    network.agent.start();
    await until('it verified again', async () => (await detail()).state === 'verified');
    expect((await detail()).storage.problem).toBeNull();
    const types = (await detail()).history.map(({ type }) => type);
    expect(types.slice(types.indexOf('object_missing'))).toEqual([
      'object_missing',
      'upload_completed',
      'recording_verified',
    ]);
    const read = await network.s3.send(new GetObjectCommand({ Bucket: network.bucket, Key: objectKey }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(video)).toBe(true);
  });

  test('shows what stations told and HQ could not read, with what it hides', async () => {
    const owner = createDatabase({ url: network.ownerUrl });
    const sighting = { recorderSerial: 'K000001', path: { text: 'DCIM/夜间.MP4' } };
    const key = { station_id: 'squad-1', incarnation: 1, quarantined_at: new Date('2026-11-20T00:00:00Z') };
    await owner
      .insertInto('quarantined_event')
      .values([
        ...[{ type: 'collected', body: { sighting } }, { type: 'weather_told' }].map((raw, index) => ({
          ...{
            ...key,
            seq: 9001 + index,
            type: raw.type,
            raw: Buffer.from(JSON.stringify(raw)),
            reason: '缺少 sha256',
          },
        })),
      ])
      .execute();
    await page.goto(`${network.hqUrl}/ops`);
    await page.getByText('搁置的上报 · 2').waitFor();
    await row('上报识别').getByText('有上报无法识别').waitFor();
    await page.getByRole('link', { name: '一段录像' }).click();
    await row('DCIM/夜间.MP4').getByText('缺少 sha256').waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '9002' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${network.hqUrl}/registry/stations`);
    await row('squad-1')
      .getByText(/11月20日 08:00 起搁置 2 项无法识别的上报/)
      .waitFor();
    await page.getByRole('link', { name: '查看搁置的上报' }).click();
    await row('9002').waitFor();
    await owner.updateTable('quarantined_event').set({ reprocessed_at: new Date() }).execute();
    await owner.destroy();
  });

  test('does nothing that a page must not do', () => {
    // HQ was away twice; while it stops it answers 503.
    expect(watched.misdeeds.filter((text) => !/net::ERR_|status of 503/.test(text))).toEqual([]);
  });

  const detail = () => network.get<RecordingDetail>(`recordings/${recordingId}`);
});
