import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
// From this program, not from the library's CDN, which the content policy would refuse.
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

export type Format = 'qr_code' | 'code_128';

/** Reads codes from pictures; loaded only when one is to be read. */
export function createReader(formats: Format[]): (picture: ImageBitmapSource) => Promise<string | undefined> {
  const detector = new BarcodeDetector({ formats });
  return async (picture) => (await detector.detect(picture)).find((code) => code.rawValue !== '')?.rawValue;
}
