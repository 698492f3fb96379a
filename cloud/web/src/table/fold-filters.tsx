import { FilterOutlined } from '@ant-design/icons';
import { tableWords } from '@rollcall/shared/words/tables';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useIsPhone } from '../browser/use-is-phone.ts';
import { useWords } from '../language/use-words.ts';
import classes from './fold-filters.module.css';

interface Props {
  /** How many of them are set. */
  set: number;
  children: ReactNode;
}

/** Filters lie open on a desk; on a phone, where they would fill the screen, behind a button that says how many are set. */
export function FoldFilters({ set, children }: Props) {
  const texts = useWords(tableWords);
  const isPhone = useIsPhone();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!isPhone) return children;
  return (
    <>
      <Button
        icon={<FilterOutlined />}
        type={set > 0 ? 'primary' : 'default'}
        ghost={set > 0}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {texts.filters(set)}
      </Button>
      {open ? (
        <div id={id} className={classes.open}>
          {children}
        </div>
      ) : null}
    </>
  );
}
