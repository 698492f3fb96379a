import type { ScorePreview, ScoreRulesRow } from '@rollcall/shared/resources/score-rules';
import { addMonths } from '@rollcall/shared/rules/local-date';
import type { ScoreRules } from '@rollcall/shared/scores/rules';
import { commonWords } from '@rollcall/shared/words/common';
import { scoreRulesWords } from '@rollcall/shared/words/score-rules';
import { Form, InputNumber } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { formatMonth, thisMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ClassFields, KindFields, PointsField } from './rules-fields.tsx';
import { type RulesValues, rulesOf, valuesOfRules } from './rules-values.ts';
import { ScoreTrial } from './score-trial.tsx';
import classes from './scores.module.css';

const monthsAhead = 12;

interface Tried {
  rules: string;
  preview: ScorePreview;
}

/** Sets new rules, from the newest ones. They are tried out on the last months first; only what was tried can be saved. */
export function RulesForm({ from, onClose }: { from: ScoreRulesRow; onClose: () => void }) {
  const texts = useWords(scoreRulesWords);
  const { save } = useWords(commonWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<RulesValues>();
  const [tried, setTried] = useState<Tried>();
  const values: RulesValues | undefined = Form.useWatch([], form);
  const setting = useCall('POST score-rules', { onDone: onClose });
  const trial = useCall('POST score-rules/preview', {
    done: false,
    onDone: (preview, { body }) => setTried({ rules: JSON.stringify(body.rules), preview }),
  });
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tried) result.current?.scrollIntoView({ block: 'nearest' });
  }, [tried]);
  const isTried = (rules: ScoreRules) => tried?.rules === JSON.stringify(rules);
  const ready = values?.classes !== undefined && isTried(rulesOf(values));
  const months = Array.from({ length: monthsAhead }, (_, index) => addMonths(thisMonth(), index + 1));
  function onSave(saved: RulesValues): void {
    const rules = rulesOf(saved);
    const { fromMonth, reason } = saved;
    if (isTried(rules)) setting.start({ body: { version: from.version, fromMonth, rules, reason: reason.trim() } });
    else trial.start({ body: { rules } });
  }
  return (
    <EntryDrawer<RulesValues>
      title={texts.set}
      triesOnly={!ready}
      action="scores.rules"
      form={form}
      initial={{ ...valuesOfRules(from.rules), fromMonth: months[0] ?? '' }}
      problem={setting.problem ?? trial.problem}
      saving={setting.running || trial.running}
      saveText={ready ? save : texts.preview}
      onSave={onSave}
      onClose={onClose}
      below={
        <div ref={result}>
          {tried === undefined ? (
            <p className={classes.quiet}>{texts.mustPreview}</p>
          ) : (
            <ScoreTrial preview={tried.preview} stale={!ready} />
          )}
        </div>
      }
    >
      <Form.Item
        name="fromMonth"
        label={texts.fromMonth}
        extra={texts.fromHint}
        rules={[{ required: true, message: texts.needed }]}
      >
        <NamedSelect<string>
          label={texts.fromMonth}
          options={months.map((value) => ({ value, label: formatMonth(value, language) }))}
        />
      </Form.Item>
      <ClassFields />
      <KindFields />
      <PointsField name="reviewCap" label={texts.reviewCap} hint={texts.reviewCapHint} />
      <Form.Item
        name="minDutyDays"
        label={texts.minDutyDays}
        extra={texts.minDutyDaysHint}
        rules={[{ required: true, message: texts.needed }]}
      >
        <InputNumber min={1} max={31} precision={0} />
      </Form.Item>
      <fieldset className={classes.group}>
        <legend>{texts.unit}</legend>
        <PointsField name="lateAnswer" label={texts.lateAnswer} />
        <PointsField name="overdueRectification" label={texts.overdueRectification} />
        <PointsField name="unitCap" label={texts.unitCap} />
      </fieldset>
      <ReasonField required />
    </EntryDrawer>
  );
}
