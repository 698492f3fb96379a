import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { addDays, addMonths } from '@rollcall/shared/rules/local-date';
import { inspectedFaults } from '@rollcall/shared/words/field-inspections';
import { formatWords } from '@rollcall/shared/words/format';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { inspectionLooks } from '../../state/inspection-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './file-section.module.css';
import { FileSection } from './file-section.tsx';

/** What inspectors saw of the officer on duty in the month. */
export function FileInspections({ file: { badgeNo, month } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  const { and } = useWords(formatWords);
  const may = useCan()('inspections.read');
  const time = { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
  const { answer } = useRead('GET field-inspections', { query: { badgeNo, ...time, limit: 200 } }, { enabled: may });
  return (
    <FileSection
      title={texts.inspections}
      list={paths.inspections({ badgeNo, ...time })}
      empty={texts.noInspections}
      rows={answer?.rows ?? []}
      rowKey={({ inspectionId }) => inspectionId}
      columns={[
        {
          title: texts.inspected,
          cell: ({ inspectionId, inspectedAt }) => (
            <Link to={paths.inspection(inspectionId)}>
              <NoWrap>{formatDayTime(inspectedAt, language)}</NoWrap>
            </Link>
          ),
        },
        { title: texts.state, cell: ({ state }) => <StateTag look={inspectionLooks[state]} /> },
        {
          title: texts.place,
          cell: ({ place, items }) => (
            <span className={classes.text}>
              {[place, inspectedFaults(items, language)].filter((text) => text !== '').join(and)}
            </span>
          ),
        },
      ]}
    />
  );
}
