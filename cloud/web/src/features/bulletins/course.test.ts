import { expect, test } from 'vitest';
import { courseOf } from './course.ts';

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
