import type { Category } from '@rollcall/shared/fields/categories';
import { categoryNames } from '@rollcall/shared/fields/categories';
import type { RetentionAnswer, RetentionPeriods } from '@rollcall/shared/resources/retention';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button, Checkbox, Drawer, Form, InputNumber } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { DryRunTable } from './dry-run-table.tsx';
import classes from './retention.module.css';

/** Proposes other periods, after a dry run has shown which dates they move. */
export function ChangePeriodsDrawer({ retention, onClose }: { retention: RetentionAnswer; onClose: () => void }) {
  const texts = useWords(retentionWords).change;
  const categories = useWords(categoryNames);
  const { cancel } = useWords(commonWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<{ reason: string }>();
  const [periods, setPeriods, draft] = useDraftState<RetentionPeriods>(
    { name: texts.title },
    retention.periods as RetentionPeriods,
  );
  const reasonDraft = useFormDraft({ name: texts.reason, form });
  const close = () => {
    draft.forget();
    reasonDraft.forget();
    onClose();
  };
  const dryRun = useCall('POST retention/dry-run');
  const proposal = useCall('POST retention/changes', { onDone: onClose });
  const set = (category: Category, months: number | null) => {
    setPeriods((before) => ({ ...before, [category]: months }));
    dryRun.reset();
  };
  const moves = dryRun.answer?.rows;
  return (
    <Drawer
      open
      size={720}
      title={texts.title}
      onClose={close}
      footer={
        <div className={classes.row} style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{cancel}</Button>
          <Button
            loading={dryRun.running}
            type={moves ? 'default' : 'primary'}
            onClick={() => dryRun.start({ body: { periods } })}
          >
            {texts.dryRun}
          </Button>
          <Button
            type="primary"
            disabled={moves === undefined || moves.length === 0}
            loading={proposal.running}
            onClick={form.submit}
          >
            {texts.propose}
          </Button>
        </div>
      }
    >
      <div className={classes.stack}>
        <p>{texts.intro}</p>
        <ProblemNotice problem={dryRun.problem ?? proposal.problem} />
        {draft.notice}
        {(Object.entries(periods) as [Category, number | null][]).map(([category, months]) => (
          <div key={category} className={classes.period}>
            <span>{categories[category]}</span>
            <InputNumber
              aria-label={texts.monthsLabel(categories[category])}
              min={1}
              max={600}
              precision={0}
              value={months}
              disabled={months === null}
              onChange={(value) => value !== null && set(category, value)}
            />
            <Checkbox
              checked={months === null}
              onChange={(event) =>
                set(category, event.target.checked ? null : (retention.periods[category] ?? retention.floorMonths))
              }
            >
              {texts.permanent}
            </Checkbox>
          </div>
        ))}
        {moves ? (
          <>
            <DryRunTable rows={moves} />
            <Form
              form={form}
              layout="vertical"
              requiredMark="optional"
              onValuesChange={reasonDraft.changed}
              onFinish={({ reason }) => {
                const body = { baseVersion: retention.version, periods, reason: reason.trim() };
                draft.sent(() => reasonDraft.sent(() => proposal.start({ body })));
              }}
            >
              {reasonDraft.notice}
              <Form.Item
                name="reason"
                label={texts.reason}
                rules={[{ required: true, message: required }, rules.reason]}
              >
                <LongText />
              </Form.Item>
            </Form>
          </>
        ) : null}
      </div>
    </Drawer>
  );
}
