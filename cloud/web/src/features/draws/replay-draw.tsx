import type { LedgerStatus } from '@rollcall/shared/http/ledger';
import { drawWords } from '@rollcall/shared/words/draws';
import { useAnswer } from '../../api/use-answer.ts';
import { DownloadLink } from '../../downloads/download-link.tsx';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { Section } from '../../parts/section.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './draw-view.module.css';

/** The file by which anybody replays the draw, and how. @param ready whether HQ can give it */
export function ReplayDraw({ draw, ready }: { draw: number; ready: boolean }) {
  const texts = useWords(drawWords);
  const seesLedger = useCan()('ledger.read');
  const { answer } = useAnswer<LedgerStatus>('ledger', {}, { enabled: seesLedger });
  const root = answer?.rootFingerprint ?? `<${texts.rootKey}>`;
  return (
    <Section title={texts.replayTitle}>
      <p>{texts.replayText}</p>
      <div className={classes.command}>
        <Copyable name={texts.command} text={`rollcall replay-draw draw-${draw}.jsonl --root ${root}`} />
      </div>
      <p className={classes.quiet}>
        {seesLedger ? null : texts.rootKeyHint} {texts.downloadHint}
      </p>
      {ready ? (
        <DownloadLink button href={`/api/v1/draws/${draw}/bundle`}>
          {texts.download}
        </DownloadLink>
      ) : (
        <p className={classes.quiet}>{texts.replayEarly}</p>
      )}
    </Section>
  );
}
