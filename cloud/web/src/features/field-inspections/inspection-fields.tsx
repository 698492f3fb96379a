import type { ItemResult } from '@rollcall/shared/resources/field-inspections';
import { fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { AutoComplete, Button, Input, Radio } from 'antd';
import { useId } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useSettled } from '../../filters/use-settled.ts';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { useWords } from '../../language/use-words.ts';
import { type Draft, itemKeys } from './form-values.ts';
import classes from './inspections.module.css';

const results = ['ok', 'fault', 'not_applicable'] as const satisfies ItemResult[];

interface Props {
  draft: Draft;
  photo: File | undefined;
  onChange: (draft: Draft) => void;
  onPhoto: (photo: File | undefined) => void;
  /** The time is that of a record, and stays. */
  withoutTime?: boolean;
}

/** Whom, where, when, and the six items: for a thumb, and without a network. What HQ would offer is only offered. */
export function InspectionFields({ draft, photo, onChange, onPhoto, withoutTime = false }: Props) {
  const texts = useWords(fieldInspectionWords);
  const id = useId();
  const { sought, place, time } = draft;
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const asked = useSettled(sought.trim());
  const found = useRead('GET field-inspections/candidates', { query: { q: asked } }, { enabled: asked !== '' });
  const officers = found.answer?.officers ?? [];
  const chosen = officers.find(({ badgeNo }) => badgeNo === asked);
  const places = useRead('GET field-inspections/places', {
    query: chosen === undefined ? {} : { badgeNo: chosen.badgeNo },
  });
  const setItem = (item: (typeof itemKeys)[number], result: ItemResult) =>
    set({ results: { ...draft.results, [item]: result } });
  return (
    <>
      <div className={classes.field}>
        <label htmlFor={`${id}-sought`}>{texts.sought}</label>
        <AutoComplete
          id={`${id}-sought`}
          size="large"
          placeholder={texts.soughtHint}
          maxLength={64}
          value={sought}
          onChange={(text: string) => set({ sought: text })}
          options={officers.map(({ badgeNo, officerName, unitName, recorderSerials }) => ({
            value: badgeNo,
            label: [
              `${badgeNo} ${officerName}`,
              unitName,
              ...(recorderSerials.length === 0 ? [] : [texts.holds(recorderSerials.join(' '))]),
            ].join(' · '),
          }))}
        />
        {chosen === undefined ? null : (
          <span className={classes.quiet}>
            {chosen.officerName} · {chosen.unitName}
          </span>
        )}
      </div>
      <div className={classes.field}>
        <label htmlFor={`${id}-place`}>{texts.place}</label>
        <AutoComplete
          id={`${id}-place`}
          size="large"
          placeholder={texts.placeHint}
          maxLength={100}
          value={place}
          onChange={(text: string) => set({ place: text })}
          showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
          options={(places.answer?.places ?? []).map((value) => ({ value }))}
        />
      </div>
      {withoutTime ? null : (
        <div className={classes.field}>
          <label htmlFor={`${id}-time`}>{texts.timeOptional}</label>
          <Input
            id={`${id}-time`}
            size="large"
            type="time"
            value={time}
            onChange={({ target }) => set({ time: target.value })}
          />
        </div>
      )}
      <fieldset className={classes.items}>
        <legend>{texts.itemsTitle}</legend>
        {itemKeys.map((item) => (
          <div key={item} className={classes.item} data-result={draft.results[item]}>
            <span id={`${id}-${item}`}>{texts.items[item]}</span>
            <Radio.Group
              aria-labelledby={`${id}-${item}`}
              optionType="button"
              buttonStyle="solid"
              size="large"
              value={draft.results[item] ?? null}
              onChange={({ target }) => setItem(item, target.value as ItemResult)}
              options={results.map((value) => ({ value, label: texts.itemResults[value] }))}
            />
            {draft.results[item] === 'fault' ? (
              <Input
                aria-label={texts.noteOf(texts.items[item])}
                placeholder={texts.noteOf(texts.items[item])}
                size="large"
                maxLength={200}
                value={draft.notes[item] ?? ''}
                onChange={({ target }) => set({ notes: { ...draft.notes, [item]: target.value } })}
              />
            ) : null}
          </div>
        ))}
        <Button
          disabled={itemKeys.every((item) => draft.results[item] !== undefined)}
          onClick={() =>
            set({
              results: Object.fromEntries(itemKeys.map((item) => [item, draft.results[item] ?? ('ok' as const)])),
            })
          }
        >
          {texts.allOk}
        </Button>
      </fieldset>
      <div className={classes.field}>
        <label htmlFor={`${id}-note`}>{texts.noteOptional}</label>
        <Input
          id={`${id}-note`}
          maxLength={200}
          value={draft.note}
          onChange={({ target }) => set({ note: target.value })}
        />
      </div>
      {withoutTime ? null : (
        <div className={classes.field}>
          <label htmlFor={`${id}-task`}>{texts.taskOptional}</label>
          <Input
            id={`${id}-task`}
            size="large"
            maxLength={1000}
            placeholder={texts.taskHint}
            value={draft.task}
            onChange={({ target }) => set({ task: target.value })}
          />
          <span className={classes.quiet}>{texts.taskDue}</span>
        </div>
      )}
      <AttachmentInput value={photo} onChange={onPhoto} accept=".jpg,.jpeg,.png,.heic,.heif" hint={texts.photoHint} />
    </>
  );
}
