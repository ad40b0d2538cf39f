import { delimiter, resolve } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from './database/cache-folder.ts';
import { weakWriteConcern } from './database/write-concern.ts';
import { type MailSettings, mailAddress, mailSettingsOf, missingForMail } from './mail/mail-settings.ts';
import { type Options, parseOptions } from './parse-options.ts';

/** What the program was told at its start; every default is filled in, every path absolute. */
export interface Config {
  port: number;
  host: string;
  /** A database of the operator's; without one the program starts its own. */
  mongodbUri: string | undefined;
  /** Most database connections open at once. */
  poolSize: number;
  /** Holds the database and files of this installation. */
  dataFolder: string;
  /** Holds database servers for all projects of this user. */
  cacheFolder: string;
  /** Where programs such as `mongod` are looked for. */
  programFolders: string[];
  /** Folders of definitions besides the shipped ones. */
  definitionFolders: string[];
  /** Whether the demo companies are created. */
  demo: boolean;
  logLevel: LogLevel;
  /** The browser that prints; undefined: one is looked for. */
  chromiumPath: string | undefined;
  /** How mail leaves the house; undefined: it does not. */
  mail: MailSettings | undefined;
  openBrowser: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** One wrong setting: its name, what is wrong with it, what would be right. */
export interface ConfigProblem {
  setting: string;
  problem: string;
  allowed: string;
}

export type ParsedConfig =
  | { config: Config; problems?: undefined }
  | { config?: undefined; problems: ConfigProblem[] };

/** Reads the environment and the options of the command line; all wrong ones are told at once (design.md, Process). */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly string[],
): ParsedConfig {
  const parsed = parseOptions(options);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const settings = settingsSchema.safeParse(given);
  const missing = missingForMail(given).map((setting) => ({
    setting,
    problem: 'is not given, and without it no mail may go out',
    allowed: allowedIn(setting),
  }));
  if (settings.success && missing.length + parsed.problems.length === 0)
    return { config: configOf(settings.data, parsed.options, environment) };
  const wrong = settings.success ? [] : settings.error.issues.map((issue) => problemOf(issue, given));
  return { problems: [...wrong, ...missing, ...parsed.problems] };
}

/** The problems as the console shows them, one line each. */
export function formatProblems(problems: readonly ConfigProblem[]): string {
  return problems
    .map(({ setting, problem, allowed }) => `${setting} ${problem}; allowed: ${allowed}`)
    .join('\n');
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

/** Every setting with its default and, as its description, the words for what is allowed. */
const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535)
    .default(3000)
    .describe('a whole number from 0 to 65535, where 0 picks a free port'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .describe('a host name or an address to listen on, such as 127.0.0.1 or 0.0.0.0'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^\s/]+/)
    .superRefine((uri, context) => {
      const problem = weakWriteConcern(uri);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    })
    .optional()
    .describe('mongodb://… or mongodb+srv://… of a replica set, without w or with w=majority'),
  FORMWORK_POOL: wholeNumber(1, 1000)
    .default(50)
    .describe('a whole number from 1 to 1000, the most database connections at once'),
  FORMWORK_DATA: z.string().default('.formwork').describe('a folder'),
  FORMWORK_DEFINITIONS: z.string().default('').describe(`folders, separated by ${delimiter}`),
  FORMWORK_DEMO: z.enum(['on', 'off']).optional().describe('on or off'),
  LOG_LEVEL: z.enum(logLevels).default('info').describe(logLevels.join(', ')),
  CHROMIUM_PATH: z.string().optional().describe('the path of a Chromium program'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+\/?$/)
    .refine((url) => URL.canParse(url), { error: 'is not an address' })
    .optional()
    .describe('smtp://name:password@host:587 or smtps://name:password@host:465'),
  MAIL_FROM: z
    .string()
    .regex(mailAddress)
    .optional()
    .describe('the address that mail comes from, such as erp@company.example'),
  FORMWORK_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+\/?$/)
    .refine((url) => URL.canParse(url), { error: 'is not an address' })
    .optional()
    .describe('the address of these pages as people outside reach it, such as https://erp.company.example'),
});

type Settings = z.infer<typeof settingsSchema>;

function configOf(
  settings: Settings,
  options: Options,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const folders = [...splitFolders(settings.FORMWORK_DEFINITIONS), ...options.definitionFolders];
  return {
    port: settings.PORT,
    host: settings.HOST,
    mongodbUri: settings.MONGODB_URI,
    poolSize: settings.FORMWORK_POOL,
    dataFolder: resolve(settings.FORMWORK_DATA),
    cacheFolder: cacheFolder(environment, process.platform),
    programFolders: splitFolders(environment.PATH ?? ''),
    definitionFolders: folders.map((folder) => resolve(folder)),
    demo:
      settings.FORMWORK_DEMO === undefined
        ? settings.MONGODB_URI === undefined
        : settings.FORMWORK_DEMO === 'on',
    logLevel: settings.LOG_LEVEL,
    chromiumPath: settings.CHROMIUM_PATH,
    mail: mailSettingsOf(settings),
    openBrowser: options.openBrowser,
  };
}

function splitFolders(list: string): string[] {
  return list.split(delimiter).filter((folder) => folder !== '');
}

/** The addresses of a database and of a mail server may hold a password and are not repeated. */
const secretSettings: ReadonlySet<string> = new Set(['MONGODB_URI', 'SMTP_URL']);

function problemOf(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, string | undefined>>,
): ConfigProblem {
  const setting = String(issue.path[0]) as keyof typeof settingsSchema.shape;
  const shown = secretSettings.has(setting) ? 'is not one' : `is ${JSON.stringify(given[setting])}`;
  return {
    setting,
    problem: issue.code === 'custom' ? issue.message : shown,
    allowed: allowedIn(setting),
  };
}

function allowedIn(setting: keyof typeof settingsSchema.shape): string {
  return settingsSchema.shape[setting].description ?? '';
}
