import { restoreWords } from '@rollcall/shared/words/restores';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { RestoredCounts } from '../../features/restores/restored-counts.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';

/** The last restore of HQ from a backup; nothing as long as there was none. */
export function RestoreReport() {
  const last = useRead('GET restores', {}).answer?.rows[0];
  return last ? <LastRestore restoreId={last.restoreId} /> : null;
}

function LastRestore({ restoreId }: { restoreId: number }) {
  const texts = useWords(restoreWords);
  const { answer } = useRead('GET restores/:restoreId', { params: { restoreId: String(restoreId) } });
  if (!answer) return null;
  return (
    <Section title={texts.title} hint={texts.hint}>
      <p>
        <Link to={paths.restore(restoreId)}>{texts.one(formatFull(answer.restoredAt))}</Link>
      </p>
      <RestoredCounts restore={answer} />
    </Section>
  );
}
