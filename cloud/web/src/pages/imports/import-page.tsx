import { importWords } from '@rollcall/shared/words/imports';
import { Link, useParams } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import classes from './import-page.module.css';
import { ImportSteps } from './import-steps.tsx';
import { isImportKind } from './is-import-kind.ts';
import { listOf } from './list-of.ts';

export function ImportPage() {
  const { kind = '' } = useParams();
  const texts = useWords(importWords);
  const title = isImportKind(kind) ? texts.title[kind] : '';
  usePageTitle(title);
  if (!isImportKind(kind)) return <NotFoundPage />;
  return (
    <>
      <div className={classes.head}>
        <Link to={listOf[kind]}>{texts.listOf[kind]}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
      </div>
      <ImportSteps key={kind} kind={kind} />
    </>
  );
}
