import { type KeyUse, openKeySet } from '@rollcall/shared/contract/key-set';
import { keysInForce } from '@rollcall/shared/contract/keys-in-force';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { StationConfig } from '../config/station-config.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { writeFileDurably } from '../store/write-file-durably.ts';
import type { HqClock } from './hq-clock.ts';
import { judgeKeySet, type KeySetVerdict } from './judge-key-set.ts';
import { verifyEd25519 } from './node-crypto.ts';
import { readStationConfig, stationConfigPath } from './station-folder.ts';

export type HqTrust = {
  /** The keys of HQ for this use that count now, by HQ's clock; none before the station knows a key set. */
  keysFor(use: KeyUse): PublicJwk[];
  /** HQ's root key; undefined at a station of before that has not been told of one. */
  root(): PublicJwk | undefined;
  /** The name of HQ's ledger; undefined before the station knows a key set. */
  origin(): string | undefined;
  /** Number of the key set, 0 before there is one. */
  counter(): number;
  /** Takes a newer set by the same root; it is on the disk before any of its keys counts. */
  offer(offered: { keySet: string; rootVouch: string | null }): Promise<KeySetVerdict>;
};

/** What the station believes HQ by: the root key that its enrolment code named, and the newest key set by it. */
export function createHqTrust(station: { folder: string; config: StationConfig }, hqClock: HqClock): HqTrust {
  let { config } = station;
  let set = openStored();

  function openStored() {
    if (config.keySet === undefined) return undefined;
    const opened = openKeySet(config.keySet, verifyEd25519);
    if (opened?.rootJwk.x !== config.hqRoot?.x) {
      throw agentErrors.stationConfigUnreadable(stationConfigPath(station.folder), undefined);
    }
    return opened?.keySet;
  }

  return {
    keysFor(use) {
      if (set) return keysInForce(set, use, hqClock.now());
      return use === 'message' ? (config.hqMessageKeys ?? []) : [];
    },
    root: () => config.hqRoot,
    origin: () => set?.origin,
    counter: () => set?.counter ?? 0,
    async offer(offered) {
      const { hqRoot: root, keySet: jws, hqMessageKeys: messageKeys = [] } = config;
      const believed =
        root && set && jws !== undefined
          ? { root, jws, counter: set.counter, origin: set.origin }
          : { root: undefined, messageKeys };
      const verdict = judgeKeySet(believed, offered, verifyEd25519);
      if (verdict.outcome !== 'newer') return verdict;
      // Read again: somebody may have told the station meanwhile where its dock or HQ is now.
      const { hqMessageKeys: _, ...rest } = await readStationConfig(station.folder);
      const next: StationConfig = { ...rest, hqRoot: verdict.opened.rootJwk, keySet: offered.keySet };
      await writeFileDurably(stationConfigPath(station.folder), `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
      config = next;
      set = verdict.opened.keySet;
      return verdict;
    },
  };
}
