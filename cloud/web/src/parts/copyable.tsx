import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { partsWords } from '@rollcall/shared/words/parts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import classes from './copyable.module.css';

/** A digest or key, whole, with a button that copies it. */
export function Copyable({ name, text }: { name: string; text: string }) {
  const texts = useWords(partsWords);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className={classes.copyable}>
      <code>{text}</code>
      <Button
        type="text"
        aria-label={`${copied ? texts.copied : texts.copy} ${name}`}
        data-tip={copied ? texts.copied : texts.copy}
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={async () => {
          await copyText(text);
          setCopied(true);
        }}
      />
    </span>
  );
}

/** Over plain HTTP, which offices use inside, browsers have no clipboard API. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
