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
    'the log says recorded and there is no file: the file is what is wrong',
    { recorderLog: 'recorded', files: 'absent' },
    'tells contradicts silent silent silent',
  ],
  [
    'the card agrees with the files that it is gone, and a ticket says that it must be there',
    { files: 'absent', cardInventory: 'absent', ticket: 'recorded' },
    'silent contradicts silent agrees tells',
  ],
  [
    'nothing is there and nobody misses it',
    { files: 'absent', cardInventory: 'absent' },
    'silent agrees silent agrees silent',
  ],
  [
    'all agree that it is there',
    { recorderLog: 'recorded', files: 'recorded', sequence: 'recorded', cardInventory: 'recorded' },
    'agrees agrees agrees agrees silent',
  ],
  [
    'a file is there that the card doesn’t list',
    { files: 'recorded', cardInventory: 'absent' },
    'silent agrees silent contradicts silent',
  ],
] as const)('when %s', (_name, said, expected) => {
  const witnesses = readTestimonies({ ...silent, ...said });
  expect(witnesses.map(({ name }) => name)).toEqual(['recorderLog', 'files', 'sequence', 'cardInventory', 'ticket']);
  expect(witnesses.map(({ stands }) => stands).join(' ')).toBe(expected);
});
