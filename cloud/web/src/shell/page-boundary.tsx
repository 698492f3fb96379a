import { Component, type ReactNode } from 'react';
import { BrokenPage } from './broken-page.tsx';

interface Props {
  /** Where one is: another address is another attempt. */
  address: string;
  children: ReactNode;
}

interface State {
  address: string;
  broken: boolean;
}

/** Shows that a page failed in its place; the menu around it stays. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { address: this.props.address, broken: false };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  static getDerivedStateFromProps({ address }: Props, state: State): Partial<State> | null {
    return address === state.address ? null : { address, broken: false };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}
