import { randomUUID } from 'node:crypto';
import type { Transaction } from '@rollcall/cloud/db/database';
import { storeEvents } from '@rollcall/cloud/ingest/store-events';
import { projections } from '@rollcall/cloud/projections';
import {
  type EventBodies,
  type EventEnvelope,
  type EventType,
  eventBodySchemas,
  eventEnvelopeSchema,
} from '@rollcall/shared/contract/event';
import { contractFixtures } from '@rollcall/test/contract-fixtures';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvent } from '../src/ingest/read-events.ts';
import { dateFieldsOf, withField } from './support/date-fields.ts';
import { testFile } from './support/evidence-setup.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

let hq: TestHq;
beforeAll(async () => {
  hq = await createTestHq();
  await hq.addStation('station-1');
  await addTraining();
});
afterAll(() => hq.dispose());

const receivedAt = new Date('2026-11-20T10:00:00.000Z');
const types = Object.keys(eventBodySchemas) as EventType[];
const fields = types.flatMap((type) => dateFieldsOf(type).map((field) => ({ type, field, name: field.join('.') })));

/** Each is a date by the contract, and has broken something: Postgres, JavaScript, or what is reckoned from it. */
const extremes = [
  '0000-01-01T00:00:00Z',
  '0000-02-29T23:59:59.999Z',
  '0001-01-01T00:00:00Z',
  '0001-01-01T07:59:59Z',
  '1899-12-31T23:59:59Z',
  '1969-12-30T23:59:59.999Z',
  '2101-01-01T00:00:00Z',
  '9999-12-31T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  `2026-11-20T07:00:00.${'9'.repeat(300)}Z`,
];
/** Where the contract lets a date have an offset. */
const extremesWithOffset = [
  ...extremes,
  '0000-01-01T00:00:00+08:00',
  '0001-01-01T00:00:00+08:00',
  '9999-12-31T23:59:59-12:00',
  '2026-11-20T07:00:00+23:59',
  '2026-11-20T07:00:00-23:59',
];

const from = { stationId: 'station-1', incarnation: 1 };

function sampleOf(type: EventType): EventEnvelope {
  for (const { jws, valid } of contractFixtures('batch')) {
    if (!valid) continue;
    const { events } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
    const sample = events.find((event: EventEnvelope) => event.type === type);
    if (!sample) continue;
    const body = type === 'collected' ? testFile(1).body : sample.body;
    return { ...sample, seq: 1, id: randomUUID(), body };
  }
  throw new Error(`no fixture has an event ${type}`);
}

/** The session, officer and PIN of the sample: what HQ doesn't know is set aside. */
async function addTraining(): Promise<void> {
  const { sessionId, badgeNo, pinSetAt } = sampleOf('training_attended').body as EventBodies['training_attended'];
  const officer = { badge_no: badgeNo, unit_code: 'U1' };
  const times = { starts_at: receivedAt, ends_at: new Date(receivedAt.getTime() + 1), created_at: receivedAt };
  await hq.db
    .insertInto('officer')
    .values({ ...officer, name: '陈建国', kind: 'sworn' })
    .execute();
  await hq.db
    .insertInto('training_session')
    .values({
      ...times,
      session_id: sessionId,
      topic: '学习',
      place: '会议室',
      violation_classes: [],
      planned_by: 'test',
    })
    .execute();
  await hq.db
    .insertInto('training_attendance')
    .values({ ...officer, session_id: sessionId })
    .execute();
  await hq.db
    .insertInto('own_kiosk_pin')
    .values({ badge_no: badgeNo, set_at: new Date(pinSetAt ?? '') })
    .execute();
}

/** Takes it as ingest does, after its card was docked, looks, and takes it all back. @throws what the database says */
async function take(event: EventEnvelope, look: (tx: Transaction) => Promise<void> = async () => {}): Promise<void> {
  const read = readEvent(event, 1);
  if ('reason' in read) throw new Error(`set aside: ${read.reason}`);
  const undo = new Error('undo');
  const taken = hq.db.transaction().execute(async (tx) => {
    const options = { receivedAt, projections };
    const body = event.body as { dockSessionId?: string; sighting?: { dockSessionId: string } };
    const dockSessionId = body.dockSessionId ?? body.sighting?.dockSessionId;
    const docked = sampleOf('docked');
    if (dockSessionId !== undefined && event.type !== 'docked') {
      const dock = readEvent({ ...docked, body: { ...(docked.body as object), dockSessionId } }, 1);
      if ('reason' in dock) throw new Error(dock.reason);
      await storeEvents(tx, [{ ...dock, ...from, incarnation: 2 }], options);
    }
    await storeEvents(tx, [{ ...read, ...from }], options);
    await look(tx);
    throw undo;
  });
  await taken.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

describe('a date that nobody can mean', () => {
  it('is looked for in every date field that the contract has', () => {
    expect(fields.map(({ type, name }) => `${type} ${name}`)).toEqual(
      expect.arrayContaining([
        'collected body.sighting.claim.capturedAt',
        'inventory body.entries.*.capturedAt',
        'recorder_log body.entries.*.at',
        'checked_out body.at',
        'station_started wall',
        'promise_broken body.batch.includedBy',
      ]),
    );
  });

  it.each(fields)('in $name of an event $type: the event is taken', async ({ type, field }) => {
    const sample = sampleOf(type);
    // Only what the contract lets pass can stand in a signed event.
    const accepted = (event: EventEnvelope) =>
      eventEnvelopeSchema.safeParse(event).success &&
      (field.at(-1) === 'at' || eventBodySchemas[type].safeParse(event.body).success);
    for (const text of extremesWithOffset) {
      if (!text.endsWith('Z') && !accepted(withField(sample, field, text))) continue;
      await expect(take(withField(sample, field, text)), text).resolves.toBeUndefined();
    }
  });

  it('nor does any other date, in any field, put an event aside', async () => {
    const two = fc.integer({ min: 0, max: 59 }).map((number) => String(number).padStart(2, '0'));
    const day = fc.integer({ min: 1, max: 28 }).map((number) => String(number).padStart(2, '0'));
    const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
    const year = fc
      .oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 1, 1969, 1970, 1999, 2000, 2100, 2101, 9998, 9999))
      .map((number) => String(number).padStart(4, '0'));
    const fraction = fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^[0-9]{1,9}$/).map((digits) => `.${digits}`),
    );
    const date = fc
      .tuple(year, month, day, two, two, fraction)
      .map(([y, m, d, minute, second, part]) => `${y}-${m}-${d}T07:${minute}:${second}${part}Z`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), date, async ({ type, field }, text) => {
        await take(withField(sampleOf(type), field, text));
      }),
      { numRuns: 60 },
    );
  });

  const extreme = '0000-01-01T00:00:00Z';

  it('is no claim of a file name: the recording has no time, and its name stays', async () => {
    const event = withField(sampleOf('collected'), ['body', 'sighting', 'claim', 'capturedAt'], extreme);
    await take(event, async (tx) => {
      const recording = await tx
        .selectFrom('recording')
        .select(['captured_at', 'captured_until', 'file_name'])
        .execute();
      expect(recording).toEqual([{ captured_at: null, captured_until: null, file_name: '0001.MP4' }]);
      const { claim } = await tx.selectFrom('sighting').select('claim').executeTakeFirstOrThrow();
      expect(claim).toMatchObject({ capturedAt: null, badgeNo: '012345' });
      const { body } = await tx
        .selectFrom('station_event')
        .select('body')
        .where('type', '=', 'collected')
        .executeTakeFirstOrThrow();
      expect(body).toMatchObject({ sighting: { claim: { capturedAt: extreme } } });
    });
  });

  it('of a station that keeps no time is replaced by when HQ took the event', async () => {
    const type = 'checked_out';
    const wrong = withField(withField(sampleOf(type), ['wall'], extreme), ['body', 'at'], '9999-12-31T23:59:59Z');
    await take(wrong, async (tx) => {
      const { wall } = await tx.selectFrom('station_event').select('wall').executeTakeFirstOrThrow();
      expect(wall).toEqual(receivedAt);
      const observed = await tx.selectFrom('custody_observation').select('at').execute();
      expect(observed).toEqual([{ at: receivedAt }]);
    });
  });

  it('keeps the clock of a recorder whose battery was flat: 1970 is a claim, wherever it is', async () => {
    const event = withField(
      sampleOf('collected'),
      ['body', 'sighting', 'claim', 'capturedAt'],
      '1970-01-01T00:00:12+08:00',
    );
    await take(event, async (tx) => {
      const { captured_at } = await tx.selectFrom('recording').select('captured_at').executeTakeFirstOrThrow();
      expect(captured_at).toEqual(new Date('1969-12-31T16:00:12.000Z'));
    });
  });
});
