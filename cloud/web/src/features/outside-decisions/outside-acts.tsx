import type { OutsideDecisionDetail } from '@rollcall/shared/resources/outside-decisions';
import { outsideDecisionWords } from '@rollcall/shared/words/outside-decisions';
import { Button } from 'antd';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { useWords } from '../../language/use-words.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { attachScan, outsideOutdates } from './use-new-outside-decision.ts';

/** What can be done with what waits: who entered it attaches the scan, a second person confirms it, either rejects it. */
export function OutsideActs({ decision }: { decision: OutsideDecisionDetail }) {
  const texts = useWords(outsideDecisionWords);
  const { outsideDecisionId, scan, own, involved, untilOwnPassword } = decision;
  const params = { outsideDecisionId };
  const attach = useChange({
    send: (commandKey, file: File) => attachScan(commandKey, outsideDecisionId, file),
    outdates: outsideOutdates,
  });
  const confirm = useChange({
    send: (commandKey) => call('POST outside-decisions/:outsideDecisionId/confirmation', { params }, commandKey),
    outdates: [
      ...[...outsideOutdates, 'shifts', 'leave', 'coverage', 'duty-weeks'],
      ...['custody-conflicts', 'recorders', 'officers', 'recordings'],
    ],
  });
  const reject = useChange({
    send: (commandKey, body: { reason: string }) =>
      call('POST outside-decisions/:outsideDecisionId/rejection', { params, body }, commandKey),
    outdates: outsideOutdates,
  });
  return (
    <>
      {scan === null ? <p>{texts.scanMissing}</p> : null}
      {scan === null && own ? (
        <section aria-label={texts.scan}>
          <ProblemNotice problem={attach.problem} />
          <AttachmentInput
            disabled={attach.running}
            onChange={(file) => (file === undefined ? undefined : attach.start(file))}
          />
        </section>
      ) : null}
      {involved ? (
        <NotSecondPerson own={texts.own} untilOwnPassword={untilOwnPassword} />
      ) : (
        <section aria-label={texts.confirm}>
          <p style={{ marginBlock: '0 8px' }}>{texts.confirmHint}</p>
          <ProblemNotice problem={confirm.problem} />
          <Button type="primary" disabled={scan === null} loading={confirm.running} onClick={() => confirm.start()}>
            {texts.confirm}
          </Button>
        </section>
      )}
      <TakeBack
        word={texts.reject}
        subject={outsideDecisionId}
        reasonLabel={texts.rejected}
        problem={reject.problem}
        running={reject.running}
        onDone={reject.start}
      />
    </>
  );
}
