import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';
import { findCheckpoint } from '../../ledger/checkpoint-repository.ts';

const paramsSchema = z.object({ size: z.coerce.number().int().nonnegative() });

/** GET /api/v1/ledger/checkpoints/:size/note: the signed note with its cosignatures, to take along. */
export function readCheckpointNote({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/ledger/checkpoints/:size/note',
      { config: { access: 'ledger.read' }, schema: { params: paramsSchema } },
      async (request, reply) => {
        const { size } = request.params;
        const checkpoint = await findCheckpoint(db, size);
        if (!checkpoint) throw errors.notFound(`A checkpoint of ${size} leaves`);
        return reply
          .type('text/plain; charset=utf-8')
          .header('content-disposition', attachment(`checkpoint-${size}.txt`))
          .send(checkpoint.cosignedNote);
      },
    );
}
