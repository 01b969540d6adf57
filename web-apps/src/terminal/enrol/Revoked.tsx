import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/parts/Button.tsx';
import { Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { device } from '../terminal.ts';

/** The office has revoked this terminal. */
export function Revoked() {
  const { t } = useTranslation();
  return (
    <Page title={t('terminal.revoked.title')} className='narrow'>
      <Note kind='bad'>{t('terminal.revoked.text')}</Note>
      <Button kind='secondary' onPress={() => void device.forget()}>
        {t('terminal.revoked.again')}
      </Button>
    </Page>
  );
}
