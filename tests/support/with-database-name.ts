/** `mongodb://host1,host2/erp?w=majority` with another name in the place of `erp`; such a list of hosts is no URL. */
export function withDatabaseName(uri: string, name: string): string {
  return uri.replace(/^([^:]+:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
}
