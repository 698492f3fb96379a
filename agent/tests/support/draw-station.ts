import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '@rollcall/shared/bytes/hex';
import type { DrawFacts } from '@rollcall/shared/draw/draw-facts';
import { commitmentOf, noSeed } from '@rollcall/shared/draw/hashes';
import { eventsOfJws } from '../../src/outbox/batch-payload.ts';
import { sha256 } from './hq-station.ts';
import { startTestHq } from './test-hq.ts';
import type { TestLedger } from './test-ledger.ts';
import { enrolTestStation } from './test-station.ts';

type Close = DrawFacts['draw_closed'];
type Answer = {
  draw: number;
  secret: string;
  commitment: string;
  close: { index: number } | null;
  secondClose: { index: number } | null;
  refused: string | null;
  queued: { commitment: number | null; secret: number | null };
};

/** A station at an HQ that draws, step by step, with every chance to cheat. Each step gives the index of its leaf. */
export async function createDrawStation() {
  const hq = await startTestHq();
  const station = await enrolTestStation(hq, 'squad-1');
  hq.desk.draws = [];
  hq.desk.cosignWanted = true;
  const path = join(station.enrolled.folder, 'draws.json');
  const ledger = () => hq.desk.ledger;

  function add(type: string, draw: number, payload: object): number {
    ledger().append(type, `draw:${draw}`, payload as Parameters<TestLedger['append']>[2]);
    return ledger().size - 1;
  }

  function placeOf(index: number) {
    return { index, hash: toHex(ledger().leafHashes[index] ?? new Uint8Array()) };
  }

  const announcementOf = (draw: number) => ({
    draw,
    closesAt: '2026-11-25T00:00:00.000Z',
    commitment: 'a'.repeat(64),
  });
  const announce = (draw: number) => add('draw_announced', draw, announcementOf(draw));
  const ask = (draw: number, who = 'squad-1') => add('draw_asked', draw, { draw, station: who });

  return {
    hq,
    station,
    path,
    /** A fact about a draw, whatever it says. */
    add,
    announcementOf,
    announce,
    ask,
    placeOf,
    /** Announces a draw, asks the station, and shows it that. */
    open(draw: number): { announcement: number; asked: number } {
      const one = { announcement: announce(draw), asked: ask(draw) };
      hq.desk.draws = [...(hq.desk.draws ?? []), { draw, ...one }];
      return one;
    },
    /** @param given what the close says otherwise than it should */
    close(draw: number, announcement: number, given: Partial<Close> = {}): { index: number; size: number } {
      const index = add('draw_closed', draw, {
        ...{
          draw,
          closedAt: '2026-11-25T01:00:00.000Z',
          after: placeOf(0),
          announcement: placeOf(announcement),
          secret: 'b'.repeat(64),
        },
        commitments: committed().map(({ body }) => ({ station: 'squad-1', commitment: body.commitment })),
        ...{ again: [], exclusions: [] },
        population: { size: 1, root: 'c'.repeat(64), strata: [{ key: 'rest', size: 1 }] },
        next: {
          draw: draw + 1,
          plan: { version: 1, turn: 4, strata: [{ key: 'rest', perMille: 70, minimum: 0, cap: null }] },
          roster: [],
          order: { draw: 0, seed: noSeed },
        },
        ...given,
      });
      return { index, size: ledger().size };
    },
    /** Shows the station this close of a draw as well, or instead. */
    showClose(draw: number, close: { index: number; size: number }, how: 'instead' | 'as well' = 'instead'): void {
      const shown = (hq.desk.draws ?? []).filter((one) => one.draw === draw);
      const [first] = shown;
      if (!first) throw new Error(`draw ${draw} is not shown`);
      const others = (hq.desk.draws ?? []).filter((one) => how === 'as well' || one.draw !== draw);
      hq.desk.draws = [...others, { ...first, close }];
    },
    committed,
    revealed: () =>
      station.atHq.eventsOf('draw_revealed') as { body: { draw: number; secret: string; close: object } }[],
    /** What batches with a word of a draw hold. */
    batchesOfDraws: () =>
      [...new Set(station.atHq.batches)]
        .map((jws) => (eventsOfJws(jws) ?? []).map(({ type }) => type))
        .filter((types) => types.some((type) => type.startsWith('draw_'))),
    /** Undefined while there is none that can be read. */
    file(): { answersFrom: number; draws: Answer[]; unanswered: { draw: number; refused: string }[] } | undefined {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        return undefined;
      }
    },
    mode: () => statSync(path).mode & 0o777,
    commitmentFor: (draw: number, announcement: number, secret: string) =>
      commitmentOf({ draw, after: placeOf(announcement).hash, custodian: 'squad-1', secret }, sha256),
    async remove(): Promise<void> {
      await hq.stop();
      await station.remove();
    },
  };

  function committed() {
    return station.atHq.eventsOf('draw_committed') as {
      body: { draw: number; commitment: string; announcement: { index: number; hash: string } };
    }[];
  }
}
