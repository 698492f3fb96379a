import type { Parameters, ParametersChange, ParametersResponse } from '@rollcall/shared/http/parameters';
import { commonWords } from '@rollcall/shared/words/common';
import { parameterWords } from '@rollcall/shared/words/parameters';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ShortText } from '../../form/short-text.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './parameters-form.module.css';

interface Values {
  importDeadlineHours: number;
  joinToleranceMs: number;
  coverageGapSeconds: number;
  minCoveragePercent: number;
  minWatchedPercent: number;
  burstTickets: number;
  burstMinutes: number;
  shortClipSeconds: number;
  outsideDutyMinutes: number;
  clockDriftSeconds: number;
  outageMinutes: number;
  eraseMode: Parameters['eraseMode'];
  eraseSecondPerson: boolean;
  pastEditsSecondPerson: boolean;
  preShiftCheckRequired: Parameters['preShiftCheckRequired'];
  retentionFloorMonths: number;
  exportDays: number;
  walkDays: number;
  answerDays: number;
  appealDays: number;
  unitCodeDigits: number;
  unitLevels: number;
  bulletinsFrom: string;
  bulletinWeekday: number;
  bulletinTime: string;
  bulletinAnswerDays: number;
  criticismSeenDays: number;
  criticismFindings: number;
  criticismAnswerPercent: number;
  commendationDays: number;
  bulletinPrefix: string;
  trainingSignInMinutes: number;
  trainingQuestions: boolean;
  reOffenceDays: number;
  trainingEffectDays: number;
  reason: string;
}

export function ParametersForm({ current, onReload }: { current: ParametersResponse; onReload: () => unknown }) {
  const all = useWords(registryWords);
  const texts = useWords(parameterWords);
  const { units } = texts;
  const { save } = useWords(commonWords);
  const may = useCan()('parameters.write');
  const [form] = Form.useForm<Values>();
  const initial = toValues(current.parameters);
  const draft = useFormDraft({ name: 'parameters', form, initial });
  const { start, running, problem } = useChange({
    send: (commandKey, { reason, ...values }: Values) =>
      request<ParametersResponse>('parameters', {
        method: 'PUT',
        commandKey,
        body: {
          version: current.version,
          // What has no field here stays as it is.
          parameters: { ...current.parameters, ...toParameters(values) },
          reason,
        } satisfies ParametersChange,
      }),
    outdates: ['parameters', 'erase-cards', 'coverage', 'findings', 'shifts'],
    // The form stays as it is.
    done: 'saved',
  });
  const rules = useRules();
  const required = { required: true, message: all.required };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      disabled={!may}
      initialValues={initial}
      onValuesChange={draft.changed}
      onFinish={(values) => draft.sent(() => start(values))}
      requiredMark="optional"
      className={classes.form}
    >
      {draft.notice}
      <fieldset className={classes.group}>
        <legend>{texts.groups.coverage}</legend>
        <Form.Item name="joinToleranceMs" label={texts.joinToleranceMs} rules={[required]}>
          <InputNumber min={0} max={60_000} precision={0} suffix={units.milliseconds} />
        </Form.Item>
        <Form.Item name="coverageGapSeconds" label={texts.coverageGapMs} rules={[required]}>
          <InputNumber min={0} max={3600} precision={0} suffix={units.seconds} />
        </Form.Item>
        <Form.Item name="minCoveragePercent" label={texts.minCoverageShare} rules={[required]}>
          <InputNumber min={0} max={100} precision={0} suffix={units.percent} />
        </Form.Item>
        <Form.Item name="shortClipSeconds" label={texts.shortClipMs} rules={[required]}>
          <InputNumber min={0} max={600} precision={0} suffix={units.seconds} />
        </Form.Item>
        <Form.Item name="outsideDutyMinutes" label={texts.outsideDutyMinutes} rules={[required]}>
          <InputNumber min={0} max={720} precision={0} suffix={units.minutes} />
        </Form.Item>
        <Form.Item name="burstTickets" label={texts.burstTickets} rules={[required]}>
          <InputNumber min={2} max={100} precision={0} suffix={units.times} />
        </Form.Item>
        <Form.Item name="burstMinutes" label={texts.burstMinutes} rules={[required]}>
          <InputNumber min={1} max={240} precision={0} suffix={units.minutes} />
        </Form.Item>
        <Form.Item name="clockDriftSeconds" label={texts.clockDriftMs} rules={[required]}>
          <InputNumber min={1} max={86_400} precision={0} suffix={units.seconds} />
        </Form.Item>
        <Form.Item name="outageMinutes" label={texts.outageMinutes} rules={[required]}>
          <InputNumber min={1} max={1440} precision={0} suffix={units.minutes} />
        </Form.Item>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{texts.groups.deadlines}</legend>
        <Form.Item name="importDeadlineHours" label={texts.importDeadlineHours} rules={[required]}>
          <InputNumber min={1} max={720} suffix={units.hours} />
        </Form.Item>
        <Form.Item name="answerDays" label={texts.answerDays} rules={[required]}>
          <InputNumber min={1} max={60} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="appealDays" label={texts.appealDays} rules={[required]}>
          <InputNumber min={1} max={180} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="minWatchedPercent" label={texts.minWatchedShare} rules={[required]}>
          <InputNumber min={0} max={100} precision={0} suffix={units.percent} />
        </Form.Item>
        <Form.Item name="pastEditsSecondPerson" label={texts.pastEditsSecondPerson} valuePropName="checked" required>
          <Switch />
        </Form.Item>
        <Form.Item name="preShiftCheckRequired" label={texts.preShiftCheckRequired} rules={[required]}>
          <Radio.Group
            options={(['listed', 'off'] as const).map((value) => ({ value, label: texts.preShiftCheckModes[value] }))}
          />
        </Form.Item>
        <Form.Item name="visitsPerDay" label={texts.visitsPerDay} rules={[required]}>
          <InputNumber min={0} max={50} precision={0} />
        </Form.Item>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{texts.groups.erasing}</legend>
        <Form.Item name="eraseMode" label={texts.eraseMode} rules={[required]}>
          <Radio.Group
            options={(['off', 'dry_run', 'on'] as const).map((value) => ({ value, label: texts.eraseModes[value] }))}
          />
        </Form.Item>
        <Form.Item name="eraseSecondPerson" label={texts.eraseSecondPerson} valuePropName="checked" required>
          <Switch />
        </Form.Item>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{texts.groups.keeping}</legend>
        <Form.Item name="retentionFloorMonths" label={texts.retentionFloorMonths} rules={[required]}>
          <InputNumber min={6} max={120} precision={0} suffix={units.months} />
        </Form.Item>
        <Form.Item name="exportDays" label={texts.exportDays} rules={[required]}>
          <InputNumber min={1} max={90} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="walkDays" label={texts.walkDays} rules={[required]}>
          <InputNumber min={1} max={365} precision={0} suffix={units.days} />
        </Form.Item>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{texts.groups.units}</legend>
        <Form.Item name="unitCodeDigits" label={texts.unitCodeDigits} rules={[required]}>
          <InputNumber min={0} max={20} precision={0} suffix={units.digits} />
        </Form.Item>
        <Form.Item name="unitLevels" label={texts.unitLevels} rules={[required]}>
          <InputNumber min={1} max={10} precision={0} suffix={units.levels} />
        </Form.Item>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{texts.groups.bulletins}</legend>
        <Form.Item name="bulletinsFrom" label={texts.bulletinsFrom} rules={[{ pattern: /^20\d\d-\d\d-\d\d$/ }]}>
          <Input maxLength={10} />
        </Form.Item>
        <Form.Item name="bulletinWeekday" label={texts.bulletinWeekday} rules={[required]}>
          <Select options={weekdays.map((value) => ({ value, label: texts.weekdays[value] }))} />
        </Form.Item>
        <Form.Item
          name="bulletinTime"
          label={texts.bulletinTime}
          rules={[required, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }]}
        >
          <Input maxLength={5} />
        </Form.Item>
        <Form.Item name="bulletinAnswerDays" label={texts.bulletinAnswerDays} rules={[required]}>
          <InputNumber min={1} max={30} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="criticismSeenDays" label={texts.criticismSeenDays} rules={[required]}>
          <InputNumber min={0} max={30} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="criticismFindings" label={texts.criticismFindings} rules={[required]}>
          <InputNumber min={2} max={50} precision={0} />
        </Form.Item>
        <Form.Item name="criticismAnswerPercent" label={texts.criticismAnswerShare} rules={[required]}>
          <InputNumber min={0} max={100} precision={0} suffix={units.percent} />
        </Form.Item>
        <Form.Item name="commendationDays" label={texts.commendationDays} rules={[required]}>
          <InputNumber min={1} max={31} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="bulletinPrefix" label={texts.bulletinPrefix}>
          <Input maxLength={30} />
        </Form.Item>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{texts.groups.training}</legend>
        <Form.Item name="trainingSignInMinutes" label={texts.trainingSignInMinutes} rules={[required]}>
          <InputNumber min={0} max={240} precision={0} suffix={units.minutes} />
        </Form.Item>
        <Form.Item name="trainingQuestions" label={texts.trainingQuestions} valuePropName="checked" required>
          <Switch />
        </Form.Item>
        <Form.Item name="reOffenceDays" label={texts.reOffenceDays} rules={[required]}>
          <InputNumber min={1} max={365} precision={0} suffix={units.days} />
        </Form.Item>
        <Form.Item name="trainingEffectDays" label={texts.trainingEffectDays} rules={[required]}>
          <InputNumber min={7} max={180} precision={0} suffix={units.days} />
        </Form.Item>
      </fieldset>
      {may ? (
        <div className={classes.foot}>
          <ProblemNotice problem={problem} {...(isOutdated(problem) ? { onRetry: onReload } : {})} />
          <Form.Item name="reason" label={all.reason} rules={[required, rules.reason]}>
            <ShortText most={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={running}>
            {save}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What people count in seconds and percent lies in milliseconds and parts of one. */
function toValues({
  coverageGapMs,
  minCoverageShare,
  minWatchedShare,
  shortClipMs,
  clockDriftMs,
  criticismAnswerShare,
  ...rest
}: Parameters) {
  return {
    ...rest,
    coverageGapSeconds: coverageGapMs / 1000,
    minCoveragePercent: Math.round(minCoverageShare * 100),
    minWatchedPercent: Math.round(minWatchedShare * 100),
    shortClipSeconds: shortClipMs / 1000,
    clockDriftSeconds: clockDriftMs / 1000,
    criticismAnswerPercent: Math.round(criticismAnswerShare * 100),
  };
}

function toParameters(values: Omit<Values, 'reason'>) {
  const {
    coverageGapSeconds,
    minCoveragePercent,
    minWatchedPercent,
    shortClipSeconds,
    clockDriftSeconds,
    criticismAnswerPercent,
    ...rest
  } = values;
  return {
    ...rest,
    coverageGapMs: coverageGapSeconds * 1000,
    minCoverageShare: minCoveragePercent / 100,
    minWatchedShare: minWatchedPercent / 100,
    shortClipMs: shortClipSeconds * 1000,
    clockDriftMs: clockDriftSeconds * 1000,
    criticismAnswerShare: criticismAnswerPercent / 100,
  };
}

/** Somebody else was faster: trying again means looking at theirs first. */
function isOutdated(problem: Error | null): boolean {
  return problem instanceof ProblemError && problem.code === 'parameters_outdated';
}
