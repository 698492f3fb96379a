import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { readDrawBundle } from '../routes/draws/read-draw-bundle.ts';
import { createCosignature } from '../routes/ledger/create-cosignature.ts';
import { listCheckpoints } from '../routes/ledger/list-checkpoints.ts';
import { listPendingFacts } from '../routes/ledger/list-pending-facts.ts';
import { listWitnesses } from '../routes/ledger/list-witnesses.ts';
import { readCheckpointFile } from '../routes/ledger/read-checkpoint-file.ts';
import { readCheckpointNote } from '../routes/ledger/read-checkpoint-note.ts';
import { readFactProof } from '../routes/ledger/read-fact-proof.ts';
import { readLedger } from '../routes/ledger/read-ledger.ts';

/** The ledger, its proofs and its witnesses. */
export function ledgerRoutes({ db, now, hqKeys, config }: Context): Route[] {
  const { origin } = config.ledger;
  return [
    readLedger({ db, now, hqKeys, origin }),
    listCheckpoints({ db }),
    readCheckpointNote({ db }),
    readCheckpointFile({ db, hqKeys }),
    listWitnesses({ db, origin }),
    listPendingFacts({ db }),
    readFactProof({ db }),
    createCosignature({ db }),
    readDrawBundle({ db, hqKeys, origin }),
  ];
}
