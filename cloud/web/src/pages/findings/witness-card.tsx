import type { FindingRow } from '@rollcall/shared/http/findings';
import { deletionEvidenceWords } from '@rollcall/shared/words/deletion-evidence';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { findingGradeLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { LostFile } from './lost-file.tsx';
import { TestimonyColumns } from './testimony-columns.tsx';
import classes from './witness-card.module.css';
import { WitnessStrip } from './witness-strip.tsx';

/**
 * Why footage is said to be gone: how strongly, the minutes that it is about, and below them what each witness says of them.
 */
export function WitnessCard({ finding }: { finding: FindingRow }) {
  const texts = useWords(deletionEvidenceWords);
  const { detail, grade } = finding;
  const files = detail.lostFiles ?? [];
  if (files.length === 0 && detail.testimonies === undefined) return null;
  const count = detail.lostFileCount ?? files.length;
  return (
    <Section title={texts.title} hint={files.length === 0 ? undefined : texts.more(files.length, count)}>
      {grade === null ? null : (
        <p className={classes.grade}>
          <StateTag look={findingGradeLooks[grade]} />
          <span>{texts.grades[grade]}</span>
        </p>
      )}
      <WitnessStrip finding={finding} />
      {detail.testimonies === undefined ? null : (
        <TestimonyColumns testimonies={detail.testimonies} name={texts.ofActivity} />
      )}
      {files.length === 0 ? null : (
        <ul className={classes.files}>
          {files.map((file) => (
            <LostFile
              key={`${file.cardVolumeId} ${file.fileName} ${file.sequenceNo} ${file.from}`}
              file={file}
              badgeNo={finding.badgeNo}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
