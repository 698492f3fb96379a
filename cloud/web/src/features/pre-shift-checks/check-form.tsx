import type { CheckItem } from '@rollcall/shared/contract/pre-shift-check';
import type { CheckedItems, PreShiftCheckDetail } from '@rollcall/shared/resources/pre-shift-checks';
import { checkItemNames, preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Alert, Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './pre-shift-checks.module.css';

const items = Object.keys(checkItemNames) as CheckItem[];
const longestNote = 200;
const none = 'none';

interface Props {
  badgeNo: string;
  recorderSerial: string;
  /** That are free. */
  spares: readonly string[];
  onDone: (check: PreShiftCheckDetail) => void;
}

/**
 * The six items of one recorder. One tap says that all are in order; otherwise each that is at fault is tapped, and a spare is
 * chosen. Nothing is chosen before.
 */
export function CheckForm({ badgeNo, recorderSerial, spares, onDone }: Props) {
  const texts = useWords(preShiftCheckWords);
  const [notes, setNotes, draft] = useDraftState<Partial<Record<CheckItem, string>>>(
    { name: 'check', subject: `${badgeNo} ${recorderSerial}` },
    {},
  );
  const [percent, setPercent] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string>();
  const { start, running, problem } = useCall('POST pre-shift-checks', { onDone, done: 'saved' });
  const faulty = items.filter((item) => notes[item] !== undefined);
  // HQ tells when a spare is gone: then another one is chosen.
  const spare = spares.length === 0 ? none : chosen === none || spares.includes(chosen ?? '') ? chosen : undefined;
  const send = () => {
    const found = items.map((item) => {
      const note = notes[item];
      return [item, note === undefined ? { result: 'ok', note: '' } : { result: 'fault', note: note.trim() }];
    });
    const body = {
      ...{ badgeNo, recorderSerial, items: Object.fromEntries(found) as CheckedItems },
      ...(percent === null ? {} : { chargePercent: percent }),
      ...(faulty.length === 0 || spare === undefined || spare === none ? {} : { spareSerial: spare }),
    };
    draft.sent(() => start({ body }));
  };
  const tap = (item: CheckItem) =>
    setNotes((before) => ({ ...before, [item]: before[item] === undefined ? '' : undefined }));
  return (
    <div className={classes.form}>
      <ProblemNotice problem={problem} />
      {/* It keeps its place: the items must not move under the thumb. */}
      <Button
        type="primary"
        className={classes.allOk}
        disabled={faulty.length > 0}
        loading={running && faulty.length === 0}
        onClick={send}
      >
        {texts.allOk}
      </Button>
      <p>{texts.tapFaulty}</p>
      <div className={classes.items}>
        {items.map((item) => (
          <button
            key={item}
            type="button"
            className={classes.item}
            aria-pressed={notes[item] !== undefined}
            onClick={() => tap(item)}
          >
            {texts.items[item]}
          </button>
        ))}
      </div>
      {draft.notice}
      {faulty.map((item) => (
        <Input
          key={item}
          aria-label={texts.noteOf(texts.items[item])}
          placeholder={texts.noteOf(texts.items[item])}
          maxLength={longestNote}
          value={notes[item] ?? ''}
          onChange={({ target }) => setNotes((before) => ({ ...before, [item]: target.value }))}
        />
      ))}
      <InputNumber
        aria-label={texts.percent}
        placeholder={texts.percent}
        min={0}
        max={100}
        precision={0}
        suffix="%"
        style={{ width: '100%' }}
        value={percent}
        onChange={setPercent}
      />
      {faulty.length === 0 ? null : (
        <>
          {spares.length === 0 ? (
            <Alert type="warning" showIcon title={texts.noSpare} />
          ) : (
            <>
              <p>{texts.chooseSpare}</p>
              <Radio.Group
                aria-label={texts.chooseSpare}
                className={classes.spares}
                optionType="button"
                size="large"
                value={spare ?? null}
                onChange={({ target }) => setChosen(target.value)}
                options={[
                  ...spares.map((serial) => ({ value: serial, label: serial })),
                  { value: none, label: texts.keep },
                ]}
              />
            </>
          )}
          <Button
            type="primary"
            danger
            className={classes.send}
            disabled={spare === undefined}
            loading={running}
            onClick={send}
          >
            {spare === undefined ? texts.chooseFirst : spare === none ? texts.send : texts.sendWith(spare)}
          </Button>
        </>
      )}
    </div>
  );
}
