export type Appearance = 'light' | 'dark';

/** The colours of the product; one accent, everything else calm. Texts reach 4.5:1 and borders of controls 3:1 on their surfaces. */
export interface Palette {
  accent: string;
  accentHover: string;
  accentSoft: string;
  onAccent: string;
  text: string;
  textSecondary: string;
  textTertiary: string;
  canvas: string;
  surface: string;
  sunken: string;
  raised: string;
  line: string;
  /** Borders of buttons, whose words already say what they are. */
  edge: string;
  /** Borders of fields, which nothing else shows. */
  control: string;
  danger: string;
  warning: string;
  success: string;
  info: string;
  blue: string;
  cyan: string;
  green: string;
  gold: string;
  orange: string;
  red: string;
  purple: string;
  grey: string;
  shadow: string;
}

export const palettes: Record<Appearance, Palette> = {
  light: {
    accent: '#12685c',
    accentHover: '#0d5249',
    accentSoft: '#e3efec',
    onAccent: '#ffffff',
    text: '#1b1f1d',
    textSecondary: '#4f5652',
    textTertiary: '#656c68',
    canvas: '#f6f6f3',
    surface: '#ffffff',
    sunken: '#f0f0ec',
    raised: '#ffffff',
    line: '#e5e5e0',
    edge: '#cdd2ce',
    control: '#8a908c',
    danger: '#b3261e',
    warning: '#8a5a00',
    success: '#1e7039',
    info: '#2a5db0',
    blue: '#2a5db0',
    cyan: '#0f6f86',
    green: '#1e7039',
    gold: '#866000',
    orange: '#a04a00',
    red: '#b3261e',
    purple: '#6d3fae',
    grey: '#5b625e',
    shadow: '0 1px 2px rgb(20 30 26 / 6%), 0 8px 28px rgb(20 30 26 / 12%)',
  },
  dark: {
    accent: '#56bca9',
    accentHover: '#74cebd',
    accentSoft: '#17322d',
    onAccent: '#06211c',
    text: '#e6e9e7',
    textSecondary: '#b0b7b3',
    textTertiary: '#959d99',
    canvas: '#111312',
    surface: '#191c1b',
    sunken: '#151817',
    raised: '#222625',
    line: '#2b302e',
    edge: '#3d4441',
    control: '#737b77',
    danger: '#f2897f',
    warning: '#e0ae4e',
    success: '#70c68b',
    info: '#89b3f0',
    blue: '#89b3f0',
    cyan: '#6cc5da',
    green: '#70c68b',
    gold: '#dcb757',
    orange: '#f0a065',
    red: '#f2897f',
    purple: '#bfa0f0',
    grey: '#a3aaa6',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 10px 32px rgb(0 0 0 / 50%)',
  },
};

/** `textSecondary` → `--text-secondary`. */
export function variableOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Makes the colours known to the style sheets of the page. */
export function paint(appearance: Appearance): void {
  const { style, dataset } = document.documentElement;
  for (const [name, value] of Object.entries(palettes[appearance]))
    style.setProperty(variableOf(name), value);
  dataset.appearance = appearance;
  style.colorScheme = appearance;
}
