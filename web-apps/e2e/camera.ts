import type { Page } from 'playwright-core';

const WIDTH = 640;
const HEIGHT = 480;

/**
 * A film for the browser's fake camera that shows one picture, held into the middle.
 *
 * @param png a screenshot
 * @param page any page, which decodes it
 * @returns the file, to be deleted by the caller
 */
export async function film(page: Page, png: Uint8Array): Promise<string> {
  const pixels = await page.evaluate(
    async ({ picture, width, height }) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))]),
      );
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = '#888';
      pen.fillRect(0, 0, width, height);
      const scale = Math.min((width * 0.9) / bitmap.width, (height * 0.9) / bitmap.height);
      pen.drawImage(
        bitmap,
        (width - bitmap.width * scale) / 2,
        (height - bitmap.height * scale) / 2,
        bitmap.width * scale,
        bitmap.height * scale,
      );
      return Array.from(pen.getImageData(0, 0, width, height).data.filter((_, index) => index % 4 === 1));
    },
    { picture: btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join('')), width: WIDTH, height: HEIGHT },
  );
  const file = await Deno.makeTempFile({ suffix: '.y4m' });
  const luma = Uint8Array.from(pixels);
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const frame = [new TextEncoder().encode('FRAME\n'), luma, chroma];
  const head = new TextEncoder().encode(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await Deno.writeFile(file, join([head, ...Array.from({ length: 5 }, () => frame).flat()]));
  return file;
}

/** What makes a browser see a film in place of a camera. */
export const seeing = (
  file: string,
) => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

function join(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
