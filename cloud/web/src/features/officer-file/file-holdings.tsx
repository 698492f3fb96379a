import { custodyBases } from '@rollcall/shared/fields/custodies';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { FileSection } from './file-section.tsx';
import { FileTime } from './file-time.tsx';

/** Which recorders the officer held in the month, and how that came. */
export function FileHoldings({ file: { badgeNo, holdings } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  return (
    <FileSection
      title={texts.holdings}
      list={paths.registry('custodies', { badgeNo })}
      empty={texts.noHoldings}
      rows={holdings}
      rowKey={({ custodyId, from }) => `${custodyId} ${from}`}
      columns={[
        {
          title: texts.recorder,
          cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
        },
        { title: texts.basis, cell: ({ basis }) => custodyBases[basis][language] },
        { title: texts.time, cell: (one) => <FileTime {...one} /> },
      ]}
    />
  );
}
