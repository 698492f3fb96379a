import { describe, expect, it } from 'vitest';
import { type ClockObservation, judgeClocks } from './judge-clocks.ts';
import { splitStretches } from './split-stretches.ts';

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}Z`);
const stretch = (from: string, until: string, day?: string) => ({
  shownFrom: at(from, day),
  shownUntil: at(until, day),
});
const looks = { earliest: at('00:00:00'), latest: at('12:00:00') };
const agreeMs = 60_000;
const hourMs = 3_600_000;
const judge = (
  stretches: ReturnType<typeof stretch>[],
  given: { earliest: Date | null; latest: Date } = looks,
  observations: ClockObservation[] = [],
) =>
  judgeClocks(stretches, given, { observations, agreeMs }).map(({ basis, offsetMs, errorMs }) => [
    basis,
    offsetMs === null ? null : offsetMs / hourMs,
    errorMs === null ? null : errorMs / hourMs,
  ]);

describe('a recorder’s clock', () => {
  it('is taken as right while nothing speaks against it, and when it is only a little off', () => {
    expect(judge([stretch('01:00:00', '09:00:00')])).toEqual([['agrees', 0, 0]]);
    expect(judge([stretch('01:00:00', '12:00:50')])).toEqual([['agrees', 0, 0]]);
    expect(judge([stretch('01:00:00', '09:00:00')], { earliest: null, latest: at('12:00:00') })).toEqual([
      ['agrees', 0, 0],
    ]);
  });

  it('was ahead when it wrote what lies in the future: by that much at least, by what lies since the look before at most', () => {
    // It showed 08:00 to 14:00 at 12:00: two hours ahead at least; and eight at most.
    expect(judge([stretch('08:00:00', '14:00:00')])).toEqual([['bounds', 5, 3]]);
  });

  it('was behind when it wrote, since the look before, what lies before that look', () => {
    expect(judge([stretch('20:00:00', '23:00:00', '2026-11-23')])).toEqual([['bounds', -8.5, 4.5]]);
  });

  it('that was reset is bounded by the stretches before and after, and not known without them', () => {
    const [before, reset, after] = [
      stretch('01:00:00', '05:00:00'),
      stretch('00:00:00', '01:00:00', '2000-01-01'),
      stretch('08:00:00', '09:00:00'),
    ];
    const [first, second, third] = judgeClocks([before, reset, after], looks, { observations: [], agreeMs });
    expect([first?.basis, second?.basis, third?.basis]).toEqual(['agrees', 'bounds', 'agrees']);
    // What it recorded from 00:00 to 01:00 happened between 05:00 and 08:00.
    const start = at('00:00:00', '2000-01-01').getTime() - (second?.offsetMs ?? 0);
    expect([new Date(start), (second?.errorMs ?? 0) / hourMs]).toEqual([at('06:00:00'), 1]);
    expect(judge([reset], { earliest: null, latest: at('12:00:00') })).toEqual([['unknown', null, null]]);
  });

  it('is as somebody observed it in the stretch in which that was, unless that can’t be', () => {
    const morning = stretch('01:00:00', '04:00:00');
    const noon = stretch('08:00:00', '11:00:00');
    const compared = { observedAt: at('09:00:00'), shownAt: at('09:30:00'), errorMs: 36_000 };
    expect(judge([morning, noon], looks, [compared])).toEqual([
      ['agrees', 0, 0],
      ['observed', 0.5, 0.01],
    ]);
    const impossible = { observedAt: at('11:00:00'), shownAt: at('08:30:00'), errorMs: 1000 };
    expect(judge([noon], { earliest: at('09:00:00'), latest: at('12:00:00') }, [impossible])[0]?.[0]).toBe('bounds');
    const tomorrow = { observedAt: at('09:00:00', '2026-11-25'), shownAt: at('09:30:00'), errorMs: 1000 };
    expect(judge([noon], looks, [tomorrow])).toEqual([['agrees', 0, 0]]);
  });
});

describe('what a recorder wrote', () => {
  it('is cut at each power-on and where the clock went back', () => {
    const moment = (time: string, isPowerOn = false, endsAt?: string) => ({
      at: at(time),
      isPowerOn,
      ...(endsAt ? { endsAt: at(endsAt) } : {}),
    });
    const stretches = splitStretches([
      moment('08:00:00', true),
      moment('08:01:00', false, '08:30:00'),
      moment('08:30:00'),
      moment('08:29:30'),
      moment('09:00:00', true),
      moment('02:00:00'),
    ]);
    expect(stretches.map(({ shownFrom, shownUntil, moments }) => [shownFrom, shownUntil, moments.length])).toEqual([
      [at('08:00:00'), at('08:30:00'), 4],
      [at('09:00:00'), at('09:00:00'), 1],
      [at('02:00:00'), at('02:00:00'), 1],
    ]);
  });
});
