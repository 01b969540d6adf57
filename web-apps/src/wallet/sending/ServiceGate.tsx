import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '../../kit/api/service.ts';
import { Empty, Shown } from '../../kit/parts/Notices.tsx';

/** What is inside where people may send to each other; elsewhere that they may not, and nothing is asked. */
export function ServiceGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const service = useService();
  return (
    <Shown read={service}>
      {({ transfers }) =>
        transfers.on ? children : (
          <Empty title={t('sending.off')}>
            <p>{t('sending.offHint')}</p>
          </Empty>
        )}
    </Shown>
  );
}
