import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { takeReviews } from '@rollcall/cloud/checks/reviews/take-reviews';
import { addCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { createLogger } from '@rollcall/node/logger';
import type { Role } from '@rollcall/shared/http/permissions';
import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import type { ReviewDetail, ReviewDraft, ReviewRow } from '@rollcall/shared/resources/reviews';
import { expect } from 'vitest';
import { at, dockEvents, intake } from './duty-world.ts';
import { fileOf, startEvidence, upload } from './evidence-setup.ts';
import { ledgerOf } from './ledger-setup.ts';
import { startTestApi } from './start-api.ts';
import { type Person, signInTo } from './story-people.ts';
import { until } from './until.ts';

const change = { by: 'test', reason: 'for a test', now: new Date('2026-01-01T00:00:00Z') };
/** So long is every recording, of a mebibyte. */
export const footageMs = 600_000;
const footageBytes = 1024 * 1024;

interface Seen {
  reviewId: string;
  recordingId: string;
  viewingSessionId: string;
}

export type ReviewWorld = Awaited<ReturnType<typeof startReviewWorld>>;

/**
 * HQ over HTTP with a store that holds footage, two squads without a station that throws dice, so that a draw is drawn when it
 * closes, and a clock that tests move. It begins at 07:00 of the first day.
 */
export async function startReviewWorld() {
  const setup = await startEvidence();
  const { db, hq } = setup;
  const ledger = await ledgerOf(hq);
  const api = await startTestApi(hq, {}, setup.storeSettings);
  const worker = createReviewWorker({ db, log: createLogger({ level: 'silent', readable: false }), now: () => now });
  let now = at('07:00');
  const itIs = (moment: Date) => {
    now = moment;
    api.clock.offsetMs = moment.getTime() - Date.now();
  };
  itIs(now);
  const signIn = (role: Role, unitCode: string | null = null, badgeNo: string | null = null) =>
    signInTo({ db, url: api.url }, role, unitCode, badgeNo);
  const admin = await signIn('brigade_admin');
  let officers = 0;

  return {
    db,
    api,
    admin,
    signIn,
    itIs,
    now: () => new Date(Date.now() + api.clock.offsetMs),

    /** An officer on duty from 8 to 12 that day who held a recorder, with ten minutes of footage from 9 on, a photo, or none. */
    async duty(
      unitCode: string,
      { footage = true, photo = false, day = 0, dutyType = 'road_patrol', codecs = ['avc1.64001f', 'mp4a.40.2'] } = {},
    ) {
      officers += 1;
      const badgeNo = String(100_000 + officers);
      const recorderSerial = `R${badgeNo}`;
      const officer = { badgeNo, name: `警员${officers}`, kind: 'sworn' as const, unitCode };
      await db.transaction().execute(async (tx) => {
        await saveOfficers(tx, [officer], change);
        await saveRecorders(tx, [{ recorderSerial, unitCode }], change);
      });
      const held = { recorderSerial, badgeNo, basis: 'check_out' as const };
      await addCustody(db, { ...held, heldFrom: at('07:30', day), heldUntil: at('12:30', day) }, change);
      const times = { startsAt: at('08:00', day), endsAt: at('12:00', day) };
      const { shiftId } = await addShift(db, { badgeNo, ...times, dutyType, post: '解放路口' }, change);
      await intake(db, dockEvents(recorderSerial, at('12:40', day), at('13:00', day)));
      if (!footage) return { badgeNo, shiftId, recordingId: '' };
      const file = fileOf(Buffer.alloc(footageBytes, badgeNo), { recorderSerial });
      file.body.inspection.durationMs = photo ? null : footageMs;
      file.body.inspection.codecs = codecs;
      if (photo) file.body.inspection.kind = 'image';
      const capturedAt = at('09:00', day).toISOString();
      file.body.sighting.claim = { ...file.body.sighting.claim, recorderSerial, badgeNo, capturedAt };
      await upload(setup, file);
      return { badgeNo, shiftId, recordingId: file.body.recordingId };
    },

    /** What is due at that moment is drawn, and given to reviewers. @returns what was done */
    async drawn(moment: Date): Promise<string[]> {
      itIs(moment);
      const all: string[] = [];
      for (;;) {
        await ledger.processAll();
        const done = [...(await takeDraws(db, moment)), ...(await takeReviews(db, moment))];
        all.push(...done);
        if (done.length === 0) return all;
      }
    },

    /** HQ finds what is missing. */
    async reviewShifts(moment: Date): Promise<void> {
      itIs(moment);
      await worker.processAll(moment);
    },

    reviews: async (who: Person, query = '') =>
      (await who.read<{ rows: ReviewRow[] }>(`reviews?limit=200&${query}`)).rows,
    review: (who: Person, reviewId: string) => who.read<ReviewDetail>(`reviews/${reviewId}`),

    /** Plays as a browser does: the bytes of this part, in ms of the recording, are asked for and read. */
    async served(who: Person, recordingId: string, [fromMs, toMs]: [number, number]): Promise<string> {
      const viewing = await who.made<ViewingSession>('viewing-sessions', { recordingId });
      const byte = (ms: number) => Math.floor((ms / footageMs) * footageBytes);
      const range = `bytes=${byte(fromMs)}-${byte(toMs) - 1}`;
      const { bytes } = await who.call('GET', viewing.mediaUrl.replace('/api/v1/', ''), undefined, { range });
      expect(bytes.length).toBe(byte(toMs) - byte(fromMs));
      await until(async () => {
        const { served } = await db
          .selectFrom('viewing_session')
          .select('served')
          .where('viewing_session_id', '=', viewing.viewingSessionId)
          .executeTakeFirstOrThrow();
        return served !== '{}';
      });
      return viewing.viewingSessionId;
    },

    /** The page says that it played this, after so many ms. */
    async claim(who: Person, { reviewId, ...seen }: Seen, spans: [number, number][], afterMs: number) {
      itIs(new Date(this.now().getTime() + afterMs));
      return who.call<{ watchedMs: number; neededMs: number; code?: string }>('POST', `reviews/${reviewId}/watched`, {
        ...{ ...seen, spans },
      });
    },

    /** The same, and HQ believes it. */
    async tell(who: Person, seen: Seen, spans: [number, number][], afterMs: number) {
      const { status, body } = await this.claim(who, seen, spans, afterMs);
      expect([status, body.code]).toEqual([200, undefined]);
      return body;
    },

    async stop(): Promise<void> {
      await api.stop();
      await setup.stop();
    },
  };
}

/** A draft in which nothing is at fault but these. */
export function draftOf(
  detail: Pick<ReviewDetail, 'recordings'>,
  faults: Record<string, { atMs?: number; note?: string }> = {},
): ReviewDraft {
  const keys = [
    'bearing',
    'language',
    'conduct',
    'party_not_told',
    'no_reflective_vest',
    'not_worn',
    'not_worn_at_post',
  ];
  const recordingId = detail.recordings[0]?.recordingId;
  return {
    answers: Object.fromEntries(
      [...keys, 'incomplete'].map((key) => {
        const fault = faults[key];
        if (!fault) return [key, { result: 'ok', marks: [], note: '' }];
        const { atMs, note = '' } = fault;
        const marks = atMs === undefined || !recordingId ? [] : [{ recordingId, atMs, note: '' }];
        return [key, { result: 'fault', marks, note }];
      }),
    ),
    elsewhere: [],
  };
}
