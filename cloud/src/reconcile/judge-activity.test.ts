import { describe, expect, it } from 'vitest';
import type { CoveredActivity, Stretch } from '../coverage/covered-activity.ts';
import { judgeActivity } from './judge-activity.ts';

const rules = { joinToleranceMs: 1000 };
const second = 1000;

/** From second 100 to 200, with a lead and a lag of 30. */
function activity(covered: Stretch[], changes: Partial<CoveredActivity> = {}): CoveredActivity {
  return {
    activityId: 'a1',
    kind: 'inquiry',
    window: [70 * second, 230 * second],
    core: [100 * second, 200 * second],
    required: true,
    dutyDate: '2026-11-24',
    rulesEdition: 2,
    officers: [
      { badgeNo: '100', unitCode: 'squad-1' },
      { badgeNo: '200', unitCode: 'squad-2' },
    ],
    covered: covered.map(([from, to]): Stretch => [from * second, to * second]),
    uninspected: [],
    exempt: [],
    explained: [],
    broken: [],
    due: true,
    dueAt: new Date(0),
    changesAt: null,
    ...changes,
  };
}

const seconds = (parts: Stretch[]) => parts.map(([from, to]): Stretch => [from * second, to * second]);

describe('what became of an activity', () => {
  const cases: [string, CoveredActivity, string, string[]][] = [
    ['it is covered from lead to lag', activity([[70, 230]]), 'covered', []],
    [
      'its clips are as far apart as is tolerated',
      activity([
        [69, 120],
        [121, 231],
      ]),
      'covered',
      [],
    ],
    [
      'nobody could inspect a part of what covers it',
      activity([[70, 150]], { uninspected: seconds([[140, 230]]) }),
      'not_inspected',
      [],
    ],
    [
      'nobody could inspect a part of it, and it has a hole all the same',
      activity([[70, 150]], { uninspected: seconds([[160, 230]]) }),
      'incomplete',
      ['activity_not_covered 150–160'],
    ],
    ['it is covered to as little before the end as is tolerated', activity([[71, 229]]), 'covered', []],
    ['it began after the lead', activity([[72, 230]]), 'incomplete', ['started_too_late 70–72']],
    ['it began after the start', activity([[110, 230]]), 'incomplete', ['started_too_late 70–110']],
    ['it stopped before the lag was over', activity([[70, 210]]), 'incomplete', ['stopped_early 210–230']],
    ['it stopped before the end', activity([[70, 150]]), 'incomplete', ['stopped_early 150–230']],
    [
      'it has a hole',
      activity([
        [70, 150],
        [160, 230],
      ]),
      'incomplete',
      ['activity_not_covered 150–160'],
    ],
    [
      'it has a hole in its lead: what counts is the run up to the start',
      activity([
        [70, 80],
        [90, 230],
      ]),
      'incomplete',
      ['started_too_late 80–90'],
    ],
    [
      'everything at once',
      activity([
        [110, 120],
        [130, 190],
      ]),
      'incomplete',
      ['activity_not_covered 120–130', 'started_too_late 70–110', 'stopped_early 190–230'],
    ],
    [
      'nothing of it is covered',
      activity([
        [70, 90],
        [210, 230],
      ]),
      'not_covered',
      ['activity_not_covered 100–200'],
    ],
    ['nothing of it is covered, and it isn’t due', activity([], { due: false }), 'pending', []],
    ['it has a hole and isn’t due', activity([[70, 150]], { due: false }), 'pending', []],
    ['it is covered before it is due', activity([[70, 230]], { due: false }), 'covered', []],
    ['it is withdrawn', activity([], { required: false }), 'not_required', []],
    ['all of it is exempt', activity([], { exempt: seconds([[90, 210]]) }), 'exempt', []],
    [
      'a part is exempt, and all the rest is recorded',
      activity([[70, 150]], { exempt: seconds([[150, 230]]) }),
      'partly_exempt',
      [],
    ],
    [
      'it is recorded, though a part was exempt',
      activity([[70, 230]], { exempt: seconds([[150, 230]]) }),
      'covered',
      [],
    ],
    [
      'a part is exempt and the rest isn’t covered',
      activity([], { exempt: seconds([[150, 230]]) }),
      'not_covered',
      ['activity_not_covered 100–150'],
    ],
    [
      'nobody could inspect what isn’t exempt',
      activity([[70, 100]], { uninspected: seconds([[100, 150]]), exempt: seconds([[150, 230]]) }),
      'not_inspected',
      [],
    ],
    [
      'what isn’t recorded is explained',
      activity([[70, 150]], { explained: seconds([[150, 230]]) }),
      'incomplete_explained',
      [],
    ],
    [
      'it is recorded, though a part was explained',
      activity([[70, 230]], { explained: seconds([[90, 210]]) }),
      'covered',
      [],
    ],
    [
      'nothing is recorded, and all is explained',
      activity([], { explained: seconds([[70, 230]]) }),
      'not_covered_explained',
      [],
    ],
    [
      'nothing is recorded, a part is exempt and the rest is explained',
      activity([], { exempt: seconds([[70, 150]]), explained: seconds([[150, 230]]) }),
      'not_covered_explained',
      [],
    ],
    [
      'an explanation was approved, and footage may still come',
      activity([[70, 150]], { explained: seconds([[150, 230]]), due: false }),
      'pending',
      [],
    ],
    [
      'a hole is explained, and another isn’t',
      activity(
        [
          [70, 120],
          [140, 200],
        ],
        { explained: seconds([[120, 140]]) },
      ),
      'incomplete',
      ['stopped_early 200–230'],
    ],
    [
      'a part is explained and the rest isn’t covered',
      activity([], { explained: seconds([[150, 230]]) }),
      'not_covered',
      ['activity_not_covered 100–150'],
    ],
    [
      'a moment is covered just after it',
      activity([[100.9, 130]], { core: [100_000, 100_001], window: [100_000, 130_000] }),
      'covered',
      [],
    ],
    [
      'a moment isn’t covered',
      activity([[102, 130]], { core: [100_000, 100_001], window: [100_000, 130_000] }),
      'not_covered',
      ['activity_not_covered 100–100.001'],
    ],
  ];
  it.each(cases)('%s', (_name, covered, verdict, findings) => {
    const judged = judgeActivity(covered, rules);
    expect(judged.verdict).toBe(verdict);
    const at = (instant: string) => Date.parse(instant) / second;
    expect(
      judged.findings.map(({ kind, detail }) =>
        [kind, ...detail.missing.map(({ from, to }) => `${at(from)}–${at(to)}`)].join(' '),
      ),
    ).toEqual(findings);
  });

  it('says how much had to be recorded and how much was: exempt time is taken out, explained time isn’t', () => {
    const changes = { exempt: seconds([[140, 160]]), explained: seconds([[160, 230]]) };
    expect(judgeActivity(activity([[70, 150]], changes), rules)).toMatchObject({
      requiredMs: 140_000,
      recordedMs: 70_000,
    });
  });

  it('counts a hole within the tolerance as recorded, as a shift does, and a longer one as missing', () => {
    const recordedMs = (until: number) =>
      judgeActivity(
        activity([
          [70, 150],
          [until, 240],
        ]),
        rules,
      ).recordedMs;
    expect([recordedMs(151), recordedMs(152)]).toEqual([recordedMs(150), recordedMs(150) - 2000]);
  });

  it('is about the first of its officers and names the others; without any footage only the ticket speaks', () => {
    const [finding] = judgeActivity(activity([]), rules).findings;
    expect(finding).toMatchObject({
      ruleKey: 'activity_coverage',
      subject: 'activity:a1',
      badgeNo: '100',
      unitCode: 'squad-1',
      grade: 'weak',
      detail: { badgeNos: ['200'], testimonies: { ticket: 'recorded', files: 'absent', recorderLog: 'silent' } },
    });
    const [hole] = judgeActivity(
      activity([
        [70, 150],
        [160, 230],
      ]),
      rules,
    ).findings;
    expect(hole?.grade).toBeUndefined();
  });
});
