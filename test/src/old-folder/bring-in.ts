import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ready } from '@rollcall/demo/start-everything';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import { HqClient } from '../hq-client.ts';
import { RecorderCard } from '../recorder-card.ts';
import { until } from '../until.ts';

/** A file that was on a card when everything was killed. */
export interface FileOnCard {
  stationId: string;
  recorderSerial: string;
  fileName: string;
  sha256: string;
}

const clip = new URL('../../../infra/demo/clips/10-minutes.mp4', import.meta.url);

/** Puts a new clip on a card, and awaits it and what lay on cards before, verified, once all three stations are there. */
export async function bringIn(
  { ready, data }: { ready: Ready; data: string },
  onCards: readonly FileOnCard[],
  withinMs: number,
): Promise<void> {
  const client = new HqClient(ready.url, ready.admin);
  await until(
    'every station on line',
    async () => {
      const { rows } = await client.get<{ rows: StationRow[] }>('stations');
      return rows.length === 3 && rows.every(({ presence }) => presence === 'online');
    },
    withinMs,
  );
  const fresh = { badgeNo: '100009', capturedAt: '20261126093000' };
  const card = new RecorderCard(join(data, 'docks', 'accident-squad'), 'K000009');
  const freeBox = Buffer.concat([Buffer.from('00000028', 'hex'), Buffer.from('free'), randomBytes(32)]);
  card.add(9100, { bytes: Buffer.concat([readFileSync(clip), freeBox]) }, fresh);
  const wanted = ['K000009_100009_20261126093000_9100.MP4', ...onCards.map((file) => file.fileName)];
  await until(
    'what lies on cards, verified',
    async () => {
      const { rows } = await client.get<{ rows: RecordingRow[] }>('recordings?state=verified&limit=200');
      return wanted.every((fileName) => rows.some((row) => row.fileName === fileName));
    },
    withinMs,
  );
}
