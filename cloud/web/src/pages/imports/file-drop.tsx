import { InboxOutlined } from '@ant-design/icons';
import { importWords } from '@rollcall/shared/words/imports';
import { type ChangeEvent, useEffect, useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import classes from './file-drop.module.css';

interface Props {
  file: File | undefined;
  disabled: boolean;
  onFile: (file: File) => void;
}

/** Takes a file by dropping or choosing; the same one again, too, because it was mended meanwhile. */
export function FileDrop({ file, disabled, onFile }: Props) {
  const texts = useWords(importWords);
  const [over, setOver] = useState(false);
  useEffect(() => {
    // A file dropped beside the field would else replace the page.
    const keepPage = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', keepPage);
    window.addEventListener('drop', keepPage);
    return () => {
      window.removeEventListener('dragover', keepPage);
      window.removeEventListener('drop', keepPage);
    };
  }, []);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (chosen) onFile(chosen);
    // Else choosing the same file again would be no change.
    target.value = '';
  };
  return (
    <label
      className={`${classes.drop} ${over ? classes.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped && !disabled) onFile(dropped);
      }}
    >
      <InboxOutlined className={classes.icon} aria-hidden="true" />
      <span>{file ? texts.dropAgain(file.name) : texts.drop}</span>
      <small>{texts.limits}</small>
      <input type="file" accept=".xlsx,.csv,.txt" disabled={disabled} onChange={choose} className={classes.input} />
    </label>
  );
}
