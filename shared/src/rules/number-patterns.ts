/**
 * The form of a number as a brigade writes it: a regular expression of few kinds of parts, which says the same in Postgres, where it is
 * matched, and can't be made to take long. A number has the form when the whole of it does.
 */
export type PatternProblem = 'too_long' | 'open' | 'repeat' | 'nested_repeat' | 'not_taken';

const longestPattern = 200;
const mostTimes = 99;

/** What is wrong with the pattern; undefined: nothing, as with an empty one. */
export function problemOfPattern(pattern: string): PatternProblem | undefined {
  if (pattern.length > longestPattern) return 'too_long';
  if (pattern === '') return undefined;
  const reader = { rest: [...pattern] };
  try {
    readAlternatives(reader);
    return reader.rest.length === 0 ? undefined : 'open';
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}

export function sayPatternProblem(problem: PatternProblem): string {
  return said[problem];
}

const said: Record<PatternProblem, string> = {
  too_long: `must have no more than ${longestPattern} characters`,
  open: 'has a bracket that is not closed or not opened',
  repeat: `has a repetition of nothing, or one that is not ?, *, +, {n} or {n,m} with n and m up to ${mostTimes}`,
  nested_repeat: 'repeats a group that holds a repetition or a choice: only ? may follow such a group',
  not_taken: 'takes only characters, . , \\d, \\D, [ ], ( ), (?: ), | and repetitions',
};

interface Reader {
  rest: string[];
}

class Refused extends Error {
  readonly problem: PatternProblem;

  constructor(problem: PatternProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** @returns whether it can match in several ways: it holds a repetition or a choice */
function readAlternatives(reader: Reader): boolean {
  let isLoose = readSequence(reader);
  while (reader.rest[0] === '|') {
    reader.rest.shift();
    readSequence(reader);
    isLoose = true;
  }
  return isLoose;
}

function readSequence(reader: Reader): boolean {
  let isLoose = false;
  while (reader.rest.length > 0 && reader.rest[0] !== '|' && reader.rest[0] !== ')') {
    const isLooseGroup = readPart(reader);
    const times = readTimes(reader);
    if (isLooseGroup && times !== '' && times !== '?') throw new Refused('nested_repeat');
    if (isLooseGroup || (times !== '' && !/^\{\d+\}$/.test(times))) isLoose = true;
  }
  return isLoose;
}

function readPart(reader: Reader): boolean {
  const character = reader.rest.shift() ?? '';
  switch (character) {
    case '(':
      return readGroup(reader);
    case '[':
      readClass(reader);
      return false;
    case '\\':
      readEscape(reader);
      return false;
    case '*':
    case '+':
    case '?':
    case '{':
      throw new Refused('repeat');
    case ']':
    case '}':
      throw new Refused('open');
    case '^':
    case '$':
      throw new Refused('not_taken');
    default:
      return false;
  }
}

function readGroup(reader: Reader): boolean {
  if (reader.rest[0] === '?') {
    if (reader.rest[1] !== ':') throw new Refused('not_taken');
    reader.rest.splice(0, 2);
  }
  const isLoose = readAlternatives(reader);
  if (reader.rest.shift() !== ')') throw new Refused('open');
  return isLoose;
}

/** Of characters and ranges; `[:alpha:]` and the like mean something else in each place. */
function readClass(reader: Reader): void {
  if (reader.rest[0] === '^') reader.rest.shift();
  for (let count = 0; ; count++) {
    const character = reader.rest.shift();
    if (character === undefined || (character === ']' && count === 0)) throw new Refused('open');
    if (character === ']') return;
    if (character === '[' && /[:.=]/.test(reader.rest[0] ?? '')) throw new Refused('not_taken');
    if (character === '\\') {
      // Nothing but a digit: Postgres takes no \D in a class.
      if (reader.rest[0] === 'D') throw new Refused('not_taken');
      readEscape(reader);
      continue;
    }
    const until = reader.rest[1];
    if (character !== '-' && reader.rest[0] === '-' && until !== undefined && until !== ']') {
      if (until === '\\' || until < character) throw new Refused('not_taken');
      reader.rest.splice(0, 2);
    }
  }
}

function readEscape(reader: Reader): void {
  const escaped = reader.rest.shift() ?? '';
  if (!/^[dD!-/:-@[-`{-~]$/.test(escaped)) throw new Refused('not_taken');
}

/** @returns how it is repeated, `` for once */
function readTimes(reader: Reader): string {
  const times = /^(?:[?*+]|\{(\d{1,2})(?:,(\d{0,2}))?\})/.exec(reader.rest.join(''));
  if (!times) return '';
  const [text, least, most] = times;
  reader.rest.splice(0, [...text].length);
  if (most !== undefined && most !== '' && Number(most) < Number(least)) throw new Refused('repeat');
  if (/^[?*+{]/.test(reader.rest[0] ?? '')) throw new Refused('repeat');
  return text;
}
