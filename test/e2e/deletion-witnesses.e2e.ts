import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { RecorderLog } from '@rollcall/shared/http/recorder-witnesses';
import type { EraseCardsResponse } from '@rollcall/shared/resources/erases';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { dockFirst } from '@rollcall/test/dock-first';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

const recorders = ['K000001', 'K000002', 'K000003', 'K000004'];
let network: Network;
/** Local date of everything that the cards hold. */
let date: string;
beforeAll(async () => {
  // The station tells what lies on a card, and reads no file of it: none stays as it is for so long.
  network = await startNetwork({ agentEnv: { ROLLCALL_AGENT_SETTLE_MS: '600000' } });
  date = await dockFirst(network, recorders);
});
afterAll(() => network?.stop());

const deletions = ['missing_since_dock', 'logged_but_absent', 'sequence_hole'];

/** Local time of the n-th file, in the first seconds of the date: `20261125000001`. */
function stampOf(sequenceNo: number): string {
  const local = new Date(startOfLocalDate(date).getTime() + sequenceNo * 1000 + 8 * 3_600_000).toISOString();
  return local.replace(/\D/g, '').slice(0, 14);
}

/** The station overlooks hidden folders, so it sees the card whole: it doesn't look at it again for as long as it settles. */
function lay(recorderSerial: string, sequenceNos: number[], logged: number[] = []): RecorderCard {
  const dock = network.dockOf('squad-1');
  const card = new RecorderCard(join(dock, '.arriving'), recorderSerial);
  for (const sequenceNo of sequenceNos) {
    const bytes = `recording ${sequenceNo} of ${recorderSerial}`;
    card.add(sequenceNo, { bytes }, { capturedAt: stampOf(sequenceNo) });
  }
  if (logged.length > 0) writeLog(card, logged);
  renameSync(card.folder, join(dock, recorderSerial));
  return new RecorderCard(dock, recorderSerial);
}

function writeLog(card: RecorderCard, sequenceNos: number[]): void {
  const lines = sequenceNos.map((sequenceNo) => {
    const stamp = stampOf(sequenceNo);
    const time = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)} ${stamp.slice(8, 10)}:${stamp.slice(10, 12)}:${stamp.slice(12)}`;
    const name = card.pathOf(sequenceNo, { capturedAt: stamp }).split('/').at(-1);
    return `${time},4,${name}\n`;
  });
  mkdirSync(join(card.folder, 'LOG'));
  writeFileSync(join(card.folder, 'LOG', `${date.replaceAll('-', '')}.log`), ['smudge\n', ...lines].join(''));
}

async function found(recorderSerial: string): Promise<FindingRow[]> {
  const { rows } = await network.get<{ rows: FindingRow[] }>(`findings?recorderSerial=${recorderSerial}&state=open`);
  return rows.filter(({ kind }) => deletions.includes(kind));
}

test('real cards: a file taken away, a log entry without its file, a hole in the sequence; and nothing of a healthy card', async () => {
  const taken = lay('K000001', [1, 2, 3]);
  lay('K000002', [1], [1, 2]);
  lay('K000003', [1, 4]);
  lay('K000004', [1, 2, 3], [1, 2, 3]);
  await until('HQ knows of the cards', async () => {
    const { rows } = await network.get<EraseCardsResponse>('erase-cards');
    return rows.length === 2 * recorders.length;
  });
  rmSync(taken.pathOf(2, { capturedAt: stampOf(2) }));
  await network.agent.stop();
  network.agent.start({ ROLLCALL_AGENT_SETTLE_MS: '200' });

  const files = async (recorderSerial: string) =>
    (await found(recorderSerial)).flatMap(({ kind, grade, detail }) =>
      (detail.lostFiles ?? []).map(({ sequenceNo, testimonies }) => [kind, grade, sequenceNo, testimonies]),
    );
  const silent = {
    recorderLog: 'silent',
    files: 'absent',
    sequence: 'silent',
    cardInventory: 'silent',
    ticket: 'silent',
  };
  await until('all are found', async () =>
    (await Promise.all(['K000001', 'K000002', 'K000003'].map(found))).every(({ length }) => length > 0),
  );
  expect(await files('K000001')).toEqual([
    ['missing_since_dock', 'proved', 2, { ...silent, sequence: 'recorded', cardInventory: 'recorded' }],
  ]);
  expect(await files('K000002')).toEqual([['logged_but_absent', 'strong', 2, { ...silent, recorderLog: 'recorded' }]]);
  expect(await files('K000003')).toEqual([
    ['sequence_hole', 'weak', 2, { ...silent, sequence: 'recorded' }],
    ['sequence_hole', 'weak', 3, { ...silent, sequence: 'recorded' }],
  ]);
  expect(await found('K000004')).toEqual([]);

  const recorder = { recorderSerial: 'K000002', unitCode: '150981000100' };
  expect((await network.admin.post('recorders', recorder)).status).toBe(201);
  const log = await network.get<RecorderLog>(`recorders/K000002/log?day=${date}`);
  expect(log).toMatchObject({
    badLines: 1,
    entries: [
      { line: 2, collected: true },
      { line: 3, collected: false },
    ],
  });
});
