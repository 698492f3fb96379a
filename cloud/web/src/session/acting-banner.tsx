import { actingWords } from '@rollcall/shared/words/acting';
import { shellWords } from '@rollcall/shared/words/shell';
import { Alert, Button } from 'antd';
import { formatFull } from '../format/format-time.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { useSession } from './session-context.ts';
import { useActFor } from './use-act-for.ts';

/** For whom the page acts, and for whom it could. */
export function ActingBanner() {
  const texts = useWords(actingWords);
  const { roles } = useWords(shellWords);
  const { actingFor, mayActFor } = useSession();
  const { actFor, running, problem } = useActFor();
  if (actingFor) {
    const { name, username, unitName, role, until } = actingFor;
    return (
      <>
        <Alert
          banner
          type="warning"
          title={texts.notice(name ?? username, unitName || roles[role], formatFull(until))}
          action={
            <Button size="small" loading={running} onClick={() => actFor(null)}>
              {texts.stop}
            </Button>
          }
        />
        <ProblemNotice problem={problem} />
      </>
    );
  }
  return (
    <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', padding: '4px 12px' }}>
      <ProblemNotice problem={problem} />
      {mayActFor.map(({ delegationId, name, username }) => (
        <Button key={delegationId} size="small" loading={running} onClick={() => actFor(delegationId)}>
          {texts.start(name ?? username)}
        </Button>
      ))}
    </div>
  );
}
