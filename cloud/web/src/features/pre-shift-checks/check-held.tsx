import { preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { CheckForm } from './check-form.tsx';
import classes from './pre-shift-checks.module.css';

interface Props {
  badgeNo: string;
  /** The reader's own. */
  own: boolean;
  onDone: () => void;
}

/** Checks a recorder that the officer holds now. After a swap it goes on with the spare. */
export function CheckHeld({ badgeNo, own, onDone }: Props) {
  const texts = useWords(preShiftCheckWords);
  const [chosen, setChosen] = useState<string>();
  const [swapped, setSwapped] = useState<{ old: string; spare: string }>();
  const { answer, problem, retry } = useRead('GET pre-shift-checks/standings/:badgeNo', { params: { badgeNo } });
  if (!answer)
    return problem === null ? (
      <SkeletonRows columns={2} rows={6} />
    ) : (
      <ProblemNotice problem={problem} onRetry={retry} />
    );
  const { recorders, spares } = answer;
  const held = recorders.find(({ recorderSerial }) => recorderSerial === chosen) ?? recorders[0];
  if (!held) {
    return (
      <Alert
        type="info"
        showIcon
        title={own ? texts.nothingHeld : texts.nobodyHeld}
        description={texts.nothingHeldHint}
      />
    );
  }
  const { recorderSerial, checkedAt, passed } = held;
  return (
    <div className={classes.form}>
      {swapped ? <Alert type="success" showIcon title={texts.swapped(swapped.old, swapped.spare)} /> : null}
      {recorders.length > 1 ? (
        <Segmented
          aria-label={texts.recorderHeld}
          value={recorderSerial}
          options={recorders.map((one) => one.recorderSerial)}
          onChange={setChosen}
        />
      ) : (
        <p>
          {texts.recorderHeld} <strong>{recorderSerial}</strong>
        </p>
      )}
      <p className={classes.quiet}>
        {checkedAt === null
          ? texts.notYet
          : texts.done(formatTime(checkedAt), passed ? texts.results.ok : texts.results.fault)}
      </p>
      <CheckForm
        key={recorderSerial}
        badgeNo={badgeNo}
        recorderSerial={recorderSerial}
        spares={spares}
        onDone={({ spareSerial }) => {
          if (spareSerial === null) return onDone();
          setSwapped({ old: recorderSerial, spare: spareSerial });
          setChosen(spareSerial);
        }}
      />
    </div>
  );
}
