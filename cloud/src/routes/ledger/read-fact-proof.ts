import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { type FactProofResponse, factProofResponseSchema } from '@rollcall/shared/http/ledger';
import { leafIndexOf } from '@rollcall/shared/rules/entry-number';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { findCheckpoint } from '../../ledger/checkpoint-repository.ts';
import { findFact, selectWitnessesOver } from '../../ledger/ledger-list-repository.ts';
import { proveFact } from '../../ledger/prove-fact.ts';

const number = z.coerce.number().int().positive();
const response = { 200: factProofResponseSchema };

/**
 * GET /api/v1/ledger/facts/:factId/proof: where a fact stands in the ledger, and who witnessed it.
 * GET /api/v1/ledger/entries/:entry/proof: the same by the number of its entry, from 1.
 */
export function readFactProof({ db }: { db: Database }): Route {
  return (app) =>
    app
      .get(
        '/api/v1/ledger/facts/:factId/proof',
        { config: { access: 'ledger.read' }, schema: { params: z.object({ factId: number }), response } },
        async ({ params: { factId } }) => {
          const fact = await findFact(db, { factId });
          if (!fact) throw errors.notFound(`A fact of the number ${factId}`);
          return prove(db, fact);
        },
      )
      .get(
        '/api/v1/ledger/entries/:entry/proof',
        { config: { access: 'ledger.read' }, schema: { params: z.object({ entry: number }), response } },
        async ({ params: { entry } }) => {
          const fact = await findFact(db, { index: leafIndexOf(entry) });
          if (!fact) throw errors.notFound(`An entry of the number ${entry}`);
          return prove(db, fact);
        },
      );
}

async function prove(
  db: Database,
  fact: NonNullable<Awaited<ReturnType<typeof findFact>>>,
): Promise<FactProofResponse> {
  const { fact_id: factId, leaf_index: index } = fact;
  const cosignedBy = index === null ? [] : await selectWitnessesOver(db, index);
  const proof =
    (cosignedBy.length > 0 ? await proveFact(db, factId, { cosigned: true }) : undefined) ??
    (await proveFact(db, factId)) ??
    null;
  const size = proof === null ? undefined : parseCheckpoint(proof.note)?.size;
  const checkpoint = size === undefined ? undefined : await findCheckpoint(db, size);
  return {
    factId,
    type: fact.type,
    recordedAt: fact.recorded_at.toISOString(),
    payloadGone: fact.payload_gone,
    index,
    checkpoint: checkpoint ? { size: checkpoint.size, signedAt: checkpoint.signedAt.toISOString() } : null,
    cosignedBy: cosignedBy.map(({ signed_at, ...of }) => ({ ...of, signedAt: signed_at.toISOString() })),
    proof,
  };
}
