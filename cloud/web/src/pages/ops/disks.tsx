import type { Disk } from '@rollcall/shared/http/disks';
import { diskWords } from '@rollcall/shared/words/disks';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { lookOf, type opsLooks } from './ops-looks.tsx';

const looks: Record<Disk['state'], keyof typeof opsLooks> = {
  well: 'well',
  fills: 'unwell',
  almost_full: 'unwell',
  unknown: 'unknown',
};

/** How full the disks of HQ are, and when they will be full. */
export function Disks({ disks }: { disks: readonly Disk[] }) {
  const texts = useWords(diskWords);
  const nameOf = useDiskName();
  return (
    <div id="disks">
      <Section title={texts.title} hint={disks.length > 0 ? texts.hint : undefined}>
        {disks.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <PlainTable<Disk>
            name={texts.title}
            rows={disks}
            rowKey={({ disk }) => disk}
            columns={[
              { title: texts.name, cell: ({ disk }) => nameOf(disk) },
              {
                title: texts.state,
                cell: ({ state }) => <StateTag look={lookOf(looks[state], texts.states[state])} />,
              },
              {
                title: texts.free,
                cell: ({ freeBytes, sizeBytes }) => texts.of(formatSize(freeBytes), formatSize(sizeBytes)),
              },
              {
                title: texts.full,
                cell: ({ daysLeft }) => (daysLeft === null ? texts.notFilling : texts.days(Math.floor(daysLeft))),
              },
            ]}
          />
        )}
      </Section>
    </div>
  );
}

/** What a disk is called; one that has no usual name as `ROLLCALL_DISKS` calls it. */
export function useDiskName(): (disk: string) => string {
  const names: Record<string, string | undefined> = useWords(diskWords).names;
  return (disk) => names[disk] ?? disk;
}
