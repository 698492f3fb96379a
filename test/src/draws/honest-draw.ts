import { askingOrder } from '@rollcall/shared/draw/hashes';
import type { NextDraw, Plan } from '@rollcall/shared/draw/plan';
import { sha256 } from '../evidence/sample-keys.ts';
import { asRipe, DrawLedger, firstDraw, type Item, sampleItems, sampleRoster } from './draw-ledger.ts';

type Position = { index: number; hash: string };

/** What happens otherwise than it should. Each function is called at its moment, with the ledger. */
export interface Cheat {
  roster?: NextDraw['roster'];
  plan?: Plan;
  items?: Item[];
  /** Stations that don't answer. */
  silent?: readonly string[];
  beforeClose?(given: { ledger: DrawLedger; announcement: Position; asked: readonly string[] }): void;
  commit?: Record<string, Parameters<DrawLedger['commit']>[1]>;
  close?: (told: {
    ledger: DrawLedger;
    before: Position;
    committed: readonly { station: string; commitment: string }[];
  }) => Parameters<DrawLedger['close']>[1];
  afterClose?(given: { ledger: DrawLedger; close: Position; next: NextDraw }): void;
  reveal?: Record<string, Parameters<DrawLedger['reveal']>[1] | null>;
  finish?: (told: ReturnType<DrawLedger['outcome']>) => ReturnType<DrawLedger['outcome']> | null;
  announce?: Parameters<DrawLedger['announce']>[2];
  asked?: readonly string[];
  /** An item that is excluded for a reason. */
  excluded?: string;
}

/** A first draw, from the start of the chain to its end, as it should be but for what `cheat` says. @returns the lines of its bundle */
export function drawOnce(cheat: Cheat = {}): { ledger: DrawLedger; lines: object[]; start: Position; close: Position } {
  const ledger = new DrawLedger();
  const next = firstDraw(cheat.roster ?? sampleRoster(['a', 'b', 'c']), cheat.plan);
  const start = ledger.fact('draws_started', { next });
  const items = cheat.items ?? sampleItems(60);
  const half = Math.floor(items.length / 2);
  for (const item of items.slice(0, half)) ledger.ripe(item);
  const announcement = ledger.announce(1, start, cheat.announce);
  const asked = ledger.ask(next, cheat.asked);
  for (const item of items.slice(half)) ledger.ripe(item);
  const answering = askingOrder(next, sha256).stations.filter(
    (station) => asked.includes(station) && !cheat.silent?.includes(station),
  );
  const committed = answering.map((station) => ({
    station,
    commitment: ledger.commit({ draw: 1, station, announcement }, cheat.commit?.[station]),
  }));
  cheat.beforeClose?.({ ledger, announcement, asked });
  const ripe = items.filter(({ item }) => item !== cheat.excluded).map((item) => asRipe(item));
  const after: NextDraw = { ...next, draw: 2 };
  const close = ledger.close(
    { next, before: start, announcement, ripe, committed, after },
    cheat.close?.({ ledger, before: start, committed }),
  );
  ledger.add({ type: 'shift_added', subject: 'shift:new', payload: {} });
  for (const station of answering) {
    const given = cheat.reveal?.[station];
    if (given !== null) ledger.reveal({ draw: 1, station, close }, given);
  }
  cheat.afterClose?.({ ledger, close, next });
  const outcome = ledger.outcome(next, close, ripe, answering);
  const told = cheat.finish ? cheat.finish(outcome) : outcome;
  if (told) ledger.fact('draw_finished', told);
  return { ledger, lines: ledger.linesOf(1, start.index), start, close };
}
