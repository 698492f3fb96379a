import { settlements } from '@rollcall/shared/resources/settlements';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { settle } from './settle.ts';

const { confirm, look } = settlements.endpoints;

export const servedSettlements: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(confirm, async ({ params: { findingId }, body: { reason }, session, dataScope }) => {
      const said = { kind: 'confirmed', reason } as const;
      return { settlementId: await settle({ db, now }, { ...session, dataScope }, findingId, said) };
    }),
    serve(look, async ({ params: { findingId }, body, session, dataScope }) => {
      const said = { kind: 'looked', ...body } as const;
      return { settlementId: await settle({ db, now }, { ...session, dataScope }, findingId, said) };
    }),
  ],
};
