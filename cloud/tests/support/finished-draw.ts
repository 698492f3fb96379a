import { createHash, randomUUID } from 'node:crypto';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import type { RosterSetup } from './roster-setup.ts';

/**
 * A draw with this number that drew one of three shifts of officer 000123, each of another day, by its ratio.
 * @returns the shifts, the drawn one first
 */
export async function finishedDraw({ db }: RosterSetup, draw: number): Promise<[string, string, string]> {
  const items: [string, string, string] = [randomUUID(), randomUUID(), randomUUID()];
  await db.transaction().execute(async (tx) => {
    const factOf = (type: 'draw_closed' | 'draw_finished' | 'check_ripe') =>
      appendFact(tx, { type, subject: `draw:${draw}`, payload: { draw } });
    const plan = { version: 1, turn: 4, strata: [{ key: 'rest', perMille: 50, minimum: 1, cap: null }] };
    const [closed, finished] = [await factOf('draw_closed'), await factOf('draw_finished')];
    const at = new Date('2026-11-20T08:00:00+08:00');
    await tx
      .insertInto('draw')
      .values({
        ...{ draw, fixed_fact_id: closed, fixed_at: at, announced_at: at, announced_fact_id: closed },
        fixed: JSON.stringify({ draw, plan, roster: [], order: { draw: 0, seed: '0'.repeat(64) } }),
        ...{ closed_at: at, closed_fact_id: closed, population: 3, sampled: 1 },
        ...{ finished_at: at, finished_fact_id: finished, seed: createHash('sha256').update(`${draw}`).digest('hex') },
      })
      .execute();
    for (const [nr, item] of items.entries()) {
      const startsAt = new Date(Date.parse('2025-01-01T00:00:00+08:00') + (draw * 3 + nr) * 24 * 60 * 60_000);
      const endsAt = new Date(startsAt.getTime() + 60 * 60_000);
      await tx
        .insertInto('shift')
        .values({
          ...{ shift_id: item, badge_no: '000123', duty_type: 'road_patrol', post: '' },
          ...{ duty_date: startsAt.toISOString().slice(0, 10), starts_at: startsAt, ends_at: endsAt },
        })
        .execute();
      await tx
        .insertInto('check_item')
        .values({
          ...{
            kind: 'shift',
            item,
            badge_no: '000123',
            unit_code: 'S2',
            tag: 'a'.repeat(64),
            duty_type: 'road_patrol',
          },
          ...{ activity_type: null, campaign: null, ripe_at: at, fact_id: await factOf('check_ripe') },
        })
        .execute();
      const drawn = nr === 0 ? ({ place: 1, why: 'ratio' } as const) : {};
      await tx
        .insertInto('draw_item')
        .values({ draw, kind: 'shift', item, stratum: 'rest', ...drawn })
        .execute();
    }
  });
  return items;
}
