import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { DownloadLink } from '../../downloads/download-link.tsx';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import classes from './bulletins.module.css';

/** The files of a sealed issue, and all of them with their proof. */
export function Files({ shown: { bulletinId, files, state } }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  if (state !== 'sealed') return null;
  const names: Record<string, string> = texts.fileNames;
  const address = `/api/v1/bulletins/${bulletinId}`;
  return (
    <Section title={texts.files}>
      <ul className={classes.files}>
        {files.map(({ name, bytes, sha256 }) => (
          <li key={name}>
            <DownloadLink href={`${address}/files/${name}`} title={`SHA-256 ${sha256}`}>
              {names[name] ?? name}
            </DownloadLink>
            <span className={classes.quiet}> {formatSize(bytes)}</span>
          </li>
        ))}
        <li>
          <DownloadLink href={`${address}/package`}>{texts.package}</DownloadLink>
          <div className={classes.quiet}>{texts.packageHint}</div>
        </li>
      </ul>
    </Section>
  );
}
