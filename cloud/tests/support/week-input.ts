import type { ToldActivity } from '@rollcall/cloud/activities/activity';
import { planActivityChanges, writeActivities } from '@rollcall/cloud/activities/save-activities';
import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import type { Database, Transaction } from '@rollcall/cloud/db/database';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import type { WantedShift } from '@rollcall/cloud/duty/shifts/plan-shifts';
import { saveShifts } from '@rollcall/cloud/duty/shifts/save-shifts';
import { projections } from '@rollcall/cloud/projections';
import { expect } from 'vitest';

/** Something that HQ is told; the same again changes nothing. */
export interface Input {
  events?: ReceivedEvent[];
  shift?: WantedShift;
  custody?: WantedCustody;
  activity?: ToldActivity;
  apply?: (tx: Transaction) => Promise<unknown>;
  /** Done by itself, once. */
  alone?: (db: Database) => Promise<unknown>;
  /** Corrects another input, so it comes after that one, which then isn't told again. */
  corrects?: Input;
  /** Speaks of another input, so it comes after that one. */
  speaksOf?: Input;
}

/** HQ is told these at once, in one transaction; then what is done alone. */
export async function tell(db: Database, inputs: readonly Input[]): Promise<void> {
  const each = [...new Set(inputs)];
  await db.transaction().execute((tx) => tellTogether(tx, each));
  for (const { alone } of each) await alone?.(db);
}

async function tellTogether(tx: Transaction, each: readonly Input[]): Promise<void> {
  const told = <Name extends 'events' | 'shift' | 'custody' | 'activity'>(name: Name) =>
    each.flatMap((input) => (input[name] === undefined ? [] : [input[name]]));
  const events = told('events').flat();
  if (events.length > 0) for (const project of projections) await project(tx, events);
  const [shifts, custodies, activities] = [told('shift'), told('custody'), told('activity')];
  if (shifts.length > 0) await saveShifts(tx, shifts, weekChange);
  if (custodies.length > 0) expect(await saveCustodies(tx, custodies, weekChange)).toMatchObject({ outcome: 'saved' });
  if (activities.length > 0)
    await writeActivities(tx, await planActivityChanges(tx, activities, weekChange), weekChange);
  for (const { apply } of each) await apply?.(tx);
}

export const weekChange = { by: 'test', reason: 'for a test', now: new Date('2026-01-01T00:00:00Z') };
