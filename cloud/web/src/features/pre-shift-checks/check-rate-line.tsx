import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { CheckRate } from '@rollcall/shared/resources/pre-shift-checks';
import { inPercent } from '@rollcall/shared/rules/lengths';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './pre-shift-checks.module.css';

/** Shifts begin without an event. */
const refreshMs = 60_000;

/** The part of today's shifts whose recorder was checked before they began, with its formula; the others open. */
export function CheckRateLine({ unitCode }: { unitCode: string | undefined }) {
  const texts = useWords(preShiftCheckWords);
  const today = localDateOf(Date.now());
  const mayReadParameters = useCan()('registry.read');
  const { answer } = useAnswer<CheckRate>('pre-shift-checks/rate', { from: today, to: today, unitCode }, { refreshMs });
  const { answer: parameters } = useAnswer<ParametersAnswer>('parameters', {}, { enabled: mayReadParameters });
  const isOff = parameters?.parameters.preShiftCheckRequired === 'off';
  if (!answer) return <p className={classes.rate}>{'\u00a0'}</p>;
  const { shifts, checked, skipped, share } = answer;
  const percent = share === null ? '–' : `${inPercent(share).toFixed(1)}%`;
  const query = { ...(unitCode === undefined ? {} : { unitCode }), day: today, skipped: 'true' };
  return (
    <p className={classes.rate}>
      {texts.rateToday}
      {texts.rate(checked, shifts, percent)}
      {skipped === 0 ? null : isOff ? (
        <> · {texts.skippedOf(skipped)}</>
      ) : (
        <>
          {' · '}
          <Link to={paths.devices('checks', query)} style={{ textDecoration: 'underline' }}>
            {texts.skippedOf(skipped)}
          </Link>
        </>
      )}
      {isOff ? <> · {texts.off}</> : null}
    </p>
  );
}
