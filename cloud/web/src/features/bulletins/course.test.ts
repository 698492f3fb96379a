import { expect, test } from 'vitest';
import { courseOf, lookOf } from './course.ts';

const of = (numerator: number, denominator = 1000) => ({ numerator, denominator });

test('tells how a share moved by what is shown of it', () => {
  expect(courseOf(of(973), of(961))).toEqual({ way: 'up', points: '1.2' });
  expect(courseOf(of(800), of(850))).toEqual({ way: 'down', points: '5.0' });
  expect(courseOf(of(97_301, 100_000), of(97_349, 100_000))).toEqual({ way: 'same', points: '0.0' });
});

test('has nothing to compare where there is no share', () => {
  expect(courseOf(of(0, 0), of(1))).toBeNull();
  expect(courseOf(of(1), of(0, 0))).toBeNull();
});

test('looks good as it falls where less is better', () => {
  expect(lookOf('down', 're_offence')).toBe('up');
  expect(lookOf('up', 're_offence')).toBe('down');
  expect(lookOf('down', 'training')).toBe('down');
  expect(lookOf('same', 're_offence')).toBe('same');
});
