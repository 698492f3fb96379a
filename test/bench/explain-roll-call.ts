import { coverageQuery } from '@rollcall/cloud/coverage/coverage-repository';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import type { Database } from '@rollcall/cloud/db/database';
import { type RecordingPageOptions, recordingsPage } from '@rollcall/cloud/evidence/recording-page-repository';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { recordingsQuerySchema } from '@rollcall/shared/http/recordings';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, sql } from 'kysely';

/** How Postgres finds Today and the list of recordings, with what it read. */
export async function explainRollCall(db: Database): Promise<string> {
  const date = localDateOf(new Date());
  const overlapping = { from: startOfLocalDate(date), to: startOfLocalDate(addDays(date, 1)) };
  const options = { asOf: new Date(), parameters: await readParameters(db) };
  const weekAgo = startOfLocalDate(addDays(date, -7));
  const day = { from: weekAgo.toISOString(), to: startOfLocalDate(addDays(date, -6)).toISOString() };
  const deep = { at: weekAgo.toISOString(), recordingId: 'a'.repeat(32) };
  const queries: Record<string, RawBuilder<unknown>> = {
    'Today, all units': coverageQuery({ overlapping, dataScope: seesAll }, options),
    'Today, one unit': coverageQuery({ overlapping, unitCode: 'squad-2', dataScope: seesAll }, options),
    'recordings, newest first': page({}),
    'recordings, newest first, deep': page({}, { after: deep }),
    'recordings by capture, deep': page({ sort: '-capturedAt' }, { after: deep }),
    'recordings of a unit': page({ unitCode: 'squad-2' }),
    'recordings of a unit with little': page({ unitCode: 'squad-8' }),
    'recordings of an officer': page({ badgeNo: '100400' }),
    'recordings of a day': page(day),
    'damaged recordings by capture': page({ outcome: 'damaged', sort: 'capturedAt' }),
    'recordings not verified yet': page({ state: 'announced' }),
    'recordings found by a common text': page({ q: '.mp4' }),
  };
  const plans: string[] = [];
  for (const [what, query] of Object.entries(queries)) {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers) ${query}`.execute(db);
    plans.push([`--- ${what}`, ...rows.map((row) => row['QUERY PLAN'])].join('\n'));
  }
  return plans.join('\n\n');

  function page(query: object, options: Partial<RecordingPageOptions> = {}): RawBuilder<unknown> {
    return sql`${recordingsPage(db, recordingsQuerySchema.parse(query), { dataScope: seesAll, limit: 51, ...options })}`;
  }
}
