/** Where a shortcut works; the cheat-sheet shows it in these groups. */
export const keyAreas = ['everywhere', 'list', 'record', 'inbox'] as const;

export type KeyArea = (typeof keyAreas)[number];

export interface KeyDefinition {
  area: KeyArea;
  /** Ways to press it: `mod+k` (Ctrl, ⌘ on a Mac), `alt+1`, `n`, `?`, `ArrowDown`. The first is shown. */
  press: readonly string[];
  /** Works while somebody types: never for single letters. */
  whileTyping?: true;
}

/** Every shortcut of the pages: what binds them, what draws the cheat-sheet, what the tests go through. */
export const keys = {
  palette: { area: 'everywhere', press: ['mod+k'], whileTyping: true },
  cheatSheet: { area: 'everywhere', press: ['?'] },
  goHome: { area: 'everywhere', press: ['alt+h'], whileTyping: true },
  goInbox: { area: 'everywhere', press: ['alt+i'], whileTyping: true },
  toggleMenu: { area: 'everywhere', press: ['mod+\\'], whileTyping: true },
  search: { area: 'list', press: ['/'] },
  create: { area: 'list', press: ['n'] },
  edit: { area: 'record', press: ['e'] },
  save: { area: 'record', press: ['mod+s'], whileTyping: true },
  submit: { area: 'record', press: ['mod+Enter'], whileTyping: true },
  print: { area: 'record', press: ['p'] },
  next: { area: 'inbox', press: ['j'] },
  previous: { area: 'inbox', press: ['k'] },
  approve: { area: 'inbox', press: ['a'] },
  reject: { area: 'inbox', press: ['r'] },
  giveBack: { area: 'inbox', press: ['b'] },
  transfer: { area: 'inbox', press: ['t'] },
  delegate: { area: 'inbox', press: ['d'] },
  addSign: { area: 'inbox', press: ['s'] },
  moreActs: { area: 'inbox', press: ['m'] },
  pick: { area: 'inbox', press: ['x'] },
  undo: { area: 'inbox', press: ['u'] },
} as const satisfies Record<string, KeyDefinition>;

export type KeyId = keyof typeof keys;
