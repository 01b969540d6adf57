import { answer, createApi } from './client.ts';
import { type Read, useRead } from './useRead.ts';

const api = createApi();

/** What a page must know before it offers anything that could only be refused. */
export type Service = Awaited<ReturnType<typeof readService>>;

export const readService = () => answer(api.GET('/api/v1/service'));

export const useService = (): Read<Service> => useRead('service', readService, undefined, { revalidateOnFocus: false });
