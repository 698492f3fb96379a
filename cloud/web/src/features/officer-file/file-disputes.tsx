import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './file-section.module.css';
import { FileSection } from './file-section.tsx';

/** Check-outs that the officer disputed in the month. */
export function FileDisputes({ file: { badgeNo, disputes } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  return (
    <FileSection
      title={texts.disputes}
      list={paths.devices('disputes', { badgeNo })}
      empty={texts.noDisputes}
      rows={disputes}
      rowKey={({ disputeId }) => disputeId}
      columns={[
        { title: texts.disputed, cell: ({ disputedAt }) => <NoWrap>{formatDayTime(disputedAt, language)}</NoWrap> },
        {
          title: texts.recorder,
          cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
        },
        { title: texts.reason, cell: ({ reason }) => <span className={classes.text}>{reason}</span> },
        { title: texts.state, cell: ({ state }) => <StateTag look={disputeLooks[state]} /> },
      ]}
    />
  );
}
