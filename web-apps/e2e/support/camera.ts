import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import { tmpdir } from 'node:os';
import { writeFileSync } from 'node:fs';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 2;

/** A camera that sees what it is shown: a file that Chromium plays again and again. */
export class FakeCamera {
  private readonly file = `${tmpdir()}/camera-${crypto.randomUUID()}.y4m`;

  /** What a browser with this camera is started with. */
  readonly args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${this.file}`];

  /** Holds the camera at a part of a page; before the other page opens it. */
  async see(shown: Locator): Promise<void> {
    const picture = await photograph(shown);
    writeFileSync(this.file, film(await grey(shown.page(), picture)));
  }
}

/** A code on a page as a picture, as somebody takes it with a phone. */
export const photograph = (shown: Locator): Promise<Uint8Array> => shown.screenshot({ scale: 'css', animations: 'disabled' });

/** How bright each point of a picture is, on white of the camera's size. */
async function grey(page: Page, picture: Uint8Array): Promise<Uint8Array> {
  const blank = await page.context().newPage();
  const brightness = await blank.evaluate(
    async ({ bytes, width, height }) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, width, height);
      const scale = Math.min((width - 40) / image.width, (height - 40) / image.height);
      pen.drawImage(image, (width - image.width * scale) / 2, (height - image.height * scale) / 2, image.width * scale, image.height * scale);
      const { data } = pen.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
    },
    { bytes: [...picture], width: WIDTH, height: HEIGHT },
  );
  await blank.close();
  return Uint8Array.from(brightness);
}

/** A film in grey (YUV4MPEG2 with 4:2:0 colours, which are all neutral). */
function film(brightness: Uint8Array): Uint8Array {
  const text = (line: string) => new TextEncoder().encode(line);
  const frame = [text('FRAME\n'), brightness, new Uint8Array((WIDTH * HEIGHT) / 2).fill(128)];
  const parts = [text(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame).flat()];
  return new Uint8Array(Buffer.concat(parts));
}
