import { answer } from '../../kit/api/client.ts';
import { api, store } from '../wallet.ts';
import { untilKnown } from '../../kit/api/retry.ts';
import { type ChargeAttempt, forgetCharge, keepCharge } from './attempt.ts';

/**
 * Begins a charge and leads to the provider's page; of one that was begun before, to where it stands.
 *
 * @param goTo opens a page of the wallet
 * @returns what the person has to be told where it leads nowhere
 */
export async function sendCharge(attempt: ChargeAttempt, goTo: (path: string) => void): Promise<'unclear' | undefined> {
  await keepCharge(store, attempt);
  const { key, amount, channel } = attempt;
  const outcome = await untilKnown(() =>
    answer(
      api.POST('/api/v1/wallet/charges', { params: { header: { 'Idempotency-Key': key } }, body: { amount, channel } }),
    )
  );
  switch (outcome.is) {
    case 'refused':
      await forgetCharge(store);
      throw outcome.problem;
    case 'unclear':
      return 'unclear';
    case 'done': {
      const { chargeId, continueAt } = outcome.answer;
      await keepCharge(store, { ...attempt, chargeId });
      if (continueAt === undefined) {
        goTo(`/charged?${new URLSearchParams({ chargeId })}`);
      } else {
        location.assign(continueAt);
      }
      return undefined;
    }
  }
}
