import { PaperClipOutlined } from '@ant-design/icons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { Button } from 'antd';
import { type ChangeEvent, useState } from 'react';
import { formatSize } from '../format/format-size.ts';
import { useWords } from '../language/use-words.ts';
import classes from './attachment-input.module.css';

/** HQ's own limit: said before a phone sends it in vain. */
const mostBytes = 10 * 1024 * 1024;

interface Props {
  id?: string;
  value?: File | undefined;
  onChange?: (file: File | undefined) => void;
  disabled?: boolean;
  /** What the file dialog offers. */
  accept?: string;
  /** What can be attached; left out: everything that HQ takes. */
  hint?: string;
}

/** A file to attach; a phone offers its camera too. What it really is, HQ judges by its content. */
export function AttachmentInput({
  id,
  value,
  onChange,
  disabled = false,
  accept = '.pdf,.jpg,.jpeg,.png,.heic,.heif,.docx,.xlsx',
  hint,
}: Props) {
  const texts = useWords(exemptionWords).form;
  const [tooLarge, setTooLarge] = useState(false);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    // Else choosing the same file again would be no change.
    target.value = '';
    if (!file) return;
    setTooLarge(file.size > mostBytes);
    onChange?.(file.size > mostBytes ? undefined : file);
  };
  return (
    <div>
      <label className={classes.choose}>
        <PaperClipOutlined aria-hidden="true" />{' '}
        {value ? `${value.name} · ${formatSize(value.size)} · ${texts.replace}` : texts.choose}
        <input id={id} type="file" accept={accept} disabled={disabled} onChange={choose} className={classes.input} />
      </label>
      {value === undefined || onChange === undefined ? null : (
        <Button type="link" size="small" disabled={disabled} onClick={() => onChange(undefined)}>
          {texts.takeOut}
        </Button>
      )}
      {tooLarge ? (
        <p role="alert" className={classes.refused}>
          {texts.tooLarge}
        </p>
      ) : (
        <p className={classes.hint}>{hint ?? texts.fileHint}</p>
      )}
    </div>
  );
}
