import { type ThemeConfig, theme } from 'antd';
import { type Appearance, palettes } from './palette.ts';
import type { Preferences } from './preferences.ts';

/** Latin and Chinese side by side: the system's own faces, which every reader knows and nobody waits for. */
export const fontFamily =
  "-apple-system, 'Segoe UI Variable Text', 'Segoe UI', 'SF Pro Text', Roboto, 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif";

/** Grounds by day: what the library derives from our dark hues is muddy. */
const groundsByDay = {
  colorWarningBg: '#fbf4e4',
  colorErrorBg: '#fcefed',
  colorSuccessBg: '#eaf4ed',
  colorInfoBg: '#ebf1fa',
};

/** The component library in our colours; `motion` is off for whoever asked their system for less of it. */
export function antdTheme(
  appearance: Appearance,
  density: Preferences['density'],
  motion: boolean,
): ThemeConfig {
  const colours = palettes[appearance];
  const isCompact = density === 'compact';
  const base = appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    algorithm: isCompact ? [base, theme.compactAlgorithm] : base,
    token: {
      colorPrimary: colours.accent,
      colorInfo: colours.info,
      colorSuccess: colours.success,
      colorWarning: colours.warning,
      colorError: colours.danger,
      colorLink: colours.accent,
      colorLinkHover: colours.accentHover,
      colorText: colours.text,
      colorTextSecondary: colours.textSecondary,
      colorTextTertiary: colours.textTertiary,
      colorTextDescription: colours.textTertiary,
      colorTextPlaceholder: colours.textTertiary,
      colorTextDisabled: colours.textTertiary,
      colorBgLayout: colours.canvas,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.raised,
      colorBorder: colours.control,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorPrimaryBg: colours.accentSoft,
      controlItemBgActive: colours.accentSoft,
      ...(appearance === 'light' && groundsByDay),
      borderRadius: 6,
      fontFamily,
      fontSize: isCompact ? 13 : 14,
      controlHeight: isCompact ? 28 : 32,
      motion,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.14s',
      boxShadow: colours.shadow,
      boxShadowSecondary: colours.shadow,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: colours.onAccent,
        defaultBorderColor: colours.edge,
        fontWeight: 500,
      },
      Tooltip: { colorTextLightSolid: '#fff', colorBgSpotlight: '#262b29' },
      Modal: { titleFontSize: 16 },
      Drawer: { paddingLG: 20 },
      Segmented: { itemSelectedBg: colours.surface, trackBg: colours.sunken },
    },
  };
}
