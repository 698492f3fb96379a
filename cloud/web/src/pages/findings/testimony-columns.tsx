import { CheckOutlined, FileTextOutlined, MinusOutlined, WarningFilled } from '@ant-design/icons';
import type { Testimonies } from '@rollcall/shared/http/findings';
import { deletionEvidenceWords } from '@rollcall/shared/words/deletion-evidence';
import type { ReactNode } from 'react';
import { useWords } from '../../language/use-words.ts';
import { readTestimonies, type Witness } from './read-testimonies.ts';
import classes from './testimony-columns.module.css';

const icons: Record<Witness['stands'], ReactNode> = {
  agrees: <CheckOutlined />,
  tells: <FileTextOutlined />,
  contradicts: <WarningFilled />,
  silent: <MinusOutlined />,
};

/** Five witnesses side by side: a missing file is red, who tells of it and who agrees is grey, each with an icon and a word. */
export function TestimonyColumns({ testimonies, name }: { testimonies: Testimonies; name: string }) {
  const texts = useWords(deletionEvidenceWords);
  return (
    <dl className={classes.columns} aria-label={name}>
      {readTestimonies(testimonies).map((witness) => (
        <div key={witness.name} className={`${classes.column} ${classes[witness.stands]}`}>
          <dt>{texts.witnesses[witness.name]}</dt>
          <dd>
            <span className={classes.says}>
              <span aria-hidden="true">{icons[witness.stands]}</span> {texts.says[wordOf(witness)]}
            </span>
            <span className={classes.stands}>{texts.stands[witness.stands]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Sequence and ticket saw nothing themselves: from them it follows that footage must be there. */
function wordOf({ name, says }: Witness): Witness['says'] | 'expected' | 'missing' {
  if (says === 'absent' && name === 'files') return 'missing';
  return says === 'recorded' && (name === 'sequence' || name === 'ticket') ? 'expected' : says;
}
