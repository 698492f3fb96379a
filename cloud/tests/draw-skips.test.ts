import { itemsToReview } from '@rollcall/cloud/checks/draws/to-review';
import { takeReviews } from '@rollcall/cloud/checks/reviews/take-reviews';
import type { DrawDetail, DrawItemRow } from '@rollcall/shared/resources/draws';
import type { ReviewProgress, ReviewRow } from '@rollcall/shared/resources/reviews';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishedDraw } from './support/finished-draw.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
POST   draw-skips/{drawSkipId}/decision a - a - - - -
`);

let setup: RosterSetup;
let inspector: string;
let other: string;
let concerned: string;

beforeAll(async () => {
  setup = await startRoster();
  inspector = await setup.signIn('inspector');
  other = await setup.signIn('brigade_admin');
  concerned = await setup.signIn('inspector', null, '000123');
});
afterAll(() => setup?.stop());

const propose = (cookie: string, draw: number, item: string) =>
  setup.call(cookie, 'POST', `draws/${draw}/skips`, { kind: 'shift', item, reason: '录像已被依法封存' });
async function decide(cookie: string, draw: number, decision: 'agreed' | 'refused') {
  const { skips } = (await setup.call(inspector, 'GET', `draws/${draw}`)).body as DrawDetail;
  const { drawSkipId } = skips.find(({ state }) => state === 'waits') ?? skips[0] ?? { drawSkipId: '' };
  return setup.call(cookie, 'POST', `draw-skips/${drawSkipId}/decision`, { decision, reason: '情况属实' });
}
const toReview = async (draw: number) => (await itemsToReview(setup.db, draw)).map(({ item, place }) => [item, place]);

describe('a drawn item', () => {
  it('is skipped when a second person agrees, and the next rank of its stratum takes its place', async () => {
    const [first, ...rest] = await finishedDraw(setup, 1);
    expect((await propose(inspector, 1, first)).status).toBe(200);
    expect(await toReview(1)).toEqual([[first, 1]]);
    expect((await decide(inspector, 1, 'agreed')).body.code).toBe('own_draw_skip');
    expect((await decide(concerned, 1, 'agreed')).status).toBe(403);
    const { body } = (await decide(other, 1, 'agreed')) as { body: DrawDetail };
    expect(body.skips).toMatchObject([
      { item: first, state: 'agreed', reason: '录像已被依法封存', decisionReason: '情况属实' },
    ]);
    const second = body.skips[0]?.follower?.item ?? '';
    expect(rest).toContain(second);
    expect(await toReview(1)).toEqual([[second, 1]]);

    // What follows can be skipped, too, until nothing is left.
    await propose(other, 1, second);
    const { skips } = (await decide(inspector, 1, 'agreed')).body as DrawDetail;
    const third = skips[1]?.follower?.item ?? '';
    expect(rest.toSorted()).toEqual([second, third].toSorted());
    expect(await toReview(1)).toEqual([[third, 1]]);
    await propose(inspector, 1, third);
    await decide(other, 1, 'agreed');
    expect(await toReview(1)).toEqual([]);
    const { rows } = (await setup.call(inspector, 'GET', 'draw-items?draw=1')).body as { rows: DrawItemRow[] };
    expect(rows.map(({ item, skipped, follows }) => [item, skipped !== null, follows])).toEqual(
      expect.arrayContaining([
        [first, true, false],
        [second, true, true],
        [third, true, true],
      ]),
    );
    expect(await setup.facts()).toEqual(
      expect.arrayContaining(['draw_skip_proposed draw:1', 'draw_item_skipped draw:1']),
    );
  });

  it('stays when the second person refuses, and can be proposed again', async () => {
    const [first] = await finishedDraw(setup, 2);
    await propose(inspector, 2, first);
    expect((await decide(other, 2, 'refused')).body.skips).toMatchObject([{ state: 'refused', follower: null }]);
    expect(await toReview(2)).toEqual([[first, 1]]);
    expect((await decide(other, 2, 'agreed')).body.code).toBe('already_decided');
    expect((await propose(other, 2, first)).status).toBe(200);
  });

  it('takes its review with it, and what follows is reviewed; what was reviewed is not skipped', async () => {
    const [first] = await finishedDraw(setup, 4);
    const reviews = async () => {
      await takeReviews(setup.db, new Date());
      const { rows } = (await setup.call(inspector, 'GET', 'reviews?draw=4')).body as { rows: ReviewRow[] };
      return rows.map(({ item, state }) => `${item} ${state}`).toSorted();
    };
    expect(await reviews()).toEqual([`${first} assigned`]);
    await propose(inspector, 4, first);
    const { skips } = (await decide(other, 4, 'agreed')).body as DrawDetail;
    const second = skips[0]?.follower?.item ?? '';
    expect(await reviews()).toEqual([`${first} skipped`, `${second} assigned`].toSorted());
    expect(await reviews()).toHaveLength(2);
    const said = { state: 'done', submitted_at: new Date(), done_at: new Date(), outcome: 'pass' } as const;
    const answers = '{"answers":{},"elsewhere":[]}';
    await setup.db
      .updateTable('review')
      .set({ ...said, answers })
      .where('item', '=', second)
      .execute();
    expect((await propose(inspector, 4, second)).body.code).toBe('draw_item_reviewed');
    const { rows } = (await setup.call(inspector, 'GET', 'reviews/progress?draw=4')).body as ReviewProgress;
    expect(rows).toMatchObject([{ drawn: 1, done: 1, skipped: 1 }]);
  });

  it('is proposed once at a time, and only if it is to be reviewed', async () => {
    const [first, undrawn] = await finishedDraw(setup, 3);
    expect((await propose(inspector, 3, undrawn)).body.code).toBe('draw_item_not_drawn');
    await propose(inspector, 3, first);
    expect((await propose(other, 3, first)).body.code).toBe('draw_skip_waits');
    expect((await propose(concerned, 3, first)).status).toBe(403);
    expect((await propose(inspector, 99, first)).status).toBe(404);
  });
});
