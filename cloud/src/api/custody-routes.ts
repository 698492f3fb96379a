import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { createCustody } from '../routes/custodies/create-custody.ts';
import { deleteCustody } from '../routes/custodies/delete-custody.ts';
import { listCustodies } from '../routes/custodies/list-custodies.ts';
import { updateCustody } from '../routes/custodies/update-custody.ts';
import { readDutyDesk } from '../routes/duty-desk/read-duty-desk.ts';

/** Who holds which recorder. */
export function custodyRoutes({ db, now }: Context): Route[] {
  return [
    listCustodies({ db, now }),
    createCustody({ db, now }),
    updateCustody({ db, now }),
    deleteCustody({ db, now }),
    readDutyDesk({ db, now }),
  ];
}
