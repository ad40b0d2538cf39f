import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useLanguage } from '../messages/use-words.ts';
import { antdTheme } from './antd-theme.ts';
import { paint } from './palette.ts';
import { usePreferences } from './preferences.ts';
import { useAppearance } from './use-appearance.ts';
import './base.css';

/** Colours, density and the language of the components around everything that is drawn. */
export function Theming({ children }: { children: ReactNode }) {
  const appearance = useAppearance();
  const density = usePreferences((one) => one.density);
  const language = useLanguage();
  useLayoutEffect(() => {
    paint(appearance);
    document.documentElement.dataset.density = density;
  }, [appearance, density]);
  const theme = useMemo(
    () => antdTheme(appearance, density, !window.matchMedia('(prefers-reduced-motion: reduce)').matches),
    [appearance, density],
  );
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App className="app" message={{ maxCount: 3 }} notification={{ placement: 'bottomRight' }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
