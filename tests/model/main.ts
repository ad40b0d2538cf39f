import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** `npm run model -- --commands 1000000 --seed 7`: the engine and the model against each other for as long as one likes. */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    commands: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 999_999)) },
  },
});
for (const [name, text] of Object.entries(values))
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`--${name} is ${text}; allowed: a whole number from 1`);

const options = ['run', '--config', 'tests/vitest.config.ts', 'tests/model/divergence.test.ts'];
const env = { ...process.env, MODEL_COMMANDS: values.commands, MODEL_SEED: values.seed };
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...options], {
  stdio: 'inherit',
  env,
});
process.exitCode = status ?? 1;
