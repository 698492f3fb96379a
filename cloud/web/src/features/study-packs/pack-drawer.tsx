import type { StudyPackDetail, StudyQuestion } from '@rollcall/shared/resources/study-packs';
import { studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { studyPackWords } from '@rollcall/shared/words/study-packs';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { CaseChooser, type ChosenCase } from './case-chooser.tsx';
import { QuestionFields } from './question-fields.tsx';
import { isWhole, trimmed } from './whole-question.ts';

interface Values {
  title: string;
  cases: ChosenCase[];
  advice: string;
  questions: StudyQuestion[];
}

/** What people write into a pack: its title, its cases in their order, what is asked of everybody, and questions. */
export function PackDrawer({ pack, onClose }: { pack: StudyPackDetail; onClose: () => void }) {
  const texts = useWords(studyPackPageWords);
  const words = useWords(studyPackWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const writing = useCall('PUT study-packs/:packId', { onDone: onClose, done: 'saved' });
  const { packId, version, title, advice, questionsWithAnswers } = pack;
  return (
    <EntryDrawer<Values>
      title={texts.edit}
      action="training.cases"
      form={form}
      initial={{ title, advice, cases: chosenCases(pack), questions: questionsWithAnswers ?? [] }}
      problem={writing.problem}
      saving={writing.running}
      onSave={(values) =>
        writing.start({
          params: { packId },
          body: {
            version,
            title: values.title.trim(),
            caseIds: values.cases.map(({ caseId }) => caseId),
            advice: values.advice.trim(),
            questions: values.questions.map(trimmed),
          },
        })
      }
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={words.title}
        rules={[
          { required: true, min: 2, max: 60, transform: (text?: string) => text?.trim(), message: texts.titleWrong },
        ]}
      >
        <ShortText most={60} />
      </Form.Item>
      <Form.Item name="cases" label={texts.chosenCases}>
        <CaseChooser first={problemClasses(pack)} />
      </Form.Item>
      <Form.Item name="advice" label={texts.advice} extra={texts.adviceHint} rules={[rules.upTo(2000)]}>
        <LongText most={2000} rows={4} />
      </Form.Item>
      <Form.Item
        name="questions"
        label={texts.questions}
        extra={texts.questionsHint}
        rules={[
          {
            validator: (_, questions: StudyQuestion[]) =>
              questions.every(isWhole) ? Promise.resolve() : Promise.reject(new Error(texts.questionIncomplete)),
          },
        ]}
      >
        <QuestionFields />
      </Form.Item>
    </EntryDrawer>
  );
}

/** What is known of the cases of a pack: their slides stand in the order of the ids. */
function chosenCases({ caseIds, slides }: StudyPackDetail): ChosenCase[] {
  const shown = slides.flatMap((slide) => (slide.kind === 'case' || slide.kind === 'case_withdrawn' ? [slide] : []));
  return caseIds.map((caseId, index) => {
    const slide = shown[index];
    const title = slide?.kind === 'case' ? slide.title : null;
    return { caseId, caseNo: slide?.caseNo ?? 0, title };
  });
}

function problemClasses({ slides }: StudyPackDetail) {
  return slides.flatMap((slide) =>
    slide.kind === 'problems' ? slide.problems.map(({ violationClass }) => violationClass) : [],
  );
}
