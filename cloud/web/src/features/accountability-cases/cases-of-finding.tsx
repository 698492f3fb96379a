import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { accountabilityCaseWords, caseNo } from '@rollcall/shared/words/accountability-cases';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { entryLooks } from '../../state/case-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './case-view.module.css';

/** Who answers for a finding; of a confirmed one a case can be opened. Nothing as long as neither is so. */
export function CasesOfFinding({ finding: { findingId, handling } }: { finding: FindingDetailResponse }) {
  const texts = useWords(accountabilityCaseWords);
  const can = useCan();
  const navigate = useNavigate();
  const enabled = can('accountability.read');
  const { answer } = useRead('GET accountability-cases', { query: { findingId, limit: 200 } }, { enabled });
  const rows = answer?.rows ?? [];
  const stands = ['confirmed', 'rectifying', 'proved', 'decided'].includes(handling);
  const answered = rows.some(({ state }) => state !== 'ended');
  const opens = can('accountability.open') && stands && answer !== undefined && !answered;
  if (rows.length === 0 && !opens) return null;
  return (
    <Section title={texts.title}>
      <ul className={classes.plain}>
        {rows.map((row) => (
          <li key={row.entryId} className={classes.buttons}>
            <Link to={paths.accountabilityCase(row.caseId)}>{caseNo(row)}</Link>
            <span>{formatPerson({ badgeNo: row.badgeNo, name: row.officerName })}</span>
            <span>{texts.roles[row.role]}</span>
            <StateTag look={entryLooks[row.state]} />
            {row.outcome === null ? null : <span>{texts.outcomes[row.void ? 'void' : row.outcome]}</span>}
          </li>
        ))}
      </ul>
      {opens ? (
        <Button onClick={() => navigate(paths.accountability({ entry: 'new', of: findingId }))}>{texts.add}</Button>
      ) : null}
    </Section>
  );
}
