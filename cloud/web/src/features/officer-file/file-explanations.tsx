import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { boundsOf } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { exemptionLooks } from '../../state/exemption-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { FileSection } from './file-section.tsx';
import { FileTime } from './file-time.tsx';

/** Why time of the month wasn't recorded, for the officer or the whole unit, and what became of each explanation. */
export function FileExplanations({ file: { badgeNo, month, explanations } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  const { from, to } = boundsOf(month);
  const time = {
    from: startOfLocalDate(from).toISOString(),
    to: startOfLocalDate(addDays(to, 1)).toISOString(),
  };
  return (
    <FileSection
      title={texts.explanations}
      list={paths.exemptions({ badgeNo, ...time })}
      empty={texts.noExplanations}
      rows={explanations}
      rowKey={({ exemptionId }) => exemptionId}
      columns={[
        { title: texts.time, cell: (one) => <FileTime {...one} /> },
        {
          title: texts.cause,
          cell: ({ exemptionId, reasonCode, wholeUnit }) => (
            <Link to={paths.exemptions({ entry: exemptionId })}>
              {exemptionReasonNames[reasonCode][language]}
              {wholeUnit ? ` · ${texts.wholeUnit}` : ''}
            </Link>
          ),
        },
        { title: texts.state, cell: ({ state }) => <StateTag look={exemptionLooks[state]} /> },
      ]}
    />
  );
}
