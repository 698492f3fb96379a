import { leaveKinds } from '@rollcall/shared/fields/leave';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { formatLeave } from '../../format/format-leave.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import classes from './file-section.module.css';
import { FileSection } from './file-section.tsx';

/** Leave that touches the month, whole. */
export function FileLeave({ file: { badgeNo, leave } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  return (
    <FileSection
      title={texts.leave}
      list={paths.leave({ badgeNo })}
      empty={texts.noLeave}
      rows={leave}
      rowKey={({ leaveId }) => leaveId}
      columns={[
        {
          title: texts.time,
          cell: ({ from, to }) => <NoWrap>{formatLeave({ startsAt: from, endsAt: to }, language)}</NoWrap>,
        },
        { title: texts.leaveKind, cell: ({ leaveKind }) => leaveKinds[leaveKind][language] },
        { title: texts.note, cell: ({ note }) => <span className={classes.text}>{note}</span> },
      ]}
    />
  );
}
