import { parameterMeasures } from '@rollcall/shared/fields/parameter-measures';
import { parameterFields } from '@rollcall/shared/fields/parameters';
import type { Parameters, ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { commonWords } from '@rollcall/shared/words/common';
import { parameterWords } from '@rollcall/shared/words/parameters';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form } from 'antd';
import { ProblemError } from '../../api/problem-error.ts';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { FormField } from '../../form/form-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { PatternPreview } from '../case-evidence/pattern-preview.tsx';
import classes from './parameters-form.module.css';
import { RulesStartSection } from './rules-start.tsx';

/** Which rules count, and the brigade's numbers with their version and who set it. */
export function ParametersTab() {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12, maxWidth: 1100 }}>
      <RulesStartSection />
      <Numbers />
    </div>
  );
}

function Numbers() {
  const texts = useWords(parameterWords);
  const { answer, problem, retry } = useRead('GET parameters', {});
  if (answer === undefined) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={2} rows={4} />;
  }
  const { version, setBy, setAt } = answer;
  return (
    <Section
      title={
        version === 0 ? texts.defaults : texts.version(version, setBy ?? '–', setAt === null ? '–' : formatFull(setAt))
      }
    >
      <p>{texts.intro}</p>
      <ParametersForm key={version} current={answer} onReload={retry} />
    </Section>
  );
}

function ParametersForm({ current, onReload }: { current: ParametersAnswer; onReload: () => unknown }) {
  const all = useWords(registryWords);
  const { save } = useWords(commonWords);
  const { language } = useLanguage();
  const may = useCan()('parameters.write');
  const [form] = Form.useForm<Parameters & { reason: string }>();
  const { version, parameters } = current;
  const draft = useFormDraft({ name: 'parameters', form, initial: parameters });
  // The form stays as it is.
  const { start, running, problem } = useCall('PUT parameters', { done: 'saved' });
  const caseNoPattern = Form.useWatch('caseNoPattern', form) ?? parameters.caseNoPattern;
  const rules = useRules();
  return (
    <Form<Parameters & { reason: string }>
      // Ids of its fields: the drawer of the rules has a reason, too.
      name="parameters"
      form={form}
      layout="vertical"
      disabled={!may}
      initialValues={parameters}
      onValuesChange={draft.changed}
      onFinish={({ reason, ...values }) =>
        draft.sent(() => start({ body: { version, parameters: { ...parameters, ...values }, reason } }))
      }
      requiredMark="optional"
      className={classes.form}
    >
      {draft.notice}
      {Object.entries(parameterMeasures).map(([key, { title, sentences }]) => (
        <fieldset key={key} className={classes.measure}>
          <legend>{title[language]}</legend>
          {sentences.map(({ says, names }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields.
            <div key={says.en} role="group" aria-label={says[language]} className={classes.sentence}>
              <p>{says[language]}</p>
              <div className={classes.fields}>
                {names.map((name) => (
                  <div key={name} {...(name === 'caseNoPattern' ? { className: classes.wide } : {})}>
                    <FormField of={parameterFields} name={name} />
                    {name === 'caseNoPattern' ? <PatternPreview pattern={caseNoPattern} /> : null}
                  </div>
                ))}
              </div>
            </div>
          ))}
        </fieldset>
      ))}
      {may ? (
        <div className={classes.foot}>
          <ProblemNotice problem={problem} {...(isOutdated(problem) ? { onRetry: onReload } : {})} />
          <Form.Item name="reason" label={all.reason} rules={[{ required: true, message: all.required }, rules.reason]}>
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

/** Somebody else was faster: trying again means looking at theirs first. */
function isOutdated(problem: Error | null): boolean {
  return problem instanceof ProblemError && problem.code === 'parameters_outdated';
}
