import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/Button.tsx';
import type { Format } from './reader.ts';

type Camera = 'starting' | 'on' | 'denied' | 'missing' | 'insecure';

/** Milliseconds between two pictures that are looked at. */
const PACE = 120;

/**
 * The camera, and a picture as the other way. Each code that is seen is told once until another one
 * is seen.
 */
export function Scanner(
  { formats, onCode, pictures = true }: { formats: Format[]; onCode: (text: string) => void; pictures?: boolean },
) {
  const { t } = useTranslation('kit');
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef<string>(undefined);
  const tell = useRef(onCode);
  tell.current = onCode;
  const [camera, setCamera] = useState<Camera>('starting');
  const [nothing, setNothing] = useState(false);
  const [torch, setTorch] = useState<{ track: MediaStreamTrack; on: boolean }>();
  const key = formats.join();

  const see = useCallback((text: string | undefined) => {
    if (text !== undefined && text !== told.current) {
      told.current = text;
      tell.current(text);
    }
  }, []);

  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    const watch = async () => {
      if (!navigator.mediaDevices) {
        setCamera('insecure');
        return;
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 } },
          audio: false,
        });
      } catch (refused) {
        setCamera(refused instanceof DOMException && refused.name === 'NotAllowedError' ? 'denied' : 'missing');
        return;
      }
      const element = video.current;
      if (over || !element) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      element.srcObject = stream;
      await element.play().catch(() => undefined);
      setCamera('on');
      const track = stream.getVideoTracks()[0];
      if (track && 'torch' in (track.getCapabilities?.() ?? {})) {
        setTorch({ track, on: false });
      }
      const { createReader } = await import('./reader.ts');
      const read = createReader(key.split(',') as Format[]);
      while (!over) {
        if (element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
          see(await read(element).catch(() => undefined));
        }
        await new Promise((resolve) => setTimeout(resolve, PACE));
      }
    };
    void watch();
    return () => {
      over = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [key, see]);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) {
      return;
    }
    const { createReader } = await import('./reader.ts');
    const text = await createImageBitmap(file).then(createReader(formats)).catch(() => undefined);
    setNothing(text === undefined);
    told.current = undefined;
    see(text);
  };

  const turn = async () => {
    if (torch) {
      // `torch` is of the Image Capture draft, which the types do not know yet.
      await torch.track.applyConstraints({ advanced: [{ torch: !torch.on } as MediaTrackConstraintSet] });
      setTorch({ ...torch, on: !torch.on });
    }
  };

  return (
    <div className='scanner'>
      <div className='scanner-view' data-camera={camera}>
        <video ref={video} muted playsInline aria-label={t('scanner.label')} />
        <span className='scanner-frame' aria-hidden='true' />
        {torch && (
          <Button
            kind='quiet'
            className='scanner-torch'
            onPress={() => void turn()}
            aria-label={t(torch.on ? 'scanner.torchOff' : 'scanner.torchOn')}
          >
            {t('scanner.torch')}
          </Button>
        )}
      </div>
      <p className='scanner-hint' role='status'>
        {camera === 'on' ? t('scanner.hint') : camera === 'starting' ? t('scanner.start') : t(`scanner.${camera}`)}
      </p>
      {pictures && (
        <label className='button button-secondary'>
          {t('scanner.picture')}
          <input type='file' accept='image/*' className='visually-hidden' onChange={(event) => void choose(event)} />
        </label>
      )}
      {nothing && (
        <p className='note note-bad' role='alert'>
          {t('scanner.nothing')}
        </p>
      )}
    </div>
  );
}
