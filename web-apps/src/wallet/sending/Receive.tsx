import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { QrCode } from '../../kit/code/Codes.tsx';
import { countdown } from '../../kit/format/time.ts';
import { CopyButton } from '../../kit/parts/CopyButton.tsx';
import { useNow, useWakeLock } from '../../kit/parts/hooks.ts';
import { Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api } from '../wallet.ts';
import { ServiceGate } from './ServiceGate.tsx';

/** Seconds before its end at which a code is replaced, so that one being scanned is still good. */
const MARGIN = 20;

/** A code by which others can send to one; a new one takes its place in time. */
export default function Receive() {
  const { t } = useTranslation();
  return (
    <Page title={t('sending.receive.title')} back='/transfers'>
      <ServiceGate>
        <Code />
      </ServiceGate>
    </Page>
  );
}

function Code() {
  const { t } = useTranslation();
  useWakeLock();
  // Each reading makes a code, and few may live at once: never but when the last one ends.
  const read = useRead('receiving code', () => answer(api.GET('/api/v1/wallet/receiving-code')), undefined, {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    revalidateIfStale: false,
  });
  const now = useNow();
  const code = read.reading?.data;
  const left = code ? (Date.parse(code.expiresAt) - now.getTime()) / 1000 : undefined;
  const isEnding = left !== undefined && left < MARGIN;
  const { refresh } = read;
  useEffect(() => {
    if (isEnding) {
      void refresh();
    }
  }, [isEnding, refresh]);
  return (
    <Shown read={read}>
      {({ payload, code: typed }) => (
        <section className='card receive'>
          <p>{t('sending.receive.text')}</p>
          <QrCode payload={payload} label={t('sending.receive.qr')} />
          <p className='code-text'>{typed}</p>
          <CopyButton text={typed} />
          {left !== undefined && <p className='quiet num'>{t('sending.receive.left', { left: countdown(left) })}</p>}
        </section>
      )}
    </Shown>
  );
}
