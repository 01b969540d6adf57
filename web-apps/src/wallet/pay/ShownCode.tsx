import { useTranslation } from 'react-i18next';
import { Barcode, QrCode } from '../../kit/code/Codes.tsx';
import { countdown } from '../../kit/format/time.ts';
import { useNow } from '../../kit/parts/hooks.ts';
import { inFours } from './offlineCode.ts';

/** A code for a till, white also where the rest is dark: QR, barcode and digits. */
export function ShownCode({ payload, digits, endsAt }: { payload: string; digits: string; endsAt: number }) {
  const { t } = useTranslation();
  const left = Math.ceil((endsAt - useNow().getTime()) / 1000);
  return (
    <section className='code-card' aria-label={t('pay.show.code')}>
      <QrCode payload={payload} />
      <Barcode digits={digits} />
      <p className='code-digits num'>{inFours(digits)}</p>
      <p className='code-left num'>{t('pay.show.left', { time: countdown(left) })}</p>
    </section>
  );
}
