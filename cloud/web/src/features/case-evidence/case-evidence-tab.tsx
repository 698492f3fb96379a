import { caseEvidenceColumns } from '@rollcall/shared/words/case-evidence';
import { caseEvidencePageWords } from '@rollcall/shared/words/case-evidence-page';
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from '../outside-decisions/proposal.module.css';

/** All that is kept for good by its case number, how much that is, and of what the ground has changed. */
export function CaseEvidenceTab() {
  const texts = useWords(caseEvidencePageWords);
  const [{ outdated, unitCode, caseNo }, change] = useUrlQuery(['outdated', 'unitCode', 'caseNo']);
  const { answer, problem, retry } = useRead('GET case-evidence/sums', {});
  const amount = ({ files, bytes }: { files: number; bytes: number }) => texts.amount(files, formatSize(bytes));
  return (
    <div className={classes.stack}>
      <p>{texts.hint}</p>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer ? (
        <FactList
          facts={[
            { name: texts.sum, value: amount(answer) },
            { name: texts.current, value: amount(answer.current) },
            {
              name: texts.outdated,
              value: <Link to={paths.retention({ view: 'evidence', outdated: '1' })}>{amount(answer.outdated)}</Link>,
            },
          ]}
        />
      ) : null}
      <ListTable
        list="case-evidence"
        columns={caseEvidenceColumns}
        cells={{
          fileName: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
          caseNos: ({ grounds }) =>
            grounds.map(({ activityId, caseNo: number }) => (
              <div key={`${activityId} ${number}`}>
                <Link to={paths.activity(activityId)}>{number}</Link>
              </div>
            )),
        }}
        query={{ outdated: outdated === '1' ? '1' : undefined, unitCode, caseNo }}
        idOf={({ recordingId }) => recordingId}
        name={texts.tab}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <Checkbox
              checked={outdated === '1'}
              onChange={(event) => change({ outdated: event.target.checked ? '1' : undefined })}
            >
              {texts.outdatedOnly}
            </Checkbox>
            <TextFilter
              label={texts.caseNo}
              value={caseNo}
              leastLength={2}
              width={160}
              onChange={(value) => change({ caseNo: value })}
            />
            <UnitSelect value={unitCode} onChange={(value) => change({ unitCode: value })} />
          </>
        }
      />
    </div>
  );
}
