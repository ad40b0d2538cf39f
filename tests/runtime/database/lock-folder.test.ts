import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockFolder } from '../../../runtime/server/database/lock-folder.ts';
import { identifyProcess } from '../../../runtime/server/database/process-identity.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('the lock on a data folder', () => {
  test('a released folder can be locked again', async () => {
    const folder = temporaryFolder();

    (await lockFolder(folder)).release();
    (await lockFolder(folder)).release();

    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  test('a locked folder is refused with the process that has it', async () => {
    const folder = temporaryFolder();
    const lock = await lockFolder(folder);

    await expect(lockFolder(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid}`);
    lock.release();
  });

  const stale: [string, string][] = [
    ['a program that ended', JSON.stringify({ program: { id: 999_999_999, startedAt: 'before' } })],
    [
      'a program whose process id another one has now',
      JSON.stringify({ program: { id: process.pid, startedAt: 'before the last start of the machine' } }),
    ],
    ['a program that was killed while it wrote', '{"program":{"id":1'],
  ];
  test.each(stale)('the lock of %s is taken over', async (_title, written) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock.json'), written);

    const lock = await lockFolder(folder);

    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    lock.release();
  });

  test('the folder of a killed program is waited for until its supervisor has stopped the server', async () => {
    const folder = temporaryFolder();
    const supervisor = spawn('sleep', ['0.5']);
    const holders = {
      program: { id: 999_999_999, startedAt: 'before' },
      supervisor: identifyProcess(supervisor.pid as number),
    };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(holders));

    const since = Date.now();
    const lock = await lockFolder(folder);

    expect(Date.now() - since).toBeGreaterThan(350);
    lock.release();
  });

  test('of many that come at once, one gets the folder of a dead program', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock.json'), stale[0]?.[1] as string);

    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a process', () => {
  test('is told apart from a later one, and gone when it has ended', async () => {
    const child = spawn('sleep', ['10']);
    const id = child.pid as number;

    const running = identifyProcess(id);
    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(running).not.toEqual(identifyProcess(process.pid));
    expect(running?.id).toBe(id);
    expect(identifyProcess(id)).toBeUndefined();
  });
});
