import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { formatWords } from '@rollcall/shared/words/format';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { approvalOf } from './segment-reason.ts';

/** Why a segment is what it is, as `reason` says; where explanations account for it, each leads to its own. */
export function SegmentWhy({ segment, reason }: { segment: CoverageSegment; reason: string | undefined }) {
  const { language } = useLanguage();
  const { and } = useWords(formatWords);
  const may = useCan()('exemptions.read');
  const { explanations = [] } = segment;
  if (!may || explanations.length === 0) return reason;
  return explanations.map((explanation, index) => (
    <Fragment key={explanation.exemptionId}>
      {index > 0 ? and : null}
      <Link to={paths.exemptions({ entry: explanation.exemptionId })}>{approvalOf(explanation, language)}</Link>
    </Fragment>
  ));
}
