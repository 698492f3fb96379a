import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { createShift } from '../routes/shifts/create-shift.ts';
import { createShiftSwap } from '../routes/shifts/create-shift-swap.ts';
import { deleteShift } from '../routes/shifts/delete-shift.ts';
import { listShifts } from '../routes/shifts/list-shifts.ts';
import { readShift } from '../routes/shifts/read-shift.ts';
import { updateShift } from '../routes/shifts/update-shift.ts';

/** Who is on duty when, and what is changed of it. */
export function rosterRoutes({ db, now }: Context): Route[] {
  return [
    listShifts({ db, now }),
    readShift({ db, now }),
    createShift({ db, now }),
    updateShift({ db, now }),
    deleteShift({ db, now }),
    createShiftSwap({ db, now }),
  ];
}
