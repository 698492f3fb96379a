import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { RestrictionRow } from '@rollcall/shared/resources/recording-restrictions';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReviewWorld, startReviewWorld } from './support/review-world.ts';
import { statePermissions } from './support/route-permissions.ts';
import type { Person } from './support/story-people.ts';

statePermissions(`
GET    exports/recording-restrictions                 a - a u - - - elsewhere
GET    recording-restrictions                         a - a u - - - elsewhere
POST   recording-restrictions                         a - a u - - - alone
POST   recording-restrictions/{restrictionId}/lifting a - a - - - - alone
`);

// Footage of an officer of squad-1; the squad's leader says that it is private.

let world: ReviewWorld;
let duty: Awaited<ReturnType<ReviewWorld['duty']>>;
let leader: Person;
let inspector: Person;
let restriction: RestrictionRow;

beforeAll(async () => {
  world = await startReviewWorld();
  duty = await world.duty('squad-1');
  // The stations of the tests all belong to squad-1.
  leader = await world.signIn('squad_leader', 'squad-1');
  inspector = await world.signIn('inspector');
});
afterAll(() => world?.stop());

const open = (who: Person) => who.call('POST', 'viewing-sessions', { recordingId: duty.recordingId });
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
const detail = (who: Person) => who.read<RecordingDetail>(`recordings/${duty.recordingId}`);

describe('footage that is private', () => {
  it('is said so with a reason, once, and what plays at that moment can go on no longer', async () => {
    const { body } = await leader.call<{ mediaUrl: string }>('POST', 'viewing-sessions', {
      recordingId: duty.recordingId,
    });
    const media = body.mediaUrl.replace('/api/v1/', '');
    expect((await leader.call('GET', media, undefined, { range: 'bytes=0-9' })).status).toBe(206);
    const asked = { recordingId: duty.recordingId, why: 'private', reason: '更衣室内误开' };
    restriction = await leader.made<RestrictionRow>('recording-restrictions', asked);
    expect(restriction).toMatchObject({
      ...{ state: 'restricted', why: 'private', restrictedBy: leader.username, badgeNo: duty.badgeNo },
      ...{ unitCode: 'squad-1', liftedAt: null },
    });
    expect(code(await inspector.call('POST', 'recording-restrictions', asked))).toEqual([
      409,
      'recording_restricted_already',
    ]);
    expect((await leader.call('GET', media, undefined, { range: 'bytes=0-9' })).status).toBe(404);
  });

  it('is seen by who recorded it and by inspectors, not by the squad, the brigade leader or an auditor', async () => {
    const own = await world.signIn('officer', 'squad-1', duty.badgeNo);
    const closed = [leader, await world.signIn('brigade_leader'), await world.signIn('auditor')];
    for (const who of closed) {
      expect(code(await open(who))).toEqual([403, 'recording_restricted']);
      expect((await detail(who)).restriction).toMatchObject({ why: 'private', opens: false, reason: '更衣室内误开' });
    }
    for (const who of [own, inspector, world.admin]) {
      expect((await open(who)).status).toBe(201);
      expect((await detail(who)).restriction).toMatchObject({ opens: true });
    }
    const { history } = await detail(own);
    expect(history.map(({ type }) => type)).toContain('recording_restricted');
  });

  it('is not saved by who does not open it either', async () => {
    const asked = { recordingIds: [duty.recordingId], purpose: '案件取证' };
    expect(code(await leader.call('POST', 'evidence-exports', asked))).toEqual([403, 'recording_restricted']);
  });

  it('is reviewed all the same', async () => {
    const asked = { kind: 'recording', item: duty.recordingId, reason: '核查' };
    const { recordings } = await inspector.made<ReviewDetail>('reviews', asked);
    expect(recordings).toMatchObject([{ mayView: true }]);
  });

  it('is opened to all again by who may see it, with a reason', async () => {
    const path = `recording-restrictions/${restriction.restrictionId}/lifting`;
    expect((await leader.call('POST', path, { reason: '弄错了' })).status).toBe(403);
    expect(await inspector.made<RestrictionRow>(path, { reason: '与办案有关' })).toMatchObject({
      ...{ state: 'lifted', liftedBy: inspector.username, liftReason: '与办案有关' },
    });
    expect(code(await inspector.call('POST', path, { reason: '再次' }))).toEqual([409, 'restriction_lifted']);
    expect((await open(leader)).status).toBe(201);
    expect((await detail(leader)).restriction).toBeNull();
    const { rows } = await leader.read<{ rows: RestrictionRow[] }>('recording-restrictions?state=lifted');
    expect(rows.map(({ restrictionId }) => restrictionId)).toEqual([restriction.restrictionId]);
    const stranger = await world.signIn('squad_leader', 'squad-2');
    expect((await stranger.read<{ rows: RestrictionRow[] }>('recording-restrictions')).rows).toEqual([]);
    const again = { recordingId: duty.recordingId, why: 'irrelevant', reason: '再设' };
    expect((await stranger.call('POST', 'recording-restrictions', again)).status).toBe(404);
  });
});
