import { Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input';
import { useCount } from './use-count.tsx';

interface Props extends Omit<TextAreaProps, 'maxLength' | 'count' | 'autoSize'> {
  /** What HQ takes: 500 characters of a reason. */
  most?: number;
}

/** Reasons, explanations and notes: the field grows with its text and counts it. A form's rule refuses what is too long. */
export function LongText({ most = 500, rows = 2, ...props }: Props) {
  return <Input.TextArea {...props} autoSize={{ minRows: rows, maxRows: 16 }} count={useCount(most, 0)} />;
}
