import type { FindingRow } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { StepTogether } from '@rollcall/shared/resources/finding-decisions';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { decidingTogetherWords } from '@rollcall/shared/words/deciding-together';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import { AttachDrawer } from './attach-drawer.tsx';
import classes from './chosen-findings.module.css';
import { mostTogether } from './most-together.ts';
import { TogetherDrawer } from './together-drawer.tsx';

type Chosen = ReadonlyMap<string, FindingRow>;

const begins: Record<StepTogether, readonly Handling[]> = {
  excuse: ['told', 'answered'],
  unfounded: ['told', 'answered'],
  confirm: ['told'],
  close: ['confirmed'],
};

interface Props {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  /** The cause under which they are likely to be put; null: they are under one. */
  causeId?: string | null | undefined;
}

/** What can be done with the findings that somebody chose. It stays in sight while the list is scrolled. */
export function ChosenFindings({ chosen, onChange, causeId }: Props) {
  const texts = useWords(decidingTogetherWords);
  const decisions = useWords(findingDecisionWords);
  const causes = useWords(commonCauseWords);
  const can = useCan();
  const [step, setStep] = useState<StepTogether | 'attach'>();
  const rows = [...chosen.values()];
  const steps = can('findings.decide') ? (Object.keys(begins) as StepTogether[]) : [];
  const drawer = {
    findings: rows,
    onLeaveOut: (findingIds: ReadonlySet<string>) =>
      onChange(new Map([...chosen].filter(([id]) => !findingIds.has(id)))),
    onDone: () => onChange(new Map()),
    onClose: () => setStep(undefined),
  };
  return (
    <section className={classes.bar} aria-label={texts.chosen}>
      <strong role="status">
        {texts.count(chosen.size)}
        {chosen.size < mostTogether ? null : ` · ${texts.full(mostTogether)}`}
      </strong>
      {steps
        .filter((one) => rows.some(({ handling }) => begins[one].includes(handling)))
        .map((one) => (
          <Button key={one} onClick={() => setStep(one)}>
            {decisions.act[one]}
          </Button>
        ))}
      {can('common_causes.write') && causeId !== null ? (
        <Button onClick={() => setStep('attach')}>{causes.attach}</Button>
      ) : null}
      <Button type="text" onClick={() => onChange(new Map())}>
        {texts.clear}
      </Button>
      {step === undefined ? null : step === 'attach' ? (
        <AttachDrawer {...drawer} causeId={causeId ?? undefined} />
      ) : (
        <TogetherDrawer key={step} step={step} {...drawer} />
      )}
    </section>
  );
}
