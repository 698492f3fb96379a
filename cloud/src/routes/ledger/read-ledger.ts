import { keysInForce } from '@rollcall/shared/contract/keys-in-force';
import { formatVerifierKey, makeVerifierKey, noteAlgorithms } from '@rollcall/shared/contract/signed-note';
import { ledgerStatusSchema } from '@rollcall/shared/http/ledger';
import type { HqKeys } from '../../auth/hq-keys.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { readLedgerStatus, readWitnessed } from '../../ledger/ledger-list-repository.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { countWitnesses } from '../../ledger/witness-count-repository.ts';

interface Parts {
  db: Database;
  now: () => Date;
  hqKeys: Pick<HqKeys, 'keySet' | 'fingerprint'>;
  origin: string;
}

/** GET /api/v1/ledger: how far the ledger is, and what its checkpoints are checked by. */
export function readLedger({ db, now, hqKeys, origin }: Parts): Route {
  return (app) =>
    app.get(
      '/api/v1/ledger',
      { config: { access: 'ledger.read' }, schema: { response: { 200: ledgerStatusSchema } } },
      async () => {
        const [{ size, checkpoint, pending, problem }, witnesses, witnessed] = await Promise.all([
          readLedgerStatus(db),
          countWitnesses(db),
          readWitnessed(db),
        ]);
        return {
          origin,
          rootFingerprint: hqKeys.fingerprint,
          verifierKeys: keysInForce(hqKeys.keySet.keySet, 'ledger', now()).map(({ x }) => {
            const publicKey = Buffer.from(x, 'base64url');
            return formatVerifierKey(
              makeVerifierKey({ name: origin, algorithm: noteAlgorithms.ledger, publicKey }, sha256),
            );
          }),
          size,
          pendingFacts: pending.count,
          pendingSince: pending.since?.toISOString() ?? null,
          checkpoint: checkpoint ? { size: checkpoint.size, signedAt: checkpoint.signedAt.toISOString() } : null,
          witnesses,
          witnessed: witnessed ? { ...witnessed, signedAt: witnessed.signedAt.toISOString() } : null,
          problem: problem ? { ...problem, raisedAt: problem.raisedAt.toISOString() } : null,
        };
      },
    );
}
