/** `npm run paragraphs`: which tests and stories prove which paragraph of the rules of approvals. */
import { paragraphs, proofs } from './paragraphs.ts';

const found = proofs(process.cwd());
for (const number of paragraphs) {
  const own = found.get(number) ?? [];
  process.stdout.write(`${number}  ${own.length === 0 ? 'no test' : `${own.length} tests`}\n`);
  for (const { file, title } of own) process.stdout.write(`     ${title}  (${file})\n`);
}
