import { type Connection, type Model, Schema } from 'mongoose';

/** A customer company. `configuration` names what it runs on; the counters tell every process what to read anew. */
export interface TenantDocument {
  _id: string;
  name: { 'zh-CN': string; en: string };
  /** IANA zone: what "today" means. */
  timeZone: string;
  currency: string;
  configuration: string;
  version: number;
  organisationRevision: number;
  settingsRevision: number;
  isDemo: boolean;
  /** The hosts that services of workflows may call. */
  outgoingHosts?: OutgoingHost[];
}

/** A host as addresses name it; one in a network of our own only where that is allowed. */
export interface OutgoingHost {
  host: string;
  allowPrivate?: boolean | undefined;
}

/** How a person signs in; the person, with the name to do it, is a record of the organisation module. */
export interface AccountDocument {
  _id: string;
  tenant: string;
  user: string;
  passwordHash: string;
}

/** A browser session or a program's token; `_id` is the hash of the secret, never the secret. */
export interface SessionDocument {
  _id: string;
  tenant: string;
  user: string;
  kind: 'browser' | 'token';
  csrfToken: string;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
  /** Of a program's token: how administrators call it, and who made it. */
  token?: { id: string; name: string; createdBy: { id: string; title: string } } | undefined;
}

/** The modules that a hash stands for, as JSON text; immutable. */
export interface ConfigurationDocument {
  _id: string;
  sources: string;
  at: Date;
}

/** A published version of a tenant's layer; immutable, numbered without a gap. */
export interface VersionDocument {
  _id: string;
  tenant: string;
  number: number;
  /** The layer as JSON text. */
  layer: string;
  configuration: string;
  /** Versions of the standard modules it was published on. */
  base: Record<string, string>;
  note: string;
  author: { id: string; title: string };
  at: Date;
  /** The version whose layer this one brings back. */
  restores?: number | undefined;
  changeCount: number;
}

/** The layer that consultants of a tenant are working on. */
export interface DraftDocument {
  _id: string;
  tenant: string;
  /** Guards against two consultants saving over each other. */
  revision: number;
  baseVersion: number;
  layer: string;
  updatedAt: Date;
  updatedBy: { id: string; title: string };
}

export interface Models {
  tenants: Model<TenantDocument>;
  accounts: Model<AccountDocument>;
  sessions: Model<SessionDocument>;
  configurations: Model<ConfigurationDocument>;
  versions: Model<VersionDocument>;
  drafts: Model<DraftDocument>;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const moment = { type: Date, required: true } as const;
const person = { id: text, title: text };
const options = {
  versionKey: false as const,
  strict: 'throw' as const,
  readConcern: { level: 'majority' as const },
};

const known = new WeakMap<Connection, Models>();

/** The engine's own fixed collections, checked by mongoose. */
export function modelsOf(connection: Connection): Models {
  const made = known.get(connection);
  if (made) return made;
  const accounts = new Schema<AccountDocument>(
    { _id: text, tenant: text, user: text, passwordHash: text },
    options,
  );
  accounts.index({ tenant: 1, user: 1 }, { unique: true });
  const sessions = new Schema<SessionDocument>(
    {
      _id: text,
      tenant: text,
      user: text,
      kind: text,
      csrfToken: text,
      createdAt: moment,
      seenAt: moment,
      expiresAt: moment,
      token: { type: { _id: false, id: text, name: text, createdBy: person }, required: false },
    },
    options,
  );
  sessions.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  sessions.index({ tenant: 1, user: 1 });
  const versions = new Schema<VersionDocument>(
    {
      _id: text,
      tenant: text,
      number: count,
      layer: text,
      configuration: text,
      base: { type: Schema.Types.Mixed, required: true },
      note: { type: String, default: '' },
      author: person,
      at: moment,
      restores: Number,
      changeCount: count,
    },
    options,
  );
  versions.index({ tenant: 1, number: 1 }, { unique: true });
  const tenants = new Schema<TenantDocument>(
    {
      _id: text,
      name: { 'zh-CN': text, en: text },
      timeZone: text,
      currency: text,
      configuration: { type: String, default: '' },
      version: count,
      organisationRevision: count,
      settingsRevision: count,
      isDemo: { type: Boolean, default: false },
      outgoingHosts: {
        type: [{ _id: false, host: text, allowPrivate: { type: Boolean, required: false } }],
        default: undefined,
      },
    },
    options,
  );
  const configurations = new Schema<ConfigurationDocument>({ _id: text, sources: text, at: moment }, options);
  const drafts = new Schema<DraftDocument>(
    {
      _id: text,
      tenant: text,
      revision: count,
      baseVersion: count,
      layer: text,
      updatedAt: moment,
      updatedBy: person,
    },
    options,
  );
  const models: Models = {
    tenants: model(connection, 'tenants', tenants),
    accounts: model(connection, 'accounts', accounts),
    sessions: model(connection, 'sessions', sessions),
    configurations: model(connection, 'configurations', configurations),
    versions: model(connection, 'versions', versions),
    drafts: model(connection, 'drafts', drafts),
  };
  known.set(connection, models);
  return models;
}

function model<T>(connection: Connection, name: string, schema: unknown): Model<T> {
  // mongoose infers a schema type that its own `Model<T>` does not accept; the document type is what counts here.
  return connection.model<T>(name, schema as Schema<T>, name) as Model<T>;
}

/** Creates the collections and indexes of the models; called once at start. */
export async function ensureModels(connection: Connection): Promise<void> {
  for (const model of Object.values(modelsOf(connection))) {
    await model.createCollection();
    await model.createIndexes();
  }
}
