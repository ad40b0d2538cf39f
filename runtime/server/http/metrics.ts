import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What `/metrics` tells: the process itself, and how long requests take by route and status. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'formwork_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Times every request; the route's pattern, not the address, names it. */
  readonly observe: RequestHandler = (request, response, next) => {
    const end = this.requests.startTimer({ method: request.method });
    response.once('finish', () =>
      end({ route: request.route?.path ?? 'other', status: String(response.statusCode) }),
    );
    next();
  };

  readonly answer: RequestHandler = async (_request, response) => {
    response.type(this.registry.contentType).send(await this.registry.metrics());
  };
}
