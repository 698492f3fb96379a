import { createHash, timingSafeEqual } from 'node:crypto';
import { shardOf } from '@rollcall/shared/ids';
import type { Database } from '../db/database.ts';
import { findStation } from '../registry/station-repository.ts';
import { doctorAccounts } from './broker-password.ts';
import type { HqKeys } from './hq-keys.ts';
import { verifyStationToken } from './station-token.ts';

/** Who a connection of the broker acts for. */
export type MqttPrincipal = { kind: 'hq' } | { kind: 'station'; stationId: string; shard: string } | { kind: 'reader' };

export interface MqttAccounts {
  /** HQ's own account. */
  username: string;
  password: string;
  /** Of the account `reader`, which may look and never speak; it is closed without one. */
  readerPassword: string | undefined;
}

const readerUsername = 'reader';

/** Answers a broker's question about a connection; undefined refuses it. A station's password is its access token. */
export function authenticateMqtt(deps: { db: Database; now: () => Date; hqKeys: HqKeys; accounts: MqttAccounts }) {
  const { accounts } = deps;
  const doctors = new Map(doctorAccounts(accounts.password).map((account) => [account.username, account.password]));
  return async (username: string, password: string): Promise<MqttPrincipal | undefined> => {
    if (username === accounts.username) return sameSecret(password, accounts.password) ? { kind: 'hq' } : undefined;
    if (username === readerUsername) {
      const open = accounts.readerPassword !== undefined && sameSecret(password, accounts.readerPassword);
      return open ? { kind: 'reader' } : undefined;
    }
    const doctorPassword = doctors.get(username);
    if (doctorPassword !== undefined && sameSecret(password, doctorPassword)) return stationPrincipal(username);
    const holder = await verifyStationToken(deps, password);
    if (holder?.stationId !== username) return undefined;
    const { stationId, keyThumbprint } = holder;
    const station = await findStation(deps.db, stationId);
    if (station?.keyThumbprint !== keyThumbprint || station.revokedAt) return undefined;
    return stationPrincipal(stationId);
  };
}

function stationPrincipal(stationId: string): MqttPrincipal {
  return { kind: 'station', stationId, shard: shardOf(stationId, (bytes) => sha256(bytes)) };
}

/** Hashed first, so that neither content nor length is told by the time it takes. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(Buffer.from(given)), sha256(Buffer.from(expected)));
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
