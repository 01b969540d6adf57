import { answer, type Api, createApi } from '../kit/api/client.ts';
import { asProblem } from '../kit/api/problem.ts';
import { openStore } from '../kit/store/store.ts';
import { Device } from './enrol/device.ts';

/** Where the terminal's pages are. */
export const BASE = '/app/terminal';

export const store = openStore('terminal');

export const device = new Device(store);

/** The interface in the name of this terminal. */
export const api: Api = createApi(device);

/** What the interface answered; a terminal that was revoked is shown as that wherever it is noticed. */
export async function asked<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  try {
    return await answer(call);
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code === 'TERMINAL_REVOKED') {
      device.markRevoked();
    }
    throw problem;
  }
}

export type Payment = Awaited<ReturnType<typeof readPayment>>;

export const readPayment = (id: string) => asked(api.GET('/terminal/v1/payments/{id}', { params: { path: { id } } }));

export const readDay = (date: string | undefined, after?: number) =>
  asked(
    api.GET('/terminal/v1/payments', {
      params: { query: { limit: 100, ...(date ? { date } : {}), ...(after === undefined ? {} : { after }) } },
    }),
  );

export const readStaticCode = () => asked(api.GET('/terminal/v1/qr-codes/static'));
