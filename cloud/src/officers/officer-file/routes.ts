import { officerFile } from '@rollcall/shared/resources/officer-file';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { composeOfficerFile } from './compose-officer-file.ts';

export const servedOfficerFile: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(officerFile.endpoints.read, ({ params, query, dataScope }) =>
      composeOfficerFile(db, params.badgeNo, { month: query.month, asOf: now(), dataScope }),
    ),
  ],
};
