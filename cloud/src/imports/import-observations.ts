import { createHash } from 'node:crypto';
import { custodyObservationFields as fields } from '@rollcall/shared/fields/custody-observations';
import { custodyObservations } from '@rollcall/shared/resources/custody-observations';
import {
  shownOfCustodyObservations,
  custodyObservationImport as told,
} from '@rollcall/shared/words/custody-observations';
import { type Observation, selectKnownObservations } from '../custody/observations/repository.ts';
import { saveObservations } from '../custody/observations/save-observations.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { columnOf } from './column-kinds.ts';
import { defineImport, type RowOutcome } from './import-definition.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup } from './officer-lookup.ts';
import { RecorderLookup, recorderColumn } from './recorder-lookup.ts';

/** "Just now" is a little in the past by the time it is imported; until then no reason is asked for. */
const graceMs = 10 * 60_000;

/** Who took and brought back which recorder, as it was written down. */
export const importObservations = defineImport({
  kind: 'observations',
  access: custodyObservations.endpoints.create.parts.access,
  title: shownOfCustodyObservations.title.zh,
  columns: {
    kind: columnOf(fields.kind, told.kind),
    recorderSerial: recorderColumn,
    ...officerColumns,
    at: columnOf(fields.at, told.at),
    spareFor: columnOf(fields.spareFor, told.spareFor),
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, { problems, unitCode, faulty, now, by, reason }) {
    const all = [...rows, ...faulty];
    const badgeNos = all.map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const serials = all.map(({ values }) => values.recorderSerial);
    const recorders = await RecorderLookup.create(tx, serials, unitCode);
    const observations: Observation[] = [];
    const rowNumbers: number[] = [];
    const past: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      recorders.check(values, problems, row);
      const { kind, recorderSerial, at, spareFor = null } = values;
      if (at > now) problems.add({ row, column: 'at' }, 'in_the_future');
      if (at.getTime() < now.getTime() - graceMs) past.push(row);
      if (!officer) continue;
      const seen = { kind, recorderSerial, badgeNo: officer.badgeNo, at };
      const entered = { stationId: null, spareFor, toldBy: by, toldAt: now };
      observations.push({ observationId: idOf(seen), ...seen, source: 'import', ...entered });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      recorders.check(values, problems, row);
    }
    const [first] = past;
    // Once for the file: whoever gives a reason gives it for all rows.
    if (first !== undefined && reason === undefined) {
      problems.add({ row: first, column: 'at' }, 'reason_required', past.length);
    }
    const ids = observations.map(({ observationId }) => observationId);
    const known = await selectKnownObservations(tx, ids);
    return {
      outcomes: ids.map((id, index): RowOutcome => {
        const becomes = known.has(id) ? 'unchanged' : 'added';
        known.add(id);
        return { row: rowNumbers[index] ?? 0, becomes };
      }),
      write: async (writing) => void (await saveObservations(writing, observations, { reason })),
    };
  },
});

/** The same line of a paper list is the same observation, however often it is imported. */
function idOf({ kind, recorderSerial, badgeNo, at }: Pick<Observation, 'kind' | 'recorderSerial' | 'badgeNo' | 'at'>) {
  const text = ['import', kind, recorderSerial, badgeNo, at.toISOString()].join(' ');
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
