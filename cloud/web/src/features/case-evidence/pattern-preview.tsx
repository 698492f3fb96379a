import { problemOfPattern } from '@rollcall/shared/rules/number-patterns';
import { caseEvidencePageWords } from '@rollcall/shared/words/case-evidence-page';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from '../outside-decisions/proposal.module.css';

/** What the form of case numbers that is typed would keep for good, before it is set. */
export function PatternPreview({ pattern }: { pattern: string }) {
  const texts = useWords(caseEvidencePageWords);
  const { start, running, problem, answer } = useCall('POST case-evidence/preview');
  const amount = ({ files, bytes }: { files: number; bytes: number }) => texts.amount(files, formatSize(bytes));
  return (
    <div className={classes.stack} style={{ marginBlockEnd: 12 }}>
      <div>
        <Button
          size="small"
          disabled={problemOfPattern(pattern.trim()) !== undefined}
          loading={running}
          onClick={() => start({ body: { pattern: pattern.trim() } })}
        >
          {texts.preview}
        </Button>
      </div>
      <ProblemNotice problem={problem} />
      {answer ? (
        <div role="status">
          <p>{texts.previewed(answer.matching, answer.activities)}</p>
          <p>{texts.previewHolds(amount(answer.holds), amount(answer.fresh))}</p>
          {answer.outdated.files > 0 ? <p>{texts.previewOutdated(amount(answer.outdated))}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
