import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { NamedSelect } from '../../controls/named-select.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useWords } from '../../language/use-words.ts';
import classes from './bulletins.module.css';
import type { Draft } from './use-draft.ts';
import { useNames } from './use-names.ts';

type Requirement = BulletinTexts['requirements'][number];
const most = 2000;

/** What is asked of which units, and by when. */
export function RequirementsPart({ shown, draft }: { shown: BulletinDetail; draft: Draft }) {
  const texts = useWords(bulletinPageWords);
  const name = useNames(shown);
  const { requirements } = draft.texts;
  const change = (changed: Requirement[]) => draft.change({ ...draft.texts, requirements: changed });
  if (!draft.writes) {
    if (requirements.length === 0) return <p>{texts.noRequirements}</p>;
    return (
      <ol className={classes.requirements}>
        {requirements.map(({ units, text, dueOn }) => (
          <li key={`${units.join()} ${text} ${dueOn}`}>
            <strong>{units.length === 0 ? texts.allUnits : units.map(name.unit).join(texts.and)}</strong>
            <span className={classes.comment}>{text}</span>
            <span className={classes.quiet}>
              {texts.doneBy} {dueOn}
            </span>
          </li>
        ))}
      </ol>
    );
  }
  return (
    <>
      {requirements.map((requirement, index) => (
        <RequirementFields
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same while they are written
          key={index}
          number={index + 1}
          shown={shown}
          requirement={requirement}
          onChange={(changed) => change(requirements.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => change(requirements.filter((_, at) => at !== index))}
        />
      ))}
      <Button className={classes.screen} onClick={() => change([...requirements, { units: [], text: '', dueOn: '' }])}>
        {texts.addRequirement}
      </Button>
    </>
  );
}

interface FieldsProps {
  number: number;
  shown: BulletinDetail;
  requirement: Requirement;
  onChange: (requirement: Requirement) => void;
  onRemove: () => void;
}

function RequirementFields({ number, shown, requirement, onChange, onRemove }: FieldsProps) {
  const texts = useWords(bulletinPageWords);
  const { remove } = useWords(commonWords);
  const { units, text, dueOn } = requirement;
  const label = texts.requirementNo(number);
  const today = localDateOf(Date.now());
  return (
    <fieldset className={classes.requirement}>
      <legend>{label}</legend>
      <LongText
        most={most}
        aria-label={`${label} · ${texts.requirement}`}
        placeholder={texts.requirement}
        value={text}
        onChange={(event) => onChange({ ...requirement, text: event.target.value })}
      />
      <div className={classes.fields}>
        <NamedSelect<string[]>
          mode="multiple"
          label={`${label} · ${texts.forUnits}`}
          placeholder={texts.forUnits}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ flex: 1, minWidth: 200 }}
          value={units}
          options={shown.content.units
            .filter(({ kind }) => kind !== 'brigade')
            .map(({ unitCode, name }) => ({ value: unitCode, label: name }))}
          onChange={(chosen) => onChange({ ...requirement, units: chosen })}
        />
        <DatePicker
          aria-label={`${label} · ${texts.doneBy}`}
          placeholder={texts.doneBy}
          style={{ width: 150 }}
          value={dueOn === '' ? null : dayjs(dueOn)}
          disabledDate={(date) => date.format('YYYY-MM-DD') <= today}
          onChange={(date) => onChange({ ...requirement, dueOn: date?.format('YYYY-MM-DD') ?? '' })}
        />
        <Button aria-label={`${remove} ${label}`} onClick={onRemove}>
          {remove}
        </Button>
      </div>
    </fieldset>
  );
}
