import { posix, win32 } from 'node:path';

/**
 * Where database servers are kept for all projects of a user: `XDG_CACHE_HOME` when it is an absolute
 * path, else the usual place of the platform.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const path = platform === 'win32' ? win32 : posix;
  const home = environment.HOME ?? environment.USERPROFILE ?? '.';
  const chosen = environment.XDG_CACHE_HOME;
  if (chosen && path.isAbsolute(chosen)) return path.join(chosen, 'formwork');
  if (platform === 'win32')
    return path.join(environment.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'formwork', 'cache');
  return path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'formwork');
}
