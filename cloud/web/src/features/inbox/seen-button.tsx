import { inboxWords } from '@rollcall/shared/words/inbox';
import { Button } from 'antd';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

/** That the officer saw a decision about himself: from now on his time to appeal runs. */
export function SeenButton({ decisionId }: { decisionId: string }) {
  const texts = useWords(inboxWords);
  const see = useChange({
    send: (commandKey) => call('POST finding-decisions/:decisionId/notices', { params: { decisionId } }, commandKey),
    outdates: ['inbox', 'findings', 'finding-decisions'],
  });
  return (
    <span>
      <Button size="small" loading={see.running} onClick={() => see.start()}>
        {texts.seen}
      </Button>
      <ProblemNotice problem={see.problem} />
    </span>
  );
}
