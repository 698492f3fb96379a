import { EditOutlined } from '@ant-design/icons';
import type { Category, RetentionResponse } from '@rollcall/shared/http/retention';
import { categoryWords } from '@rollcall/shared/words/categories';
import { commonWords } from '@rollcall/shared/words/common';
import { retentionWords } from '@rollcall/shared/words/retention';
import { formatSize } from '../../format/format-size.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import classes from './retention.module.css';
import { usePeriodText } from './use-period-text.ts';

interface Props {
  retention: RetentionResponse;
  onChange: () => void;
  /** Another change waits: it must be decided first. */
  changing: boolean;
}

export function PeriodsTable({ retention, onChange, changing }: Props) {
  const texts = useWords(retentionWords).periods;
  const categories = useWords(categoryWords);
  const { none } = useWords(commonWords);
  const periodText = usePeriodText();
  const { language } = useLanguage();
  const { version, floorMonths, periods, counts } = retention;
  const countOf = new Map(counts.map((row) => [row.category, row]));
  return (
    <Section title={texts.title} hint={texts.version(version)}>
      <div className={classes.stack}>
        <PlainTable
          name={texts.title}
          rows={Object.entries(periods) as [Category, number | null][]}
          rowKey={([category]) => category}
          columns={[
            { title: texts.category, cell: ([category]) => categories[category] },
            { title: texts.period, number: true, cell: ([, months]) => periodText(months) },
            {
              title: texts.count,
              number: true,
              cell: ([category]) => (countOf.get(category)?.recordings ?? 0).toLocaleString(language),
            },
            {
              title: texts.size,
              number: true,
              cell: ([category]) => {
                const counted = countOf.get(category);
                return counted ? formatSize(counted.sizeBytes) : none;
              },
            },
          ]}
        />
        <p className={classes.quiet}>{texts.rules(floorMonths)}</p>
        <div>
          <ActionButton action="retention.write" icon={<EditOutlined />} disabled={changing} onClick={onChange}>
            {texts.change}
          </ActionButton>
        </div>
      </div>
    </Section>
  );
}
