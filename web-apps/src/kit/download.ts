import { answer } from './api/client.ts';

/**
 * Fetches a file with the person's token and gives it to the browser to keep.
 *
 * @param call with `parseAs: 'blob'`
 * @param name what the file is called
 */
export async function download(
  call: Promise<{ data?: unknown; error?: unknown; response: Response }>,
  name: string,
): Promise<void> {
  const file = (await answer(call)) as Blob;
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
