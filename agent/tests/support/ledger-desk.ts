import { toHex } from '@rollcall/shared/bytes/hex';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { verifyCosignatureLine } from '@rollcall/shared/contract/cosignature';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { verifyEd25519 } from '../../src/identity/node-crypto.ts';
import { stationWitnessKey } from '../../src/witness/witness-keys.ts';
import { type TestKey, testOrigin } from './test-keys.ts';
import { TestLedger } from './test-ledger.ts';

/** A draw that HQ shows, by the places of its leaves. `size`: of the checkpoint that shows the close. */
export type ListedDraw = { draw: number; announcement: number; asked: number; close?: { index: number; size: number } };

type Asking = { stationId: string; publicJwk: PublicJwk | undefined; url: URL; body: string };
type Answer = { status: number; body: object } | { status: number; problem: string };

/** The half of the HQ of the tests that shows its ledger; what it shows to whom is as honest as a test wants. */
export class LedgerDesk {
  ledger = new TestLedger().grow(10);
  /** Stations that are shown another ledger. */
  readonly shownTo = new Map<string, TestLedger>();
  cosignWanted = false;
  takesCosignatures = true;
  readonly cosigned: { stationId: string; size: number }[] = [];
  readonly asked: string[] = [];
  /** The draws in which stations still have a part; undefined: this HQ is of before there were any. */
  draws: ListedDraw[] | undefined;
  /** What is told of a fact otherwise than it stands in the ledger. */
  tell: (fact: FactProof) => FactProof = (fact) => fact;
  /** Called when a cosignature has come, before it is answered. */
  onCosign: () => void = () => {};

  ledgerFor(stationId: string): TestLedger {
    return this.shownTo.get(stationId) ?? this.ledger;
  }

  async answer({ stationId, publicJwk, url, body }: Asking, key: TestKey): Promise<Answer | undefined> {
    const ledger = this.ledgerFor(stationId);
    const number = (name: string) => Number(url.searchParams.get(name));
    const path = url.pathname.split(/\/station\/(?:ledger\/|(?=draws$))/)[1];
    if (path !== undefined) this.asked.push(path);
    switch (path) {
      case 'draws': {
        if (!this.draws) return undefined;
        return {
          status: 200,
          body: { draws: await Promise.all(this.draws.map((one) => this.#show(one, ledger, key))) },
        };
      }
      case 'checkpoint':
        if (ledger.size === 0) return { status: 404, problem: 'no_checkpoint_yet' };
        return { status: 200, body: { note: await ledger.note(key), cosignWanted: this.cosignWanted } };
      case 'consistency-proof': {
        const [from, to] = [number('from'), number('to')];
        if (from > to || to > ledger.size) return { status: 400, problem: 'bad_tree_sizes' };
        return { status: 200, body: { proof: (await ledger.consistency(from, to)).map(toHex) } };
      }
      case 'cosignatures': {
        const { size, line } = JSON.parse(body);
        const right = await this.#isRight({ stationId, publicJwk, size, line, ledger }, key);
        if (!right || !this.takesCosignatures) return { status: 422, problem: 'cosignature_refused' };
        this.cosigned.push({ stationId, size });
        this.onCosign();
        return { status: 204, body: {} };
      }
      case 'batch-inclusion': {
        const index = ledger.facts.findLastIndex(
          ({ leaf, payload }) => leaf.type === 'batch_taken' && payload?.lastSeq === number('lastSeq'),
        );
        if (index < 0) return { status: 404, problem: 'not_yet_in_ledger' };
        return { status: 200, body: await ledger.prove(index, key) };
      }
      default:
        return undefined;
    }
  }

  async #show({ draw, announcement, asked, close }: ListedDraw, ledger: TestLedger, key: TestKey) {
    // As it is now: a test may change it while this goes on.
    const { tell } = this;
    const prove = async (index: number, size = ledger.size) => tell(await ledger.prove(index, key, size));
    return {
      draw,
      announcement: await prove(announcement),
      asked: await prove(asked),
      close: close ? await prove(close.index, close.size) : null,
    };
  }

  async #isRight(
    given: { stationId: string; publicJwk: PublicJwk | undefined; size: number; line: string; ledger: TestLedger },
    key: TestKey,
  ): Promise<boolean> {
    const { stationId, publicJwk, size, line, ledger } = given;
    if (!publicJwk || size > ledger.size) return false;
    const body = parseCheckpoint(await ledger.note(key, { size }))?.note.body ?? '';
    const witness = stationWitnessKey(testOrigin, stationId, publicJwk);
    return verifyCosignatureLine({ body, line, key: witness }, verifyEd25519) !== null;
  }
}
