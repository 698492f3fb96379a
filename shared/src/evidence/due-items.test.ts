import { expect, test } from 'vitest';
import { type DueFact, judgeDue } from './due-items.ts';

const begin = Date.parse('2026-12-01T00:00:00Z');
const at = (hours: number) => new Date(begin + hours * 60 * 60_000).toISOString();

type Told = [type: string, hours: number, subject: string, told: Record<string, unknown> | null];
const facts = (told: Told[]): DueFact[] =>
  told.map(([type, hours, subject, members], index) => ({
    ...{ index, type, recordedAt: at(hours), told: members },
    subject: members ? subject : null,
  }));

const shift = (item: string, hours: number, told: object = {}): Told => [
  'shift_added',
  hours,
  `shift:${item}`,
  { endsAt: at(hours + 8), dutyType: 'road_patrol', ...told },
];
const activity = (item: string, hours: number, told: object = {}): Told => [
  'activity_told',
  hours,
  `activity:${item}`,
  { startsAt: at(hours), endsAt: at(hours + 1), badgeNos: ['100001'], itemId: 'accident', ...told },
];
const ripe = (subject: string, hours: number): Told => ['check_ripe', hours, subject, {}];
const started: Told = ['draws_started', 0, 'draw:0', {}];
const closed = (draw: number, hours: number): Told => [
  'draw_closed',
  hours,
  `draw:${draw}`,
  { draw, closedAt: at(hours) },
];

test('before a close nothing is judged', () => {
  expect(judgeDue(facts([started, shift('a', 0)]))).toBeNull();
});

test.each<[what: string, told: Told[], missing: string[], unjudged: number]>([
  ['all that is ripe in time', [shift('a', 1), activity('b', 1), ripe('shift:a', 33), ripe('activity:b', 26)], [], 0],
  ['a shift that never became ripe', [shift('a', 1), activity('b', 1), ripe('activity:b', 26)], ['shift:a of 1'], 0],
  [
    'an activity that never became ripe',
    [shift('a', 1), activity('b', 1), ripe('shift:a', 33)],
    ['activity:b of 1'],
    0,
  ],
  ['what isn’t due yet', [shift('a', 30)], [], 0],
  ['what is due right before the close', [shift('a', 15.5)], [], 0],
  ['a cancelled shift', [shift('a', 1), ['shift_cancelled', 2, 'shift:a', {}]], [], 0],
  ['a withdrawn activity', [activity('b', 1), ['activity_withdrawn', 2, 'activity:b', {}]], [], 0],
  ['a shift of a duty that isn’t recorded', [shift('a', 1, { dutyType: 'standby' })], [], 0],
  ['a shift of a duty of which nothing is known', [shift('a', 1, { dutyType: 'horse_patrol' })], [], 1],
  [
    'a duty type that is not recorded, by its fact',
    [
      ['duty_type_added', 1, 'duty_type:horse_patrol', { recordingRule: 'none' }],
      shift('a', 1, { dutyType: 'horse_patrol' }),
    ],
    [],
    0,
  ],
  [
    'a duty type that is recorded, by its fact',
    [
      ['duty_type_added', 1, 'duty_type:horse_patrol', { recordingRule: 'activities' }],
      shift('a', 1, { dutyType: 'horse_patrol' }),
    ],
    ['shift:a of 1'],
    0,
  ],
  ['a shift that was moved', [shift('a', 1), ['shift_changed', 2, 'shift:a', { after: { endsAt: at(40) } }]], [], 0],
  ['an activity that need not be recorded', [activity('b', 1, { itemId: null })], [], 0],
  ['an activity of nobody', [activity('b', 1, { badgeNos: [] })], [], 0],
  [
    'an activity that the catalogue was changed for',
    [activity('b', 1), ['must_record_changed', 2, 'must_record:2', { countsFrom: at(0) }]],
    [],
    1,
  ],
  [
    'a longer deadline',
    [
      [
        'parameters_changed',
        1,
        'hq:parameters',
        { before: { importDeadlineHours: 24 }, after: { importDeadlineHours: 48 } },
      ],
      shift('a', 1),
    ],
    [],
    0,
  ],
  ['a shift whose payload is gone', [['shift_added', 1, '', null]], [], 1],
  ['a change whose payload is gone', [shift('a', 1), ['shift_cancelled', 2, '', null]], [], 1],
])('%s', (_, told, missing, unjudged) => {
  const verdict = judgeDue(facts([started, ...told, closed(1, 48)]));
  expect([verdict?.missing.map(({ item, draw }) => `${item} of ${draw}`), verdict?.unjudged]).toEqual([
    missing,
    unjudged,
  ]);
});

test('what was over before draws began is in none, unless it was entered later', () => {
  const before: Told[] = [
    shift('a', -100),
    started,
    shift('b', -100),
    ['shift_added', 1, 'shift:c', { endsAt: at(-90), dutyType: 'road_patrol' }],
  ];
  const verdict = judgeDue(facts([...before, ripe('shift:b', 1), closed(1, 48)]));
  expect(verdict?.missing.map(({ item }) => item)).toEqual(['shift:c']);
});

test('what became ripe only after the draw that had to have it is named with that draw', () => {
  const verdict = judgeDue(facts([started, shift('a', 1), closed(1, 48), ripe('shift:a', 50), closed(2, 96)]));
  expect(verdict?.missing).toEqual([{ item: 'shift:a', deadline: at(33), draw: 1 }]);
});
