import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { catalogueDiff, type ItemDifference } from './catalogue-diff.ts';
import { describeField } from './describe-field.ts';
import classes from './must-record.module.css';

/** What a catalogue changes against another, item by item. */
export function CatalogueDiffView({
  before,
  after,
  name,
}: {
  before: readonly MustRecordItem[];
  after: readonly MustRecordItem[];
  name: string;
}) {
  const { language } = useLanguage();
  const texts = useWords(mustRecordWords);
  const differences = catalogueDiff(before, after);
  if (differences.length === 0) return <p>{texts.same}</p>;
  const itemOf = (difference: ItemDifference) => (difference.kind === 'changed' ? difference.after : difference.item);
  return (
    <PlainTable
      name={name}
      rows={differences}
      rowKey={(difference) => itemOf(difference).itemId}
      columns={[
        { title: texts.fields.name, cell: (difference) => describeField(itemOf(difference), 'name', language) },
        { title: texts.difference, cell: ({ kind }) => texts[kind] },
        {
          title: texts.differs,
          cell: (difference) =>
            difference.kind === 'changed' ? (
              <ul className={classes.changes}>
                {difference.fields.map((field) => (
                  <li key={field}>
                    {texts.fields[field]}: <del>{describeField(difference.before, field, language)}</del> →{' '}
                    <ins>{describeField(difference.after, field, language)}</ins>
                  </li>
                ))}
              </ul>
            ) : (
              describeField(difference.item, 'content', language)
            ),
        },
      ]}
    />
  );
}
