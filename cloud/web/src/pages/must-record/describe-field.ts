import { categoryNames } from '@rollcall/shared/fields/categories';
import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { activityKindNames } from '@rollcall/shared/words/activities';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { formatDuration } from '../../format/format-duration.ts';
import type { ItemField } from './catalogue-diff.ts';

/** A field of an item for people; words in English where the item has them and the page is English. */
export function describeField(item: MustRecordItem, field: ItemField, language: Language): string {
  const texts = wordsIn(mustRecordWords, language);
  switch (field) {
    case 'family':
      return texts.families[item.family];
    case 'activityKinds':
      return item.activityKinds.length === 0
        ? texts.noKinds
        : item.activityKinds.map((kind) => activityKindNames[kind][language]).join(wordsIn(formatWords, language).and);
    case 'leadMs':
    case 'lagMs':
      return formatDuration(item[field], language);
    case 'retentionCategory':
      return wordsIn(categoryNames, language)[item.retentionCategory];
    case 'english':
      return Object.values(item.english).filter(Boolean).join(' · ') || '–';
    default:
      return (language === 'en' ? item.english[field] : undefined) ?? item[field];
  }
}
