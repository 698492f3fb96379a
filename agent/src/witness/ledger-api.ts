import {
  consistencyProofSchema,
  type FactProof,
  factProofSchema,
  type StationCheckpoint,
  type StationCosignature,
  stationCheckpointSchema,
} from '@rollcall/shared/http/station-ledger';
import { z } from 'zod';
import type { HqClient } from '../identity/hq-client.ts';

/** What a witness asks of HQ. They throw `AgentError`s, HQ's refusals as `HqProblemError`. */
export type LedgerApi = {
  checkpoint(signal: AbortSignal): Promise<StationCheckpoint>;
  /** Hashes that show the first `from` leaves of the ledger of `to` to be those of the ledger of `from`. */
  consistencyProof(sizes: { from: number; to: number }, signal: AbortSignal): Promise<Uint8Array[]>;
  cosign(cosignature: StationCosignature, signal: AbortSignal): Promise<void>;
  batchInclusion(batch: { incarnation: number; lastSeq: number }, signal: AbortSignal): Promise<FactProof>;
};

export function createHttpLedgerApi(hq: HqClient): LedgerApi {
  return {
    checkpoint: (signal) => hq.get('/station/ledger/checkpoint', stationCheckpointSchema, signal),
    async consistencyProof({ from, to }, signal) {
      const path = `/station/ledger/consistency-proof?from=${from}&to=${to}`;
      const { proof } = await hq.get(path, consistencyProofSchema, signal);
      return proof.map((hash) => Buffer.from(hash, 'hex'));
    },
    async cosign(cosignature, signal) {
      await hq.post('/station/ledger/cosignatures', cosignature, z.undefined(), signal);
    },
    batchInclusion: ({ incarnation, lastSeq }, signal) =>
      hq.get(`/station/ledger/batch-inclusion?incarnation=${incarnation}&lastSeq=${lastSeq}`, factProofSchema, signal),
  };
}
