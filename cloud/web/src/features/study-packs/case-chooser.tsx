import { PlusOutlined } from '@ant-design/icons';
import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { TrainingCaseRow } from '@rollcall/shared/resources/training-cases';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { slideWords, studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useList } from '../../api/use-list.ts';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useSettled } from '../../filters/use-settled.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { byClass } from './by-class.ts';
import classes from './pack-drawer.module.css';

export interface ChosenCase {
  caseId: string;
  caseNo: number;
  /** Null: it left the library. */
  title: string | null;
}

interface Props {
  /** The violations whose cases come first. */
  first: readonly ViolationClass[];
  value?: ChosenCase[];
  onChange?: (cases: ChosenCase[]) => void;
}

const most = 20;

/** The cases of a pack in their order, and below them the library from which they are taken. */
export function CaseChooser({ first, value = [], onChange = () => undefined }: Props) {
  const texts = useWords(studyPackPageWords);
  const { caseNo, withdrawn } = useWords(slideWords);
  const move = (at: number, by: number) => {
    const moved = value.filter((_, place) => place !== at);
    const one = value[at];
    if (one !== undefined) onChange([...moved.slice(0, at + by), one, ...moved.slice(at + by)]);
  };
  return (
    <>
      {value.length === 0 ? <p className={classes.quiet}>{texts.noCases}</p> : null}
      <ol className={classes.chosen} aria-label={texts.chosenCases}>
        {value.map(({ caseId, caseNo: no, title }, at) => {
          const name = title ?? caseNo(no);
          return (
            <li key={caseId}>
              <span className={title === null ? classes.gone : undefined}>
                {caseNo(no)} · {title ?? withdrawn}
              </span>
              <Button size="small" aria-label={texts.up(name)} disabled={at === 0} onClick={() => move(at, -1)}>
                ↑
              </Button>
              <Button
                size="small"
                aria-label={texts.down(name)}
                disabled={at === value.length - 1}
                onClick={() => move(at, 1)}
              >
                ↓
              </Button>
              <Button
                size="small"
                aria-label={texts.takeOut(name)}
                onClick={() => onChange(value.filter((one) => one.caseId !== caseId))}
              >
                ✕
              </Button>
            </li>
          );
        })}
      </ol>
      {value.length < most ? (
        <Library first={first} chosen={value} onChoose={(one) => onChange([...value, one])} />
      ) : (
        <p className={classes.quiet}>{texts.mostCases}</p>
      )}
    </>
  );
}

function Library({
  first,
  chosen,
  onChoose,
}: {
  first: readonly ViolationClass[];
  chosen: readonly ChosenCase[];
  onChoose: (one: ChosenCase) => void;
}) {
  const texts = useWords(studyPackPageWords);
  const words = useWords(trainingCaseWords);
  const { caseNo: no } = useWords(slideWords);
  const { language } = useLanguage();
  const [search, setSearch] = useState('');
  const [violationClass, setViolationClass] = useState<ViolationClass>();
  const settled = useSettled(search.trim());
  const { rows, problem, retry, hasMore, loadMore, loadingMore } = useList<TrainingCaseRow>('training-cases', {
    limit: 50,
    violationClass,
    search: settled === '' ? undefined : settled,
  });
  const left = rows?.filter(({ caseId }) => !chosen.some((one) => one.caseId === caseId));
  return (
    <fieldset className={classes.library}>
      <legend>{texts.library}</legend>
      <p className={classes.quiet}>{texts.libraryHint}</p>
      <div className={classes.filters}>
        <Input
          allowClear
          maxLength={60}
          aria-label={texts.searchCases}
          placeholder={texts.searchCases}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          // In the form Enter would save it.
          onPressEnter={(event) => event.preventDefault()}
        />
        <ChoiceFilter
          label={words.violationClass}
          value={violationClass}
          options={(Object.keys(violationClassNames) as ViolationClass[]).map((value) => ({
            value,
            label: violationClassNames[value][language],
          }))}
          onChange={setViolationClass}
          width={150}
        />
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {left?.length === 0 ? <p className={classes.quiet}>{texts.noLibrary}</p> : null}
      <ul className={classes.cases}>
        {byClass(left ?? [], first).map(({ caseId, caseNo, title, violationClass: of }) => (
          <li key={caseId}>
            <Button
              size="small"
              icon={<PlusOutlined />}
              aria-label={texts.choose(title)}
              onClick={() => onChoose({ caseId, caseNo, title })}
            />
            <span>
              {no(caseNo)} · {title} <span className={classes.quiet}>{violationClassNames[of][language]}</span>
            </span>
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button size="small" loading={loadingMore} onClick={() => void loadMore()}>
          {texts.moreCases}
        </Button>
      ) : null}
    </fieldset>
  );
}
