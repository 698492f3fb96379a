import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveObserved } from './derive-observed.ts';

const minuteMs = 60_000;
let id = 0;

/** `A>10`: A takes it at minute 10. `A<20`: A brings it back. */
function seen(text: string) {
  const [badgeNo = '', minute] = text.split(/[<>]/);
  return {
    observationId: `id-${id++}`,
    kind: text.includes('>') ? ('check_out' as const) : ('check_in' as const),
    recorderSerial: 'R1',
    badgeNo,
    at: new Date(Number(minute) * minuteMs),
  };
}

function brief(texts: string[]) {
  const { custodies, conflicts } = deriveObserved(texts.map(seen));
  const minute = (at: Date | null) => (at === null ? '…' : at.getTime() / minuteMs);
  return [
    ...custodies.map(({ badgeNo, heldFrom, heldUntil }) => `${badgeNo} ${minute(heldFrom)}–${minute(heldUntil)}`),
    ...conflicts.map(({ kind, badgeNos, fromAt, untilAt }) =>
      [kind, ...badgeNos, `${minute(fromAt)}–${minute(untilAt)}`].join(' '),
    ),
  ];
}

const cases: [string, string[], string[]][] = [
  ['nothing from nothing', [], []],
  ['a check-out until its return', ['A>10', 'A<20'], ['A 10–20']],
  ['a check-out without return until further notice', ['A>10'], ['A 10–…']],
  ['the same in any order of arrival', ['A<20', 'B>30', 'A>10', 'B<40'], ['A 10–20', 'B 30–40']],
  ['nothing from a return of what was not out', ['A<20'], []],
  ['the end of it when somebody else brings it back', ['A>10', 'B<20'], ['A 10–20']],
  ['one custody when who has it takes it again', ['A>10', 'A>15', 'A<20'], ['A 10–20']],
  ['a conflict when another takes it', ['A>10', 'B>15', 'B<20'], ['A 10–15', 'B 15–20', 'two_check_outs A B 10–15']],
  ['none when it was brought back at that instant', ['B>15', 'A>10', 'A<15'], ['A 10–15', 'B 15–…']],
  ['nobody for what was taken and brought back at once', ['A>10', 'B<10', 'B>10'], ['B 10–…']],
];

describe('deriveObserved', () => {
  it.each(cases)('derives %s', (_what, observations, expected) => {
    expect(brief(observations)).toEqual(expected);
  });

  it('never has two holders at once, whatever was seen in whatever order', () => {
    const observation = fc
      .tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('<', '>'), fc.integer({ min: 0, max: 30 }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 15 }), (texts) => {
        const observations = texts.map(seen);
        const { custodies } = deriveObserved(observations);
        expect(deriveObserved([...observations].reverse()).custodies).toEqual(custodies);
        custodies.forEach(({ heldFrom, heldUntil }, index) => {
          const next = custodies[index + 1];
          if (heldUntil !== null) expect(heldFrom < heldUntil).toBe(true);
          if (next) expect(heldUntil !== null && heldUntil <= next.heldFrom).toBe(true);
        });
      }),
    );
  });
});
