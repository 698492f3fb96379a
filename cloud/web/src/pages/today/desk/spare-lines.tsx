import type { DeskResponse } from '@rollcall/shared/http/duty-desk';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { spareStockWords } from '@rollcall/shared/words/spare-stock';
import { Link } from 'react-router';
import { useWords } from '../../../language/use-words.ts';
import { paths } from '../../../paths.ts';
import classes from './desk-panel.module.css';

/** Which spares are missing; each line opens its rows. Nothing while none is. */
export function SpareLines({ desk, unitCode }: { desk: DeskResponse; unitCode: string | undefined }) {
  const texts = useWords(spareStockWords);
  const { unitsShortOfSpares, withoutSpareToday, asOf } = desk;
  const ofUnit = unitCode === undefined ? {} : { unitCode };
  if (unitsShortOfSpares + withoutSpareToday === 0) return null;
  return (
    <div className={classes.lines}>
      {unitsShortOfSpares === 0 ? null : (
        <Link to={paths.devices('spare-stock', { ...ofUnit, below: 'true' })}>
          {texts.belowLine(unitsShortOfSpares)}
        </Link>
      )}
      {withoutSpareToday === 0 ? null : (
        <Link to={paths.devices('checks', { ...ofUnit, day: localDateOf(Date.parse(asOf)), spare: 'none_free' })}>
          {texts.noSpareLine(withoutSpareToday)}
        </Link>
      )}
    </div>
  );
}
