import type { Issue } from '@rollcall/shared/bulletins/content';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

/** An earlier issue by its number; all of a page ask for the list of their year once. */
export function IssueLink({ issue }: { issue: Issue }) {
  const texts = useWords(bulletinPageWords);
  const { kind, year, number } = issue;
  const query = { kind, year: String(year), limit: 200 };
  const { answer } = useRead('GET bulletins', { query });
  const found = answer?.rows.find((row) => row.year === year && row.number === number);
  return (
    <Link to={found === undefined ? paths.bulletins({ kind, year: query.year }) : paths.bulletin(found.bulletinId)}>
      {texts.issueOf(issue)}
    </Link>
  );
}
