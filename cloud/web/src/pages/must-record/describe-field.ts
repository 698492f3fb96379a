import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { formatDuration } from '../../format/format-duration.ts';
import type { Language } from '../../language/language.ts';
import { activityKindNames } from '../../texts/activity-names.ts';
import { categoryTexts } from '../../texts/category-texts.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { mustRecordTexts } from '../../texts/must-record-texts.ts';
import type { ItemField } from './catalogue-diff.ts';

/** A field of an item for people; words in English where the item has them and the page is English. */
export function describeField(item: MustRecordItem, field: ItemField, language: Language): string {
  const texts = mustRecordTexts[language];
  switch (field) {
    case 'family':
      return texts.families[item.family];
    case 'activityKinds':
      return item.activityKinds.length === 0
        ? texts.noKinds
        : item.activityKinds.map((kind) => activityKindNames[kind][language]).join(commonTexts[language].and);
    case 'leadMs':
    case 'lagMs':
      return formatDuration(item[field], language);
    case 'retentionCategory':
      return categoryTexts[language][item.retentionCategory];
    case 'english':
      return Object.values(item.english).filter(Boolean).join(' · ') || '–';
    default:
      return (language === 'en' ? item.english[field] : undefined) ?? item[field];
  }
}
