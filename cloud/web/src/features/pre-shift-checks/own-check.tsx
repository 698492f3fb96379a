import { preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './pre-shift-checks.module.css';

const CheckHeld = later({ load: async () => (await import('./check-held.tsx')).CheckHeld });

/** The recorder that one holds now, whether it was checked for this shift, and the way to check it. */
export function OwnCheck({ badgeNo }: { badgeNo: string }) {
  return useCan()('repairs.report') ? <OwnRecorder badgeNo={badgeNo} /> : null;
}

function OwnRecorder({ badgeNo }: { badgeNo: string }) {
  const texts = useWords(preShiftCheckWords);
  const [open, setOpen] = useState(false);
  const { answer, problem, retry } = useRead('GET pre-shift-checks/standings/:badgeNo', { params: { badgeNo } });
  const held = answer?.recorders[0];
  const close = () => setOpen(false);
  return (
    <Section title={texts.own}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer && !held ? (
        <p className={classes.quiet}>
          {texts.nothingHeld} {texts.nothingHeldHint}
        </p>
      ) : null}
      {held ? (
        <div className={classes.own}>
          <p>
            <strong>{held.recorderSerial}</strong>{' '}
            {held.checkedAt === null
              ? texts.notYet
              : texts.done(formatTime(held.checkedAt), held.passed ? texts.results.ok : texts.results.fault)}
          </p>
          <Button type={held.checkedAt === null ? 'primary' : 'default'} size="large" onClick={() => setOpen(true)}>
            {held.checkedAt === null ? texts.check : texts.again}
          </Button>
        </div>
      ) : null}
      {open ? (
        <Drawer open onClose={close} size={480} title={texts.own}>
          <CheckHeld badgeNo={badgeNo} own onDone={close} />
        </Drawer>
      ) : null}
    </Section>
  );
}
