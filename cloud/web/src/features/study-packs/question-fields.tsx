import type { StudyQuestion } from '@rollcall/shared/resources/study-packs';
import { studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { Button, Radio } from 'antd';
import { useId } from 'react';
import { ShortText } from '../../form/short-text.tsx';
import { useWords } from '../../language/use-words.ts';
import { letterOf } from './letter-of.ts';
import classes from './pack-drawer.module.css';

const most = { questions: 5, options: 5 };
const fresh: StudyQuestion = { text: '', options: ['', '', ''], right: -1 };

interface Props {
  value?: StudyQuestion[];
  onChange?: (questions: StudyQuestion[]) => void;
}

/** Short questions, each with its options and which of them is right. */
export function QuestionFields({ value = [], onChange = () => undefined }: Props) {
  const texts = useWords(studyPackPageWords);
  return (
    <>
      {value.map((question, nr) => (
        <QuestionField
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same while they are written
          key={nr}
          nr={nr + 1}
          question={question}
          onChange={(changed) => onChange(value.map((one, at) => (at === nr ? changed : one)))}
          onDrop={() => onChange(value.filter((_, at) => at !== nr))}
        />
      ))}
      {value.length < most.questions ? (
        <Button onClick={() => onChange([...value, fresh])}>{texts.addQuestion}</Button>
      ) : null}
    </>
  );
}

function QuestionField({
  nr,
  question: { text, options, right },
  onChange,
  onDrop,
}: {
  nr: number;
  question: StudyQuestion;
  onChange: (question: StudyQuestion) => void;
  onDrop: () => void;
}) {
  const texts = useWords(studyPackPageWords);
  const group = useId();
  const named = (name: string) => `${texts.questionNo(nr)} · ${name}`;
  return (
    <fieldset className={classes.question}>
      <legend>{texts.questionNo(nr)}</legend>
      <ShortText
        most={200}
        aria-label={texts.questionNo(nr)}
        value={text}
        onChange={({ target }) => onChange({ text: target.value, options, right })}
      />
      {options.map((option, at) => {
        const letter = letterOf(at);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same while they are written
          <div key={at} className={classes.option}>
            <Radio
              name={group}
              aria-label={named(texts.isRight(letter))}
              title={texts.rightAnswer}
              checked={at === right}
              onChange={() => onChange({ text, options, right: at })}
            />
            <span aria-hidden="true">{letter}</span>
            <ShortText
              most={100}
              aria-label={named(texts.optionNo(letter))}
              value={option}
              onChange={({ target }) =>
                onChange({ text, options: options.map((one, place) => (place === at ? target.value : one)), right })
              }
            />
            {options.length > 2 ? (
              <Button
                size="small"
                type="text"
                aria-label={named(texts.dropOption(letter))}
                onClick={() =>
                  onChange({
                    text,
                    options: options.filter((_, place) => place !== at),
                    right: right === at ? -1 : right > at ? right - 1 : right,
                  })
                }
              >
                ✕
              </Button>
            ) : null}
          </div>
        );
      })}
      <div className={classes.option}>
        {options.length < most.options ? (
          <Button
            size="small"
            aria-label={named(texts.addOption)}
            onClick={() => onChange({ text, options: [...options, ''], right })}
          >
            {texts.addOption}
          </Button>
        ) : null}
        <Button size="small" danger onClick={onDrop}>
          {texts.dropQuestion(nr)}
        </Button>
      </div>
    </fieldset>
  );
}
