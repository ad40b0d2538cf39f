import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../../engine/refusal.ts';
import { Invalid } from '../operations/invalid.ts';

interface Who {
  tenant: string;
  username: string;
}

/** Failed sign-ins that one account, and one address, may have in a quarter of an hour before they must wait (reliability.md O02). */
export class LoginLimiter {
  private readonly accounts = new RateLimiterMemory({ points: 10, duration: 900 });
  private readonly addresses = new RateLimiterMemory({ points: 100, duration: 900 });

  /**
   * Lets an attempt be made, or refuses it. It counts from its beginning, so that many at the same
   * moment do not all pass; one that was not wrong is taken off again.
   */
  async attempt<T>(who: Who, ip: string | undefined, run: () => Promise<T>): Promise<T> {
    const taken: [RateLimiterMemory, string][] = [
      [this.addresses, ip ?? ''],
      [this.accounts, `${who.tenant}/${who.username}`],
    ];
    for (const [limiter, key] of taken) await take(limiter, key);
    let isWrong = false;
    try {
      return await run();
    } catch (cause) {
      isWrong = cause instanceof Refusal || cause instanceof Invalid;
      throw cause;
    } finally {
      if (!isWrong) for (const [limiter, key] of taken) await limiter.reward(key);
    }
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    throw new Refusal('session.too-many-attempts', { seconds: Math.ceil(cause.msBeforeNext / 1000) });
  }
}
