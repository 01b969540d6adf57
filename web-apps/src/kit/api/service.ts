import { type Read, useRead } from './useRead.ts';
import { LOST, Problem, problemOf } from './problem.ts';

/** What a page must know before it asks for anything that could be refused. */
export interface Service {
  demo: boolean;
  transfers: { on: boolean };
  charging: {
    min: number;
    max: number;
    /** Those by which one can charge now; `page`: the provider has a page of its own. */
    channels: { channel: 'CREDIT_CARD' | 'BANK' | 'ATM'; page: boolean }[];
  };
  payment: { max: number };
  /** Missing where nothing is pushed. */
  push?: { publicKey: string };
}

/** Answers the same to everybody; a browser may keep it for a minute. */
export async function readService(): Promise<Service> {
  const response = await fetch('/api/v1/service').catch(() => {
    throw new Problem(0, LOST, '');
  });
  if (!response.ok) {
    throw problemOf(response.status, await response.json().catch(() => undefined));
  }
  return (await response.json()) as Service;
}

export const useService = (): Read<Service> => useRead('service', readService, undefined, { revalidateOnFocus: false });
