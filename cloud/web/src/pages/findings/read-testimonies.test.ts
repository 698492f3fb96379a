import type { Testimonies } from '@rollcall/shared/http/findings';
import { expect, test } from 'vitest';
import { readTestimonies } from './read-testimonies.ts';

const silent: Testimonies = {
  recorderLog: 'silent',
  files: 'silent',
  sequence: 'silent',
  cardInventory: 'silent',
  ticket: 'silent',
};

test.each([
  ['nobody says anything', {}, 'silent silent silent silent silent'],
  [
    'the log says recorded and there is no file',
    { recorderLog: 'recorded', files: 'absent' },
    'contradicts agrees silent silent silent',
  ],
  [
    'the card agrees with the files that it is gone',
    { files: 'absent', cardInventory: 'absent', ticket: 'recorded' },
    'silent agrees silent agrees contradicts',
  ],
  [
    'all agree that it is there',
    { recorderLog: 'recorded', files: 'recorded', sequence: 'recorded', cardInventory: 'recorded' },
    'agrees agrees agrees agrees silent',
  ],
] as const)('when %s', (_name, said, expected) => {
  const witnesses = readTestimonies({ ...silent, ...said });
  expect(witnesses.map(({ name }) => name)).toEqual(['recorderLog', 'files', 'sequence', 'cardInventory', 'ticket']);
  expect(witnesses.map(({ stands }) => stands).join(' ')).toBe(expected);
});
