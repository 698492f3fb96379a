import type { ImportKind } from '@rollcall/shared/http/imports';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { importTexts } from '../../texts/import-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ImportSteps } from './import-steps.tsx';

export function ImportPage() {
  const { kind = '' } = useParams();
  const texts = useTexts(importTexts);
  const title = isKind(kind) ? texts.title[kind] : '';
  usePageTitle(title);
  if (!isKind(kind)) return <NotFoundPage />;
  return (
    <>
      <h1>{title}</h1>
      <ImportSteps key={kind} kind={kind} />
    </>
  );
}

const kinds: Record<ImportKind, true> = { units: true, officers: true, recorders: true, custodies: true, shifts: true };

function isKind(name: string): name is ImportKind {
  return Object.hasOwn(kinds, name);
}
