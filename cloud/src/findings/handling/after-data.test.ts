import { type Handling, handlingSchema } from '@rollcall/shared/http/handling';
import { describe, expect, it } from 'vitest';
import { afterData, type News } from './after-data.ts';

const news: News = { state: 'open', wasOpen: true, comparedWithDecided: 'nothing_decided', otherPerson: false };
const gone = { state: 'resolved' } as const;
const again = { wasOpen: false };
const more = { comparedWithDecided: 'says_more' } as const;
const other = { comparedWithDecided: 'other_person', otherPerson: true } as const;
const noMore = { comparedWithDecided: 'no_more' } as const;

describe('what becomes of a finding when the data', () => {
  const cases: [string, Handling, Partial<News>, string][] = [
    ['says it otherwise before anybody answered', 'told', {}, 'told'],
    ['says it otherwise after an answer', 'answered', {}, 'answered'],
    ['names somebody else before anybody answered', 'told', { otherPerson: true }, 'told anew'],
    ['names somebody else after an answer', 'answered', { otherPerson: true }, 'told anew'],
    ['no longer says so before anybody answered', 'told', gone, 'closed'],
    ['no longer says so after an answer', 'answered', gone, 'closed'],
    ['no longer says so after it was excused', 'excused', gone, 'excused, no_longer_so'],
    ['no longer says so after it was confirmed', 'confirmed', gone, 'confirmed, no_longer_so'],
    ['no longer says so while it is put right', 'rectifying', gone, 'rectifying, no_longer_so'],
    ['no longer says so after it was put right', 'proved', gone, 'proved, no_longer_so'],
    ['no longer says so after everything was decided', 'decided', gone, 'decided, no_longer_so'],
    ['no longer says so after it was closed', 'closed', gone, 'closed'],
    ['no longer says what was set aside', 'unfounded', gone, 'closed'],
    ['says it again after it was no longer so', 'closed', again, 'told anew'],
    ['says what was decided again after it was closed', 'closed', { ...again, ...noMore }, 'closed'],
    ['says more after it was closed', 'closed', { ...again, ...more }, 'told anew'],
    ['says more after everything was decided', 'decided', more, 'told anew'],
    ['names somebody else after everything was decided', 'decided', other, 'told anew'],
    ['says more than was set aside', 'unfounded', again, 'told anew'],
    ['says no more than was set aside', 'told', { state: 'set_aside' }, 'unfounded'],
    ['says less after it was confirmed', 'confirmed', noMore, 'confirmed'],
    ['says more after it was confirmed', 'confirmed', more, 'confirmed, says_more'],
    ['names somebody else after it was confirmed', 'confirmed', other, 'confirmed, other_person'],
    ['says more after it was excused', 'excused', more, 'excused, says_more'],
    ['says more while it is put right', 'rectifying', more, 'rectifying, says_more'],
    ['says more after it was put right', 'proved', more, 'proved, says_more'],
  ];
  it.each(cases)('%s', (_name, handling, said, expected) => {
    const after = afterData({ handling, lookAgain: null, isAppealed: false }, { ...news, ...said });
    const shown = [after.toldAnew ? 'told anew' : after.handling, ...(after.lookAgain ? [after.lookAgain] : [])];
    expect(shown.join(', ')).toBe(expected);
  });

  it.each(handlingSchema.options)('no longer says so, an appeal against a finding that is %s keeps it', (handling) => {
    const after = afterData({ handling, lookAgain: null, isAppealed: true }, { ...news, ...gone });
    expect(after).toEqual({ handling, lookAgain: 'no_longer_so', toldAnew: false });
  });

  it.each(handlingSchema.options)(
    'says again what was decided, nobody has to look at a finding that is %s',
    (handling) => {
      const after = afterData(
        { handling, lookAgain: 'no_longer_so', isAppealed: false },
        { ...news, ...noMore, wasOpen: true },
      );
      if (handling === 'told' || handling === 'answered') expect(after.handling).toBe(handling);
      else expect(after).toEqual({ handling, lookAgain: null, toldAnew: false });
    },
  );
});
