import type { OpsResponse } from '@rollcall/shared/http/ops';
import { opsWords } from '@rollcall/shared/words/ops';
import { formatAge } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { lookOf } from './ops-looks.tsx';

type Check = OpsResponse['checks'][number];

/** Each work that goes on by itself, what is wrong with it, and when it last got anywhere. */
export function HealthChecks({ checks }: { checks: readonly Check[] }) {
  const { health: texts } = useWords(opsWords);
  const { language } = useLanguage();
  const names: Record<string, string | undefined> = texts.names;
  const problems: Record<string, string | undefined> = texts.problems;
  const sorted = [...checks].sort((one, other) => Number(other.problem !== null) - Number(one.problem !== null));
  return (
    <Section title={texts.title} hint={texts.hint}>
      <PlainTable<Check>
        name={texts.title}
        rows={sorted}
        rowKey={({ name }) => name}
        columns={[
          { title: texts.name, cell: ({ name }) => names[name] ?? name },
          {
            title: texts.state,
            cell: ({ problem }) =>
              problem === null ? (
                <StateTag look={lookOf('well', texts.well)} />
              ) : (
                <StateTag look={lookOf('unwell', problems[problem] ?? problem)} />
              ),
          },
          {
            title: texts.progress,
            cell: ({ name, sinceProgressMs }) => {
              if (sinceProgressMs !== null) return formatAge(sinceProgressMs, language);
              return name === 'live' ? texts.continuous : texts.never;
            },
          },
        ]}
      />
    </Section>
  );
}
