import { officerKinds } from '@rollcall/shared/fields/officers';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { formatWords } from '@rollcall/shared/words/format';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatDay } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import classes from './file-facts.module.css';

/** Who it is, and who led the officer in the month. */
export function FileFacts({ file }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { and } = useWords(formatWords);
  const { language } = useLanguage();
  const leaders = file.leaders.map(({ badgeNo, name, from, to }) => {
    const bounds = [
      ...(from === null ? [] : [texts.leaderFrom(formatDay(from, language))]),
      ...(to === null ? [] : [texts.leaderUntil(formatDay(to, language))]),
    ];
    return [formatPerson({ badgeNo, name }), ...bounds].join(' ');
  });
  const facts = [
    { name: texts.unit, value: file.unitName },
    { name: texts.kind, value: officerKinds[file.officerKind][language] },
    {
      name: texts.leaders,
      value: (
        <Link to={paths.leaderships({ badgeNo: file.badgeNo })}>
          {leaders.length === 0 ? texts.nobody : leaders.join(and)}
        </Link>
      ),
    },
    { name: texts.knownSince, value: formatDay(file.knownSince, language) },
    ...(file.leftOn === null ? [] : [{ name: texts.leftOn, value: formatDay(`${file.leftOn}T04:00:00Z`, language) }]),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
