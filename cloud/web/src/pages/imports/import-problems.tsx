import type { ImportKind, ImportProblem, ImportRefusal } from '@rollcall/shared/resources/imports';
import { importProblemsInEnglish } from '@rollcall/shared/words/import-problems';
import { importWords } from '@rollcall/shared/words/imports';
import { resourceProblems } from '@rollcall/shared/words/resources';
import { Alert, Button } from 'antd';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { saveCsv } from './save-csv.ts';

interface Props {
  refusal: ImportRefusal;
  kind: ImportKind;
  onRecheck: () => void;
}

/** Why nothing was written: every cell that is wrong, and what is wrong with it. */
export function ImportProblems({ refusal, kind, onRecheck }: Props) {
  const texts = useWords(importWords);
  const { language } = useLanguage();
  const { problems, problemCount } = refusal;
  // What a resource refuses itself has its own words.
  const own: Partial<Record<string, { title: string }>> = useWords(resourceProblems);
  const said = ({ code, message }: ImportProblem) =>
    language === 'en' ? (importProblemsInEnglish[code] ?? own[code]?.title ?? message) : message;
  const columns = [
    { title: texts.cell, cell: ({ cell }: ImportProblem) => cell ?? texts.wholeFile },
    { title: texts.column, cell: ({ column }: ImportProblem) => column ?? '' },
    { title: texts.value, cell: ({ value }: ImportProblem) => value ?? '' },
    { title: texts.what, cell: said },
  ];
  const save = () =>
    saveCsv(`${kind}-problems.csv`, [
      columns.map(({ title }) => title),
      ...problems.map((problem) => columns.map(({ cell }) => cell(problem))),
    ]);
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={texts.refused(problemCount)}
        description={
          problems.length < problemCount ? `${texts.refusedHint} (${texts.listed(problems.length)})` : texts.refusedHint
        }
        action={
          <span style={{ display: 'grid', gap: 6 }}>
            <Button onClick={save}>{texts.saveProblems}</Button>
            <Button onClick={onRecheck}>{texts.recheck}</Button>
          </span>
        }
      />
      <PlainTable<ImportProblem>
        name={texts.problems}
        rows={problems}
        rowKey={({ cell, code }, index) => `${index} ${cell} ${code}`}
        columns={columns}
      />
    </>
  );
}
