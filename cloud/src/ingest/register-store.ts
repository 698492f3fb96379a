import { genesisHead } from '@rollcall/shared/contract/batch';
import type { StoreRegistrationRequest, StoreRegistrationResponse } from '@rollcall/shared/http/station-stores';
import type { FactType } from '@rollcall/shared/resources/facts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact, type Fact } from '../ledger/append-fact.ts';
import { raiseStationAlarms } from '../registry/station-alarm-repository.ts';
import { findStation } from '../registry/station-repository.ts';
import type { CursorState } from './judge-batch.ts';
import { judgeRegistration } from './judge-registration.ts';
import { adoptIncarnation, beginIncarnation, claimStore, lastTaken, lockCursor } from './store-repository.ts';

/**
 * Registers a station's store: the store says how far it is, HQ answers under which incarnation it goes on. Idempotent, because
 * the answer can get lost. Locks the station's cursor first, so that ingest takes no batch of the station meanwhile.
 */
export async function registerStore(
  deps: { db: Database; now: () => Date },
  stationId: string,
  request: StoreRegistrationRequest,
): Promise<StoreRegistrationResponse> {
  const now = deps.now();
  return deps.db.transaction().execute(async (tx) => {
    const current = await lockCursor(tx, stationId);
    const station = await findStation(tx, stationId);
    if (!current || !station) throw errors.unknownStation(stationId);
    if (station.frozenAt) return { outcome: 'frozen', ...positionOf(current), previous: null };
    const decision = judgeRegistration(current, request);
    switch (decision.outcome) {
      case 'continued':
        if (current.storeId === null) await claimStore(tx, { stationId, ...request });
        return { outcome: 'continued', ...positionOf(current), previous: null };
      case 'repeated':
        return {
          outcome: 'registered',
          ...positionOf(current),
          previous: await previousOf(tx, stationId, request.incarnation || current.incarnation - 1),
        };
      case 'adopted':
        await adoptIncarnation(tx, { stationId, ...request });
        await appendFact(tx, factOf('incarnation_adopted', stationId, { incarnation: request.incarnation }));
        return {
          outcome: 'continued',
          incarnation: request.incarnation,
          through: 0,
          head: genesisHead,
          previous: null,
        };
      case 'registered':
      case 'rolled_back': {
        const { outcome, incarnation } = decision;
        const previous = await previousOf(tx, stationId, request.incarnation || current.incarnation);
        await beginIncarnation(tx, { stationId, storeId: request.storeId, incarnation, fenceReason: outcome, now });
        await appendFact(
          tx,
          factOf('store_registered', stationId, { outcome, incarnation, storeId: request.storeId, previous }),
        );
        if (outcome === 'rolled_back') {
          const detail = { reason: 'rolled_back', stationIsAt: request.lastSeq, previous };
          await raiseStationAlarms(tx, [{ stationId, kind: 'equivocation', detail }]);
        }
        return { outcome, incarnation, through: 0, head: genesisHead, previous };
      }
    }
  });
}

function positionOf({ incarnation, through, head }: CursorState): CursorState {
  return { incarnation, through, head };
}

/** How far HQ got in an incarnation; null if there is no such incarnation. */
async function previousOf(tx: Transaction, stationId: string, incarnation: number): Promise<CursorState | null> {
  if (incarnation < 1) return null;
  const last = await lastTaken(tx, stationId, incarnation);
  return { incarnation, through: last?.through ?? 0, head: last?.head ?? genesisHead };
}

function factOf(type: FactType, stationId: string, payload: Record<string, unknown>): Fact {
  return { type, subject: `station:${stationId}`, payload };
}
