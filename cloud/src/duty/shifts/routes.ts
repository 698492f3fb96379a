import { recordingRules } from '@rollcall/shared/fields/recording-rules';
import { shiftFields as fields } from '@rollcall/shared/fields/shifts';
import {
  type ListedShift,
  type ShiftRow,
  type ShiftToShow,
  shiftList,
  shifts,
} from '@rollcall/shared/resources/shifts';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { columnWords } from '@rollcall/shared/words/columns';
import { defineColumns } from '@rollcall/shared/words/list-columns';
import { rosterWords, shownOfShifts } from '@rollcall/shared/words/shifts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { listed } from '../../http/download-columns.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { answerOf, rosterChangeBy } from '../roster-proposals/roster-edit.ts';
import { splitPending } from './not-yet-repository.ts';
import { findShift, type ShiftsAsked, type StoredShift, shiftRows, shiftSort, toBreaks } from './repository.ts';
import { addShift, cancelShift, changeShift, swapShifts } from './save-shifts.ts';

const { read, create, update, cancel, swap } = shifts.endpoints;

/** Of its files: the page draws a grid. */
const columns = defineColumns<ShiftRow>()([
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo },
  { key: 'officerName', kind: 'text', heading: columnWords.name },
  { key: 'unitCode', kind: 'unit', heading: columnWords.ofUnit },
  { key: 'dutyDate', kind: 'date', heading: columnWords.date },
  { key: 'startsAt', kind: 'moment', heading: fields.startsAt.heading },
  { key: 'endsAt', kind: 'moment', heading: fields.endsAt.heading },
  { key: 'post', kind: 'text', heading: fields.post.label, width: 30 },
  { key: 'dutyTypeName', kind: 'text', heading: fields.dutyType.label },
  { key: 'breakTimes', kind: 'text', heading: rosterWords.breaks, value: writeBreaks },
  { key: 'campaignName', kind: 'text', heading: fields.campaignId.heading },
  { key: 'plannedRecorderSerial', kind: 'text', heading: fields.plannedRecorderSerial.label },
  { key: 'recordingRule', kind: 'word', heading: columnWords.recordingRule, words: recordingRules },
  ...(
    [
      ['requiredMs', columnWords.required],
      ['recordedMs', columnWords.recorded],
      ['uninspectedMs', columnWords.notInspected],
      ['missingMs', columnWords.missing],
      ['explainedMs', columnWords.explained],
      ['pendingMs', columnWords.pending],
      ['notYetMs', columnWords.notYet],
      ['exemptMs', columnWords.exempt],
    ] as const
  ).map(([key, heading]) => ({
    ...{ key, kind: 'length' as const, heading },
    value: ({ coverage }: ShiftRow) => coverage?.[key] ?? null,
  })),
]);

export const servedShifts: ServedResource = {
  lists: [
    serveList(shiftList, {
      title: shownOfShifts.title,
      columns,
      sort: shiftSort,
      select: ({ db, now }, filters, { dataScope }) => shiftRows(db, filters, { dataScope, now: now() }),
      toRow: toShiftRow,
    }),
  ],
  routes: ({ db, now }) => {
    const detail = (shiftId: string, { dataScope }: Pick<ShiftsAsked, 'dataScope'>) =>
      detailOf(db, shiftId, { dataScope, now: now() });
    return [
      serve(read, ({ params, ...asked }) => detail(params.shiftId, asked)),
      serve(create, async ({ body: { reason, ...wanted }, reply, ...asked }) => {
        const { shiftId, kept } = await addShift(db, wanted, rosterChangeBy(asked, { now: now(), reason }));
        return answerOf(kept, reply, () => detail(shiftId, asked));
      }),
      serve(update, async ({ params: { shiftId }, body: { reason, version, ...changes }, reply, ...asked }) => {
        const change = rosterChangeBy(asked, { now: now(), reason });
        const kept = await changeShift(db, shiftId, changes, change, { version });
        return answerOf(kept, reply, () => detail(shiftId, asked));
      }),
      serve(cancel, async ({ params: { shiftId }, body: { reason, version }, reply, ...asked }) => {
        const kept = await cancelShift(db, shiftId, rosterChangeBy(asked, { now: now(), reason }), { version });
        return answerOf(kept, reply, () => {
          reply.code(204);
          return null;
        });
      }),
      serve(swap, async ({ body, reply, ...asked }) => {
        const { shiftId, otherShiftId, badgeNo = '', reason, ...seen } = body;
        const to = otherShiftId === undefined ? { badgeNo } : { otherShiftId };
        const kept = await swapShifts(db, shiftId, to, rosterChangeBy(asked, { now: now(), reason }), seen);
        return answerOf(kept, reply, () => detail(shiftId, asked));
      }),
    ];
  },
};

/** @throws AppError `not_found` */
async function detailOf(db: Database, shiftId: string, asked: ShiftsAsked): Promise<ShiftToShow> {
  const row = await findShift(db, shiftId, asked);
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  return { ...toShiftRow(row), history: await selectHistoryOf(db, `shift:${shiftId}`) };
}

function toShiftRow({ breaks, cancelledAt, requiredMs, notYetMs, ...row }: StoredShift): ListedShift {
  const { recordedMs, missingMs, pendingMs, exemptMs, explainedMs, leftOutMs, uninspectedMs, ...shift } = row;
  return {
    ...shift,
    breaks: toBreaks(breaks),
    cancelled: cancelledAt !== null,
    coverage:
      requiredMs === null
        ? null
        : splitPending({
            ...{ requiredMs, notYetMs, recordedMs: recordedMs ?? 0, missingMs: missingMs ?? 0 },
            ...{ pendingMs: pendingMs ?? 0, exemptMs: exemptMs ?? 0, explainedMs: explainedMs ?? 0 },
            ...{ uninspectedMs: uninspectedMs ?? 0, leftOutMs },
          }),
  };
}

/** The breaks of a shift as an import takes them: `12:00-13:00、18:00-18:30`. */
function writeBreaks({ breaks }: Pick<ShiftRow, 'breaks'>): string | null {
  const clock = (at: string) => localMinuteOf(new Date(at)).slice(11);
  return listed(breaks.map(({ startsAt, endsAt }) => `${clock(startsAt)}-${clock(endsAt)}`)) || null;
}
