import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../../engine/definition/common.ts';
import { caller } from '../api/call.ts';
import { setPreferences, usePreferences } from '../theme/preferences.ts';

/** Starts the pages in the language that the person chose here, else in the browser's. */
export function startLanguage(): void {
  const language =
    usePreferences.getState().language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  tell(language);
}

/** Switches every word on the page in place; what is typed and where the cursor is stay. */
export function switchLanguage(language: Language): void {
  setPreferences({ language });
  tell(language);
  i18next.changeLanguage(language);
}

function tell(language: Language): void {
  caller.language = language;
  document.documentElement.lang = language;
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
}
