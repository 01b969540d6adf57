import encodeQR from 'qr';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { code128, QUIET } from './code128.ts';

/** Modules of white around a QR code (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code as one path, black on white in dark mode too, since scanners need it. */
export const QrCode = memo(
  function QrCode({ payload, label, className = '' }: { payload: string; label?: string; className?: string }) {
    const { t } = useTranslation('kit');
    const { path, size } = useMemo(() => {
      const modules = encodeQR(payload, 'raw', { ecc: 'medium', border: MARGIN });
      const dark = modules.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
      return { path: dark.join(''), size: modules.length };
    }, [payload]);
    return (
      <svg
        className={`code-qr ${className}`}
        viewBox={`0 0 ${size} ${size}`}
        role='img'
        aria-label={label ?? t('qr')}
        shapeRendering='crispEdges'
      >
        <rect width={size} height={size} fill='#fff' />
        <path d={path} fill='#000' />
      </svg>
    );
  },
);

/** Digits as a Code 128 barcode. */
export const Barcode = memo(function Barcode({ digits, label }: { digits: string; label?: string }) {
  const { t } = useTranslation('kit');
  const { bars, width } = useMemo(() => code128(digits), [digits]);
  return (
    <svg
      className='code-bar'
      viewBox={`0 0 ${width + 2 * QUIET} 40`}
      preserveAspectRatio='none'
      role='img'
      aria-label={label ?? t('barcode')}
      shapeRendering='crispEdges'
    >
      <rect width={width + 2 * QUIET} height='40' fill='#fff' />
      {bars.map(([at, bar]) => <rect key={at} x={at + QUIET} y='3' width={bar} height='34' fill='#000' />)}
    </svg>
  );
});
