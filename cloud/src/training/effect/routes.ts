import { trainingSessions } from '@rollcall/shared/resources/training-sessions';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { composeEffect } from './compose-effect.ts';

export const servedTrainingEffect: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(trainingSessions.endpoints.effect, ({ params: { sessionId }, dataScope }) =>
      composeEffect(db, sessionId, { now: now(), dataScope }),
    ),
  ],
};
