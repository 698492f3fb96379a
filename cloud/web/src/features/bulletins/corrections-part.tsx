import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { metricWords } from '@rollcall/shared/words/metrics';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useCan } from '../../session/use-can.ts';
import { formatParts, formatShare } from '../metrics/format-value.ts';
import classes from './bulletins.module.css';
import { Share } from './figure-cell.tsx';
import { IssueLink } from './issue-link.tsx';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

/** Figures of earlier issues that come out otherwise by now: what they said, what is so, and why. */
export function CorrectionsPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { none } = useWords(commonWords);
  const { metrics } = useWords(metricWords);
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('metrics.read');
  const { corrections } = shown.content;
  if (corrections.length === 0) return <p>{texts.noCorrections}</p>;
  return (
    <>
      <p className={classes.hint}>{texts.correctionsHint}</p>
      <PlainTable
        name={texts.correctionsHint}
        rows={corrections}
        rowKey={({ issue: { kind, year, number }, metric, unitCode }) =>
          `${kind}${year}-${number} ${metric} ${unitCode}`
        }
        columns={[
          { title: texts.issue, cell: ({ issue }) => <IssueLink issue={issue} /> },
          { title: texts.unit, cell: ({ unitCode }) => (unitCode === null ? texts.whole : name.unit(unitCode)) },
          { title: texts.figure, cell: ({ metric }) => metrics[metric] },
          {
            title: texts.was,
            number: true,
            cell: ({ metric, was }) => (
              <>
                <del>{formatShare(was, none)}</del> <span className={classes.small}>{formatParts(metric, was)}</span>
              </>
            ),
          },
          {
            title: texts.is,
            number: true,
            cell: ({ metric, is, unitCode, period }) => (
              <>
                <strong>
                  <Share
                    metric={metric}
                    value={is}
                    period={period}
                    of={unitCode === null ? {} : { unitCode }}
                    opens={can && sees(unitCode)}
                  />
                </strong>{' '}
                <span className={classes.small}>{formatParts(metric, is)}</span>
              </>
            ),
          },
          {
            title: texts.why,
            cell: ({ why }) => (
              <span className={classes.long}>{texts.rowsChanged(why.added, why.removed, why.changed)}</span>
            ),
          },
        ]}
      />
    </>
  );
}
