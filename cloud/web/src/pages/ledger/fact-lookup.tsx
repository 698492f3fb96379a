import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Button, Input, Space } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

/** Leads to the proof of one entry by its number. */
export function FactLookup() {
  const { lookUp } = useWords(ledgerWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const entry = Number(text.normalize('NFKC'));
  const valid = Number.isSafeInteger(entry) && entry > 0;
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (valid) void navigate(paths.ledgerEntry(entry));
  };
  return (
    <form onSubmit={open} style={{ flex: '0 1 430px' }}>
      <Space.Compact block>
        <Input
          aria-label={lookUp.label}
          placeholder={lookUp.hint}
          inputMode="numeric"
          style={{ minWidth: 0 }}
          value={text}
          onChange={(event) => setText(event.target.value.trim())}
        />
        <Button htmlType="submit" disabled={!valid} style={{ flex: 'none' }}>
          {lookUp.find}
        </Button>
      </Space.Compact>
    </form>
  );
}
