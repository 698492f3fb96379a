import { ConfigProvider, theme } from 'antd';
// Of the two builds of Ant Design the one that it imports itself; the other would be loaded beside it.
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { useLanguage } from '../language/language-context.ts';
import { lightTokens, type Tokens, wallTokens } from './tokens.ts';

/** Ant Design and our own CSS in one theme and language; `wall`: dark, for the screen on the wall. */
export function ThemeProvider({ wall, children }: { wall: boolean; children: ReactNode }) {
  const { language } = useLanguage();
  const tokens = wall ? wallTokens : lightTokens;
  useLayoutEffect(() => {
    for (const [name, color] of Object.entries(tokens)) {
      document.documentElement.style.setProperty(`--rc-${toKebab(name)}`, color);
    }
    document.documentElement.style.colorScheme = wall ? 'dark' : 'light';
  }, [tokens, wall]);
  useEffect(() => {
    import('./calendar-language.ts').then(
      ({ setCalendarLanguage }) => setCalendarLanguage(language),
      () => undefined, // HQ is away: calendars stay in the language before.
    );
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={antdTheme(tokens, wall)}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      // Lists and calendars belong to the dialog or page that they open on, for screen readers too.
      getPopupContainer={(node) => node?.closest<HTMLElement>('[role="dialog"], main') ?? document.body}
    >
      {children}
    </ConfigProvider>
  );
}

function antdTheme(tokens: Tokens, wall: boolean) {
  return {
    algorithm: wall ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--rc-font)',
      fontSize: 14,
      colorPrimary: tokens.brand,
      colorLink: tokens.brand,
      colorError: tokens.bad,
      colorSuccess: tokens.good,
      colorWarning: tokens.waiting,
      // What it makes of so dark a colour is mud.
      colorWarningBg: tokens.faultGround,
      colorWarningBorder: tokens.fault,
      colorText: tokens.ink,
      colorTextSecondary: tokens.quiet,
      colorTextDescription: tokens.quiet,
      colorTextPlaceholder: tokens.quiet,
      colorBgLayout: tokens.ground,
      colorBgContainer: tokens.surface,
      colorBorder: tokens.strongLine,
      colorBorderSecondary: tokens.line,
      borderRadius: 4,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Table: {
        headerBg: tokens.raised,
        headerColor: tokens.quiet,
        rowHoverBg: tokens.hover,
        rowSelectedBg: tokens.hover,
        rowSelectedHoverBg: tokens.hover,
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: 10,
      },
    },
  };
}

const toKebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
