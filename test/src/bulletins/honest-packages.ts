import { exampleInput, exampleRow, findingId } from '@rollcall/shared/bulletins/example-input';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import { columnsOf } from '@rollcall/shared/bulletins/input-values';
import { zipOf } from '../evidence/sample-export.ts';
import { sampleKeys, sampleWitness } from '../evidence/sample-keys.ts';
import type { PackageCase } from './package-case.ts';
import { type SampleIssue, samplePackage } from './sample-package.ts';

const session = '00000000-0000-4000-8000-000000000400';

/** A week of today's format: draws, one of them void, changes of every sort, late reading. */
const newWeek = (): BulletinInput =>
  exampleInput({
    takenAt: '2026-11-27T09:30:00.000Z',
    draws: (['finished', 'void'] as const).map((state, nr) => ({
      ...{ draw: 41 + nr, state, planVersion: 3, finishedAt: '2026-11-24T01:12:40.000Z', population: 412, asked: 4 },
      ...{ heard: 3 - 3 * nr, turns: 6, seed: nr === 0 ? '9f'.repeat(32) : null, root: '4b'.repeat(32) },
      strata: [
        {
          key: 'road',
          perMille: 30,
          minimum: 8,
          cap: 8,
          size: 318,
          drawn: 8,
          capped: true,
          done: 8,
          passed: 7,
          skipped: 1,
        },
        {
          key: 'rest',
          perMille: 10,
          minimum: 0,
          cap: null,
          size: 94,
          drawn: 1,
          capped: false,
          done: 1,
          passed: 1,
          skipped: 0,
        },
      ],
      skips: [{ kind: 'activity', item: session, reason: '依法不公开，同意免查。' }],
    })),
    changes: [
      { at: '2026-11-23T02:00:00.000Z', leaf: 17, type: 'parameters_changed', subject: 'appealDays', unitCode: null },
      { at: '2026-11-23T03:00:00.000Z', leaf: 19, type: 'shift_changed', subject: '2026-11-18', unitCode: 'squad-1' },
      { at: '2026-11-23T04:00:00.000Z', leaf: 21, type: 'shift_changed', subject: '2026-11-19', unitCode: 'squad-1' },
      { at: '2026-11-24T04:00:00.000Z', leaf: null, type: 'a_fact_of_tomorrow', subject: null, unitCode: 'gone' },
    ],
    missingGuarantees: [
      { guarantee: 'keeps_versions', since: null },
      { guarantee: 'one_of_tomorrow', since: '2026-11-20T01:02:03.000Z' },
    ],
    outages: [{ stationId: 'station-1', unitCode: 'squad-1', from: '2026-11-17T00:00:00.000Z', to: null }],
    inspections: [],
  });

/** A month of today's format, with training and re-offences. */
const newMonth = (input: BulletinInput): BulletinInput => {
  const { kind, period, before, cutOff, takenAt, monthly } = input;
  const made = exampleInput({ kind, period, before, cutOff, takenAt });
  const people = ['p1', 'p2', 'p3'].map((person, nr) =>
    exampleRow('training', { id: `${session}:${person}`, day: '2026-11-18', person, unitCode: 'squad-1' }, [
      ...[1, nr === 0 ? 1 : 0, nr === 0 ? 1 : 0, nr === 1 ? 1 : 0, 0],
    ]),
  );
  return {
    ...made,
    rows: { ...made.rows, training: { columns: columnsOf('training'), rows: people } },
    monthly: monthly && {
      ...monthly,
      reOffences: [
        { findingId: findingId(7), unitCode: 'squad-1', violationClass: 'incomplete', taught: 'missed' },
        { findingId: findingId(8), unitCode: 'squad-1', violationClass: 'incomplete', taught: 'missed' },
      ],
    },
  };
};

const honest: (Pick<PackageCase, 'name' | 'state' | 'witnessKeys'> & { issue: SampleIssue })[] = [
  { name: 'weekly, with corrections, cleared and named persons', state: 'true', issue: {} },
  {
    name: 'weekly, by a witness whose key was handed in',
    state: 'true',
    issue: {},
    witnessKeys: [sampleWitness('squad-1').verifierKey],
  },
  { name: 'weekly, without witnesses', state: 'true', issue: { stations: [] } },
  { name: 'weekly, without salts', state: 'true', issue: { withheld: true } },
  { name: 'monthly', state: 'true', issue: { kind: 'monthly' } },
  { name: 'monthly, without salts', state: 'true', issue: { kind: 'monthly', withheld: true } },
  { name: 'weekly of format 2, with draws', state: 'true', issue: { change: { input: newWeek } } },
  {
    name: 'monthly of format 2, with training',
    state: 'true',
    issue: { kind: 'monthly', change: { input: newMonth } },
  },
  { name: 'a name erased', state: 'true', issue: { erased: ['p2'] } },
  { name: 'every name erased', state: 'true', issue: { erased: ['p1', 'p2', 'p3'] } },
  { name: 'a name erased, without salts', state: 'true', issue: { erased: ['p3'], withheld: true } },
  { name: 'names lost in a restore', state: 'true', issue: { lost: true } },
  { name: 'sealed before 0.3.0, packed since', state: 'true', issue: { sealedBefore: true } },
  { name: 'sealed before 0.3.0, a name erased since', state: 'true', issue: { sealedBefore: true, erased: ['p1'] } },
  { name: 'sealed and packed before 0.3.0', state: 'unbound', issue: { sealedBefore: true, packedBefore: true } },
  {
    name: 'sealed and packed before 0.3.0, a name erased',
    state: 'unbound',
    issue: { sealedBefore: true, packedBefore: true, erased: ['p1'] },
  },
];

/** Packages as HQ makes them. */
export function honestPackages(): Promise<PackageCase[]> {
  const root = sampleKeys().rootFingerprint;
  return Promise.all(
    honest.map(async ({ issue, ...told }) => ({ ...told, root, bytes: zipOf(await samplePackage(issue)) })),
  );
}
