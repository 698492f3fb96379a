import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { boundsOf } from '../../format/month.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { activityVerdictLooks } from '../../state/activity-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { FileSection } from './file-section.tsx';

/** How many activities had to be recorded, and what became of them. */
export function FileActivities({ file: { badgeNo, month, activities } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const bounds = boundsOf(month);
  const all = activities.reduce((sum, { count }) => sum + count, 0);
  const covered = activities.find(({ verdict }) => verdict === 'covered')?.count ?? 0;
  return (
    <FileSection
      title={texts.activities}
      hint={all === 0 ? undefined : texts.activitiesCovered(covered, all)}
      list={paths.activities({ badgeNo, ...bounds })}
      empty={texts.noActivities}
      rows={activities}
      rowKey={({ verdict }) => verdict}
      columns={[
        { title: texts.verdict, cell: ({ verdict }) => <StateTag look={activityVerdictLooks[verdict]} /> },
        {
          title: texts.count,
          number: true,
          cell: ({ verdict, count }) => <Link to={paths.activities({ badgeNo, ...bounds, verdict })}>{count}</Link>,
        },
      ]}
    />
  );
}
