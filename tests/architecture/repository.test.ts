import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const read = (file: string) => readFileSync(file, 'utf8');
const code = files.filter((file) => /^(engine|runtime|designer|tests)\/.*\.(ts|tsx|mjs)$/.test(file));
const foldersIn = (folder: string) => [
  ...new Set(
    files
      .filter((file) => file.startsWith(`${folder}/`) && file.slice(folder.length + 1).includes('/'))
      .map((file) => file.slice(folder.length + 1).split('/')[0] as string),
  ),
];

describe('the repository', () => {
  test('has nothing at its top but what the README tells of', () => {
    const top = new Set(files.map((file) => file.split('/')[0] as string));

    expect([...top].filter((name) => !name.startsWith('.')).sort()).toEqual([
      'CONTRIBUTING.md',
      'GLOSSARY.md',
      'README.md',
      'definitions',
      'designer',
      'engine',
      'package-lock.json',
      'package.json',
      'runtime',
      'tests',
      'tsconfig.json',
    ]);
  });

  test('says of every folder what it is about', () => {
    const missing = [
      ...foldersIn('engine').map((folder) => ['engine/README.md', `\`${folder}\``]),
      ...foldersIn('designer').map((folder) => ['designer/README.md', `\`${folder}\``]),
      ...foldersIn('runtime/server').map((folder) => ['runtime/README.md', `\`server/${folder}\``]),
      ...foldersIn('runtime/app').map((folder) => ['runtime/README.md', `\`app/${folder}\``]),
    ].filter(([map, name]) => !read(map as string).includes(name as string));

    expect(missing).toEqual([]);
  });

  test('names no folder that is not there', () => {
    const named = [...read('engine/README.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((found) => found[1]);

    expect(named.sort()).toEqual(foldersIn('engine').sort());
  });

  test('records no registry in its lock file', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });
});

describe('the code', () => {
  test('is in files that can be read at once', () => {
    const long = code.filter((file) => !file.startsWith('tests/') && read(file).split('\n').length > 280);

    expect(long).toEqual([]);
  });

  test('has no drawer for odds and ends', () => {
    expect(code.filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(file))).toEqual([
      'engine/definition/common.ts',
    ]);
  });

  test('speaks to people only through the messages', () => {
    const spoken = code.filter(
      (file) =>
        /^(engine|runtime\/server)\//.test(file) &&
        /'[^'\n]*[\u4e00-\u9fff][^'\n]*'/.test(read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );

    expect(spoken).toEqual(['engine/report/chinese-amount.ts']);
  });

  test('leaves nothing for later', () => {
    const marks = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X\\b'].join(''));

    expect(code.filter((file) => marks.test(read(file)))).toEqual([]);
  });
});
