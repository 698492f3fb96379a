import { shortened } from '@rollcall/node/text-table';
import type { CardReader } from '../card/classify-file.ts';
import type { LayoutFit } from '../card/detect-layout.ts';

const maxPatternColumns = 40;

const againstTexts: Record<LayoutFit['against'][number]['what'], (files: string) => string> = {
  time_unreadable: (files) => `${files} whose name tells no time`,
  footage_unknown: (files) => `${files} of footage that its patterns don't know`,
};

/** Which layout a card gets and why, then how well each layout fits, by its score. */
export function layoutLines(preview: {
  profileId: string | null;
  fits: CardReader['fits'];
  files: readonly unknown[];
}): string[] {
  const { profileId, fits, files } = preview;
  const [winner, ...others] = fits;
  if (!profileId || !winner) return ['none that is known fits'];
  const first = `${profileId}, by the names of ${winner.files} of ${fileCount(files.length)}`;
  // With one layout and nothing against it, the score would say nothing more.
  if (others.length === 0 && winner.against.length === 0) return [first];
  return [first, ...fits.map((fit) => `  ${fit.profileId} scores ${fit.score}: ${reasons(fit)}`)];
}

export function fileCount(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function reasons({ patterns, against }: LayoutFit): string {
  const speaksAgainst = against.map((one) => againstTexts[one.what](fileCount(one.files)));
  const fitting = patterns.map(({ pattern, files }) => {
    return `${fileCount(files)} ${files === 1 ? 'fits' : 'fit'} ${shortened(pattern, maxPatternColumns)}`;
  });
  return [fitting.join(', '), ...(speaksAgainst.length > 0 ? [`against it: ${speaksAgainst.join(', ')}`] : [])].join(
    '; ',
  );
}
