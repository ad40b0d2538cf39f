import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../../engine/refusal.ts';

interface Who {
  tenant: string;
  username: string;
}

/** Failed sign-ins that one account, and one address, may have in a quarter of an hour before they must wait (reliability.md O02). */
export class LoginLimiter {
  private readonly accounts = new RateLimiterMemory({ points: 10, duration: 900 });
  private readonly addresses = new RateLimiterMemory({ points: 100, duration: 900 });

  async assertAllowed({ tenant, username }: Who, ip: string | undefined): Promise<void> {
    const [account, address] = await Promise.all([
      this.accounts.get(`${tenant}/${username}`),
      this.addresses.get(ip ?? ''),
    ]);
    for (const [limiter, state] of [
      [this.accounts, account],
      [this.addresses, address],
    ] as const)
      if (state && state.consumedPoints >= limiter.points)
        throw new Refusal('session.too-many-attempts', { seconds: Math.ceil(state.msBeforeNext / 1000) });
  }

  async count({ tenant, username }: Who, ip: string | undefined): Promise<void> {
    try {
      await Promise.all([this.accounts.consume(`${tenant}/${username}`), this.addresses.consume(ip ?? '')]);
    } catch (cause) {
      // Beyond the limit: the next attempt is refused before the password is looked at.
      if (!(cause instanceof RateLimiterRes)) throw cause;
    }
  }
}
