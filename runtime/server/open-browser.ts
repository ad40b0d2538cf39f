import { spawn } from 'node:child_process';

/** Opens a page in the browser of the person who started the program, where there is one. */
export function openBrowser(url: string): void {
  const command = browserCommand(process.platform, process.env);
  if (!command) return;
  const [program, ...options] = command as [string, ...string[]];
  const browser = spawn(program, [...options, url], { detached: true, stdio: 'ignore', windowsHide: true });
  browser.on('error', () => undefined);
  browser.unref();
}

/** The command that opens an address on a platform, or undefined in CI and without a display. */
export function browserCommand(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string[] | undefined {
  if (environment.CI) return undefined;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
