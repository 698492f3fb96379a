import type { DeletionListDetail } from '@rollcall/shared/http/deletion-lists';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import { Drawer } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { deletionListLooks } from '../../state/retention-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { DeletionDecisionForm } from './deletion-decision-form.tsx';
import { DeletionEntries } from './deletion-entries.tsx';
import classes from './retention.module.css';

/** One list: what is on it, who decided what, and the decision. */
export function DeletionListDrawer({ deletionListId, onClose }: { deletionListId: string; onClose: () => void }) {
  const { language } = useLanguage();
  const all = useWords(retentionWords);
  const { answer, problem, retry } = useAnswer<DeletionListDetail>(`deletion-lists/${deletionListId}`);
  return (
    <Drawer open onClose={onClose} size={1100} title={all.lists.title}>
      <div className={classes.stack}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer ? (
          <>
            <FactList
              facts={[
                { name: all.lists.state, value: <StateTag look={deletionListLooks[answer.state]} /> },
                { name: all.lists.proposedAt, value: formatFull(answer.proposedAt) },
                {
                  name: all.lists.footage,
                  value: `${all.recordings(answer.recordings)} · ${formatSize(answer.sizeBytes)}`,
                },
                ...answer.decisions.map(({ by, onBehalfOf, decision, reason, at }) => ({
                  name: `${all.change.decisions[decision]} · ${signature(by, onBehalfOf, language)}`,
                  value: `${reason} (${formatFull(at)})`,
                })),
              ]}
            />
            {answer.state === 'proposed' ? <DeletionDecisionForm list={answer} /> : null}
            <DeletionEntries entries={answer.entries} />
          </>
        ) : null}
      </div>
    </Drawer>
  );
}
