import type { Instance } from './instance.ts';

/** Where nodes of one version are found in the other, for those that are called otherwise there. */
export type NodeMap = Readonly<Record<string, string>>;

/** The instance with everything that is open at the nodes of the other version; what has ended keeps its own. */
export function moved(instance: Instance, nodes: NodeMap): Instance {
  const at = <T extends { node: string }>(one: T): T => ({ ...one, node: nodes[one.node] ?? one.node });
  const { resume, failure, waits } = instance;
  return {
    ...instance,
    tokens: instance.tokens.map(at),
    visits: instance.visits.map((visit) => (visit.state === 'open' ? at(visit) : visit)),
    scopes: instance.scopes.map((scope) =>
      scope.state === 'open'
        ? { ...scope, fork: nodes[scope.fork] ?? scope.fork, token: at(scope.token) }
        : scope,
    ),
    ...(waits && {
      waits: waits.map((wait) => (wait.state === 'open' || wait.state === 'failed' ? at(wait) : wait)),
    }),
    ...(resume && { resume: at(resume) }),
    ...(failure && {
      failure: {
        ...failure,
        from: nodes[failure.from] ?? failure.from,
        to: nodes[failure.to] ?? failure.to,
      },
    }),
  };
}
