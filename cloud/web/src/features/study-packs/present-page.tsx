import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { PresentView } from './present-view.tsx';

/** A study pack on the whole screen, slide by slide. */
export function PresentPage() {
  const { packId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET study-packs/:packId', { params: { packId } });
  if (answer) return <PresentView pack={answer} />;
  return <ProblemNotice wholePage problem={problem} onRetry={retry} />;
}
