import type { DrawDetail, DrawSkip } from '@rollcall/shared/resources/draws';
import { drawSkipWords } from '@rollcall/shared/words/draw-skips';
import { Select } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { DecisionForm } from '../../form/decision-form.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './draw-view.module.css';
import { ShortDigest } from './short-digest.tsx';
import { useStratumName } from './use-stratum-name.ts';

/** Drawn items that are not reviewed: what two persons agreed, with the reason, and what took their place. */
export function DrawSkips({ shown }: { shown: DrawDetail }) {
  const texts = useWords(drawSkipWords);
  const { language } = useLanguage();
  const can = useCan();
  const nameOf = useStratumName(shown.fixed.plan);
  const { draw, skips } = shown;
  const mayPropose = can('checks.plan') && shown.finishedAt !== null;
  if (skips.length === 0 && !mayPropose) return null;
  return (
    <Section title={texts.title} hint={texts.hint}>
      {skips.length === 0 ? (
        <p className={classes.quiet}>{texts.none}</p>
      ) : (
        <PlainTable
          name={texts.title}
          rows={skips}
          rowKey={({ drawSkipId }) => drawSkipId}
          columns={[
            { title: texts.item, cell: ({ item }) => <ShortDigest name={texts.item} text={item} /> },
            { title: texts.stratum, cell: ({ stratum }) => nameOf(stratum) },
            { title: texts.reason, cell: ({ reason }) => reason },
            {
              title: texts.proposed,
              cell: ({ proposedBy, proposedAt }) => `${proposedBy} ${formatDayTime(proposedAt, language)}`,
            },
            { title: texts.state, cell: (skip) => stateOf(skip, texts, language) },
            {
              title: texts.follower,
              cell: ({ follower, state }) => {
                if (follower) return <ShortDigest name={texts.follower} text={follower.item} />;
                return state === 'agreed' ? texts.nothingLeft : '';
              },
            },
          ]}
        />
      )}
      {can('checks.plan')
        ? skips.filter(({ state }) => state === 'waits').map((skip) => <Decide key={skip.drawSkipId} skip={skip} />)
        : null}
      {mayPropose ? <Propose key={skips.length} draw={draw} skips={skips} /> : null}
    </Section>
  );
}

function stateOf(
  { state, decidedBy, decidedAt, decisionReason }: DrawSkip,
  texts: ReturnType<typeof useWords<typeof drawSkipWords>>,
  language: Parameters<typeof formatDayTime>[1],
): string {
  if (decidedBy === null || decidedAt === null) return texts.states[state];
  return texts.outcome(texts.states[state], decidedBy, formatDayTime(decidedAt, language), decisionReason ?? '');
}

function Decide({ skip: { drawSkipId, proposedBy, reason } }: { skip: DrawSkip }) {
  const texts = useWords(drawSkipWords);
  const { start, running, problem } = useCall('POST draw-skips/:drawSkipId/decision', { done: 'decided' });
  const decide = (decision: 'agreed' | 'refused') => (why: string) =>
    start({ params: { drawSkipId }, body: { decision, reason: why } });
  return (
    <div className={classes.skip}>
      <DecisionForm
        title={texts.waits(proposedBy, reason)}
        subject={drawSkipId}
        yes={{ text: texts.agree, decide: decide('agreed') }}
        no={{ text: texts.refuse, decide: decide('refused') }}
        running={running}
        problem={problem}
      />
    </div>
  );
}

function Propose({ draw, skips }: { draw: number; skips: readonly DrawSkip[] }) {
  const texts = useWords(drawSkipWords);
  const [chosen, setChosen] = useState<string>();
  const { answer } = useRead('GET draw-items', { query: { draw: String(draw), drawn: 'yes', limit: 200 } });
  const { start, running, problem } = useCall('POST draws/:draw/skips', { done: 'sent' });
  const gone = new Set(skips.filter(({ state }) => state !== 'refused').map(({ item }) => item));
  const rows = (answer?.rows ?? []).filter(({ item }) => !gone.has(item));
  if (rows.length === 0) return null;
  const row = rows.find(({ item }) => item === chosen);
  return (
    <div className={classes.skip}>
      <TakeBack
        word={texts.propose}
        reasonLabel={texts.reason}
        hint={
          <>
            <p className={classes.quiet}>{texts.proposeHint}</p>
            <Select
              aria-label={texts.which}
              placeholder={texts.which}
              showSearch={{ optionFilterProp: 'label' }}
              value={chosen}
              onChange={setChosen}
              options={rows.map(({ item, place, badgeNo, officerName, unitName, dutyDate }) => ({
                value: item,
                label: [
                  place === null ? texts.follower : texts.place(place),
                  badgeNo === null || officerName === null ? '' : formatPerson({ badgeNo, name: officerName }),
                  unitName,
                  dutyDate,
                ]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          </>
        }
        problem={problem}
        running={running}
        onDone={({ reason }) => {
          if (row) start({ params: { draw }, body: { kind: row.kind, item: row.item, reason } });
        }}
      />
    </div>
  );
}
