import { expect, test } from 'vitest';
import { placeTemplate } from './place-template.ts';

const at = (time: string) => new Date(`2026-11-${time}:00+08:00`).toISOString();
const span = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });
const day = { from: '08:00', to: '16:00', breaks: [{ from: '12:00', to: '13:00' }] };
const night = {
  from: '20:00',
  to: '08:00',
  breaks: [
    { from: '23:30', to: '00:30' },
    { from: '04:00', to: '04:30' },
  ],
};
const now = Date.parse(at('24T10:00'));

test.each([
  [
    'of a day lies on the day of the form',
    day,
    at('20T00:00'),
    span('20T08:00', '20T16:00'),
    [span('20T12:00', '20T13:00')],
  ],
  [
    'past midnight ends on the next day, with its breaks where the clock shows them',
    night,
    at('24T08:00'),
    span('24T20:00', '25T08:00'),
    [span('24T23:30', '25T00:30'), span('25T04:00', '25T04:30')],
  ],
  [
    'that has begun today begins tomorrow, when no day is chosen',
    day,
    null,
    span('25T08:00', '25T16:00'),
    [span('25T12:00', '25T13:00')],
  ],
  [
    'that is still to come begins today, when no day is chosen',
    night,
    undefined,
    span('24T20:00', '25T08:00'),
    [span('24T23:30', '25T00:30'), span('25T04:00', '25T04:30')],
  ],
  [
    'that ends when it begins takes a whole day',
    { from: '08:00', to: '08:00', breaks: [] },
    at('20T23:59'),
    span('20T08:00', '21T08:00'),
    [],
  ],
])('a template %s', (_name, template, startsAt, shift, breaks) => {
  expect(placeTemplate(template, startsAt, now)).toEqual({ ...shift, breaks });
});
