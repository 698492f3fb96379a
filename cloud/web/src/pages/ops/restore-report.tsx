import { restoreWords } from '@rollcall/shared/words/restores';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { RestoredCounts } from '../../features/restores/restored-counts.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './ops-page.module.css';

/** The last restore of HQ from a backup; nothing as long as there was none. */
export function RestoreReport() {
  const last = useRead('GET restores', {}).answer?.rows[0];
  return last ? (
    <div className={classes.restore}>
      <LastRestore restoreId={last.restoreId} />
    </div>
  ) : null;
}

function LastRestore({ restoreId }: { restoreId: number }) {
  const texts = useWords(restoreWords);
  const { language } = useLanguage();
  const { answer } = useRead('GET restores/:restoreId', { params: { restoreId: String(restoreId) } });
  if (!answer) return null;
  const { total, waiting, awaited_from_station, lost } = answer.recordings;
  return (
    <Section title={texts.title} hint={waiting > 0 ? texts.hint : undefined}>
      <p>
        <Link to={paths.restore(restoreId)}>{texts.one(formatFull(answer.restoredAt))}</Link>
      </p>
      {waiting + awaited_from_station + lost > 0 ? (
        <RestoredCounts restore={answer} />
      ) : (
        <p>{texts.allBack(total.toLocaleString(language))}</p>
      )}
    </Section>
  );
}
