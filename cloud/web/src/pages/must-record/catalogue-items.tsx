import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { commonWords } from '@rollcall/shared/words/common';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import type { ItemField } from './catalogue-diff.ts';
import { describeField } from './describe-field.ts';
import classes from './must-record.module.css';
import { mustRecordFamilies } from './must-record-families.ts';

const shown = ['place', 'startEvent', 'content', 'endEvent', 'whoRecords', 'activityKinds'] as const;
const numbers = ['leadMs', 'lagMs'] as const;
/** Of all families alike. */
const widths: Partial<Record<ItemField, string>> = {
  name: '11%',
  place: '9%',
  startEvent: '13%',
  content: '17%',
  endEvent: '14%',
  whoRecords: '10%',
  activityKinds: '9.5%',
  leadMs: '4%',
  lagMs: '4%',
  retentionCategory: '8.5%',
};

/** The items of a catalogue by family. @param nameOf instead of the name as text, such as a button */
export function CatalogueItems({
  items,
  nameOf,
}: {
  items: readonly MustRecordItem[];
  nameOf?: (item: MustRecordItem, name: string) => ReactNode;
}) {
  const { language } = useLanguage();
  const texts = useWords(mustRecordWords);
  const { none } = useWords(commonWords);
  const column = (field: ItemField, number = false) => ({
    title: texts.fields[field],
    number,
    ...(widths[field] && { width: widths[field] }),
    cell: (item: MustRecordItem) => {
      const text = field === 'activityKinds' && isOfNone(item) ? none : describeField(item, field, language);
      // Cells don't break lines by themselves.
      return number ? text : <span className={classes.text}>{text}</span>;
    },
  });
  const families = mustRecordFamilies.map((family) => {
    const ofFamily = items.filter((item) => item.family === family);
    if (ofFamily.length === 0) return null;
    return (
      <Section key={family} title={texts.families[family]}>
        <div className={classes.items}>
          <PlainTable
            name={texts.families[family]}
            rows={ofFamily}
            rowKey={({ itemId }) => itemId}
            columns={[
              {
                title: texts.fields.name,
                ...(widths.name && { width: widths.name }),
                cell: (item) => {
                  const name = describeField(item, 'name', language);
                  return nameOf?.(item, name) ?? <strong className={classes.text}>{name}</strong>;
                },
              },
              ...shown.map((field) => column(field)),
              ...numbers.map((field) => column(field, true)),
              column('retentionCategory'),
            ]}
          />
        </div>
      </Section>
    );
  });
  return (
    <>
      {families}
      {items.some(isOfNone) ? <p className={classes.note}>{texts.noKindsNote}</p> : null}
    </>
  );
}

function isOfNone({ activityKinds }: MustRecordItem): boolean {
  return activityKinds.length === 0;
}
