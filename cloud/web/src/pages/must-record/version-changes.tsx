import type { MustRecordVersion, MustRecordVersionRow } from '@rollcall/shared/http/must-record';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { useAnswer } from '../../api/use-answer.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { CatalogueDiffView } from './catalogue-diff-view.tsx';

interface Props {
  catalogue: MustRecordVersion;
  versions: readonly MustRecordVersionRow[];
  compare: string | undefined;
  onCompare: (version: string) => void;
}

/** What a version changed against the one before it, or against another. */
export function VersionChanges({ catalogue, versions, compare, onCompare }: Props) {
  const texts = useWords(mustRecordWords);
  const others = versions.filter(({ version }) => version !== catalogue.version);
  const before = others.find(({ version }) => version < catalogue.version)?.version ?? others[0]?.version;
  const other = compare === undefined ? before : Number(compare);
  const path = `must-record-versions/${other}`;
  const { answer } = useAnswer<MustRecordVersion>(path, {}, { enabled: other !== undefined });
  if (other === undefined) return null;
  const [from, to] = other < catalogue.version ? [answer, catalogue] : [catalogue, answer];
  const name = texts.diff(Math.min(other, catalogue.version), Math.max(other, catalogue.version));
  return (
    <Section
      title={name}
      hint={
        <NamedSelect<string>
          label={texts.compare}
          value={String(other)}
          options={others.map(({ version }) => ({ value: String(version), label: texts.versionOf(version) }))}
          onChange={onCompare}
        />
      }
    >
      {from && to ? <CatalogueDiffView before={from.items} after={to.items} name={name} /> : null}
    </Section>
  );
}
