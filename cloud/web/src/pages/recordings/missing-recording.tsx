import { accessWords } from '@rollcall/shared/words/access-requests';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';

interface Props {
  recordingId: string;
  problem: Error;
  onRetry: () => unknown;
}

/** There is no such recording, or it is of another unit: who may ask for that one is told how. */
export function MissingRecording({ recordingId, problem, onRetry }: Props) {
  const texts = useWords(accessWords).request;
  const may = useCan()('access.request');
  const navigate = useNavigate();
  return (
    <div style={{ display: 'grid', gap: 12, justifyItems: 'start' }}>
      <ProblemNotice wholePage problem={problem} onRetry={onRetry} />
      {may ? (
        <>
          <p>{texts.offer}</p>
          <Button
            type="primary"
            onClick={() => navigate(paths.access({ view: 'requests', entry: 'new', ids: recordingId }))}
          >
            {texts.add}
          </Button>
        </>
      ) : null}
    </div>
  );
}
