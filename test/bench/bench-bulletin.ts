// Bulletins at size: 300 officers, 12 months, six clips a shift, and the issues before. How long it takes to read what an issue is made
// of and to compose it. `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import { readBulletinInput } from '@rollcall/cloud/bulletins/input/read-bulletin-input';
import type { Database } from '@rollcall/cloud/db/database';
import { sha256 } from '@rollcall/cloud/ledger/sha256';
import { composeContent } from '@rollcall/shared/bulletins/compose-content';
import type { BulletinKind } from '@rollcall/shared/bulletins/content';
import { digestOf } from '@rollcall/shared/bulletins/digest';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { addMonths, localDateOf } from '@rollcall/shared/rules/local-date';
import { withBenchFolder } from './bench-folder.ts';
import { fillMetrics } from './fill-metrics.ts';
import { median, printRatios, RawLog } from './measure.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = values.quick ? { officers: 30, days: 90, clips: 3 } : { officers: 300, days: 365, clips: 6 };
const rounds = values.quick ? 1 : 3;
const earlier = { weekly: 8, monthly: 3 } as const;
const dayMs = 24 * 60 * 60_000;

/** So many issues before now. */
function cutOffOf(kind: BulletinKind, before: number): Date {
  const now = new Date();
  if (kind === 'weekly') return new Date(now.getTime() - before * 7 * dayMs);
  return new Date(`${addMonths(localDateOf(now).slice(0, 7), -before)}-02T00:00:00Z`);
}

async function issueOf(db: Database, kind: BulletinKind, cutOff: Date) {
  const { input, persons } = await readBulletinInput(db, { kind, cutOff, takenAt: cutOff });
  const content = composeContent(input);
  return { input, persons, content, digest: digestOf(content, sha256) };
}

/** As if people had sealed it. */
async function keep(db: Database, kind: BulletinKind, number: number): Promise<void> {
  const { input, persons, content, digest } = await issueOf(db, kind, cutOffOf(kind, number));
  const { bulletin_id: bulletinId } = await db
    .insertInto('bulletin')
    .values({
      ...{ kind, state: 'sealed', period_from: input.period.from, period_to: input.period.to, cut_off: input.cutOff },
      ...{ taken_at: input.takenAt, input_text: canonicalJson(input), input_digest: digest },
      ...{ content: JSON.stringify(content), texts: '{"comments": [], "requirements": [], "takenOff": []}' },
      ...{
        year: 2000,
        number,
        seal: '{}',
        sealed_by: 'bench',
        sealed_at: new Date(input.takenAt),
        receipt_due_on: '2000-01-01',
      },
    })
    .returning('bulletin_id')
    .executeTakeFirstOrThrow();
  const salt = Buffer.alloc(32);
  await db
    .insertInto('bulletin_person')
    .values(
      persons.map(({ person, badgeNo, name }) => ({ bulletin_id: bulletinId, person, badge_no: badgeNo, name, salt })),
    )
    .execute();
}

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    { servicePassword: 'bench', fill: (client) => fillMetrics(client, size) },
    async ({ db }) => {
      const raw = new RawLog('bulletin', { ...size, rounds });
      const measured: { what: string; value: number; goal: string; met: boolean }[] = [];
      for (const kind of ['weekly', 'monthly'] as const) {
        for (let before = earlier[kind]; before > 0; before--) await keep(db, kind, before);
        const ms: number[] = [];
        for (let round = 0; round < rounds; round++) {
          const begun = performance.now();
          await issueOf(db, kind, cutOffOf(kind, 0));
          ms.push(performance.now() - begun);
        }
        raw.add({ what: kind, ms });
        const value = median(ms) / 1000;
        measured.push({ what: `${kind} input and content, median s`, value, goal: '<= 5', met: value <= 5 });
      }
      printRatios(raw, measured);
    },
  ),
);
