import type { ImportKind } from '@rollcall/shared/resources/imports';
import { importWords } from '@rollcall/shared/words/imports';
import { Link, useParams } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { usePageAbove } from '../../navigation/use-page-above.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import classes from './import-page.module.css';
import { ImportSteps } from './import-steps.tsx';

export function ImportPage() {
  const { kind = '' } = useParams();
  const texts = useWords(importWords);
  const list = usePageAbove();
  const name = texts.listOf[kind as ImportKind];
  const title = list === undefined ? '' : texts.title(name);
  usePageTitle(title);
  if (list === undefined) return <NotFoundPage />;
  return (
    <>
      <div className={classes.head}>
        <Link to={list}>{name}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
      </div>
      <ImportSteps key={kind} kind={kind as ImportKind} list={list} />
    </>
  );
}
