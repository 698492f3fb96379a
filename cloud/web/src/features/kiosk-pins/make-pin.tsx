import { kioskPinWords } from '@rollcall/shared/words/kiosk-pins';
import { Modal } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** A leader makes an officer's PIN; it is shown once. */
export function MakePin({ badgeNo }: { badgeNo: string }) {
  const texts = useWords(kioskPinWords);
  const { start, running, problem, answer, reset } = useCall('POST officers/:badgeNo/kiosk-pin');
  return (
    <>
      <ActionButton action="custodies.write" loading={running} onClick={() => start({ params: { badgeNo } })}>
        {texts.make}
      </ActionButton>
      <Modal
        open={answer !== undefined || problem !== null}
        title={`${badgeNo} · ${texts.pin}`}
        onCancel={reset}
        onOk={reset}
        cancelButtonProps={{ style: { display: 'none' } }}
      >
        <ProblemNotice problem={problem} />
        {answer ? (
          <>
            <p style={{ fontSize: 28, letterSpacing: '0.2em' }}>{answer.pin}</p>
            <p>{texts.made}</p>
          </>
        ) : null}
      </Modal>
    </>
  );
}
