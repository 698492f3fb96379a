import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { repairLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './file-section.module.css';
import { FileSection } from './file-section.tsx';

/** Faults that the officer reported in the month, and what became of them. */
export function FileFaults({ file: { faults } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  return (
    <FileSection
      title={texts.faults}
      list={paths.devices('faults')}
      empty={texts.noFaults}
      rows={faults}
      rowKey={({ reportId }) => reportId}
      columns={[
        { title: texts.reported, cell: ({ reportedAt }) => <NoWrap>{formatDayTime(reportedAt, language)}</NoWrap> },
        {
          title: texts.recorder,
          cell: ({ recorderSerial }) => <Link to={paths.devices('faults', { recorderSerial })}>{recorderSerial}</Link>,
        },
        { title: texts.symptom, cell: ({ symptom }) => <span className={classes.text}>{symptom}</span> },
        { title: texts.state, cell: ({ state }) => <StateTag look={repairLooks[state]} /> },
      ]}
    />
  );
}
