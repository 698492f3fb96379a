import { Input, type InputProps } from 'antd';
import { useCount } from './use-count.tsx';

interface Props extends Omit<InputProps, 'maxLength' | 'count'> {
  /** What HQ takes. */
  most: number;
}

/** Names, places and other text of one line, counted once it gets long. A form's rule refuses what is too long. */
export function ShortText({ most, ...props }: Props) {
  return <Input {...props} count={useCount(most, most * 0.8)} />;
}
