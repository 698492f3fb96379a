import { describe, expect, it } from 'vitest';
import { dueOf, dueWhenSeen, dutyOf, type Stretch } from './duty-time.ts';

/** Local time of 12 March 2040, a Monday; days after it by their number. */
const at = (time: string, day = 12) => new Date(`2040-03-${day}T${time}:00+08:00`);
const span = (from: string, to: string, day = 12, lastDay = day): Stretch => ({
  from: at(from, day),
  to: at(to, lastDay),
});
const day = [span('08:00', '12:00')];
const night = [span('22:00', '06:00', 12, 13)];

const due = (duty: Stretch[], from: Date, wanted: Date | null) => {
  const answer = dueOf(duty, { from, wanted });
  if (typeof answer === 'string') return answer;
  return 'dueAt' in answer ? answer.dueAt : [answer.earliest, answer.latest];
};

describe('when it is due', () => {
  it('is not sooner than 30 minutes after it is issued', () => {
    expect(due(day, at('09:00'), at('09:30'))).toEqual(at('09:30'));
    expect(due(day, at('09:00'), at('09:29'))).toEqual([at('09:30'), at('12:00')]);
  });

  it('is not later than the end of the duty, which is meant where no hour is said', () => {
    expect(due(day, at('09:00'), at('12:00'))).toEqual(at('12:00'));
    expect(due(day, at('09:00'), at('12:01'))).toEqual([at('09:30'), at('12:00')]);
    expect(due(day, at('09:00'), null)).toEqual(at('12:00'));
  });

  it('needs 30 minutes of the duty that runs', () => {
    expect(due(day, at('11:30'), null)).toEqual(at('12:00'));
    expect(due(day, at('11:31'), null)).toBe('off_duty');
    expect(due([], at('09:00'), null)).toBe('off_duty');
  });

  it('crosses midnight within a night shift, from before and from after it', () => {
    expect(due(night, at('23:50'), at('00:20', 13))).toEqual(at('00:20', 13));
    expect(due(night, at('23:50'), at('00:19', 13))).toEqual([at('00:20', 13), at('06:00', 13)]);
    expect(due(night, at('23:50'), null)).toEqual(at('06:00', 13));
    expect(due(night, at('00:10', 13), at('05:00', 13))).toEqual(at('05:00', 13));
  });

  it('before the duty counts from its beginning, on the same local date only', () => {
    expect(due(night, at('15:00'), at('22:29'))).toEqual([at('22:30'), at('06:00', 13)]);
    expect(due(night, at('15:00'), at('22:30'))).toEqual(at('22:30'));
    expect(due([span('00:00', '06:00', 13)], at('23:40'), null)).toBe('off_duty');
    expect(due([span('08:00', '08:20'), span('14:00', '18:00')], at('07:00'), null)).toEqual(at('18:00'));
  });

  it('takes shifts that touch as one duty, and leave out of it', () => {
    const two = [span('12:00', '18:00'), span('08:00', '12:00')];
    expect(due(dutyOf(two, []), at('11:45'), at('12:30'))).toEqual(at('12:30'));
    expect(due(dutyOf(two, [span('14:00', '16:00')]), at('11:45'), null)).toEqual(at('14:00'));
    expect(due(dutyOf(two, [span('14:00', '16:00')]), at('13:40'), null)).toEqual(at('18:00'));
    expect(due(dutyOf(two, [span('00:00', '00:00', 12, 13)]), at('11:45'), null)).toBe('off_duty');
  });
});

describe('who sees it later', () => {
  it('has 30 minutes from then, within his duty', () => {
    expect(dueWhenSeen(day, { seenAt: at('09:00'), dueAt: at('10:00') })).toEqual(at('10:00'));
    expect(dueWhenSeen(day, { seenAt: at('09:45'), dueAt: at('10:00') })).toEqual(at('10:15'));
    expect(dueWhenSeen(night, { seenAt: at('23:59'), dueAt: at('23:30') })).toEqual(at('00:29', 13));
  });

  it('sees it for nothing off duty, or when his duty is about to end', () => {
    expect(dueWhenSeen(day, { seenAt: at('07:00'), dueAt: at('10:00') })).toBeUndefined();
    expect(dueWhenSeen(day, { seenAt: at('11:31'), dueAt: at('10:00') })).toBeUndefined();
    expect(dueWhenSeen(day, { seenAt: at('20:00'), dueAt: at('10:00') })).toBeUndefined();
  });
});
