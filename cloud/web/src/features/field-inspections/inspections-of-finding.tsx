import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { fieldInspectionWords, inspectedFaults } from '@rollcall/shared/words/field-inspections';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { inspectionLooks } from '../../state/inspection-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './inspections.module.css';

/** On the page of a finding: the inspections that it came from, or that it states. */
export function InspectionsOfFinding({ finding: { findingId, detail } }: { finding: FindingDetailResponse }) {
  const texts = useWords(fieldInspectionWords);
  const { language } = useLanguage();
  // Missing footage may state what an inspection says.
  const enabled = detail.inspection !== undefined || detail.missing.length > 0;
  const { answer } = useRead('GET field-inspections', { query: { findingId } }, { enabled });
  const rows = answer?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={texts.evidence}>
      <ul className={classes.lines}>
        {rows.map((row) => (
          <li key={row.inspectionId} className={classes.line}>
            <Link to={paths.inspection(row.inspectionId)}>{formatDayTime(row.inspectedAt, language)}</Link>
            <span>{row.place}</span>
            <StateTag look={inspectionLooks[row.state]} />
            <span>{inspectedFaults(row.items, language)}</span>
            <span className={classes.quiet}>{row.recordedBy}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
