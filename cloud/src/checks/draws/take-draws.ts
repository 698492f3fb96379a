import type { Database, Transaction } from '../../db/database.ts';
import { announceDraw, askNext } from './announce-draw.ts';
import { closeDraw } from './close-draw.ts';
import { lockDraws } from './draw-lock.ts';
import { finishDraw, voidDraw } from './finish-draw.ts';
import { nameOfficers } from './name-officers.ts';
import { findNewestDraw, selectUnfinished } from './repository.ts';
import { excludeItems, ripenItems } from './ripen-items.ts';

/** Takes the chain of draws on as far as it goes now. No draw waits for another. @returns what was done, for the log */
export async function takeDraws(db: Database, now: Date): Promise<string[]> {
  const done: string[] = [];
  const ripened = await ripenItems(db, now);
  if (ripened > 0) done.push(`${ripened} items ripe`);
  const excluded = await excludeItems(db);
  if (excluded > 0) done.push(`${excluded} items excluded`);
  await db.transaction().execute(async (tx) => {
    await lockDraws(tx);
    await nameOfficers(tx);
    const step = (did: boolean, what: string) => did && done.push(what);
    for (const draw of await selectUnfinished(tx)) {
      if (await finishDraw(tx, draw, now)) step(true, `draw ${draw.draw} finished`);
      else step(await voidDraw(tx, draw, now), `draw ${draw.draw} void`);
    }
    await takeNewest(tx, now, step);
  });
  return done;
}

async function takeNewest(tx: Transaction, now: Date, step: (did: boolean, what: string) => void): Promise<void> {
  const newest = await findNewestDraw(tx);
  if (!newest) return;
  const { draw } = newest;
  if (newest.announced_at === null) step(await announceDraw(tx, newest, now), `draw ${draw} announced`);
  else if (await askNext(tx, newest, now)) step(true, `draw ${draw}: one more station asked`);
  else step(await closeDraw(tx, newest, now), `draw ${draw} closed`);
}
