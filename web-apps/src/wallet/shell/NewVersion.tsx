import { useTranslation } from 'react-i18next';
import { useRegisterSW } from 'virtual:pwa-register/react';
import { Button } from '../../kit/parts/Button.tsx';

/** Offers a new version of the wallet; nothing changes under somebody's hands. */
export function NewVersion() {
  const { t } = useTranslation('kit');
  const {
    needRefresh: [isNew],
    updateServiceWorker,
  } = useRegisterSW({ immediate: true });
  if (!isNew) {
    return null;
  }
  return (
    <div className='new-version' role='status'>
      {t('update.text')}
      <Button kind='quiet' onPress={() => void updateServiceWorker(true)}>
        {t('update.now')}
      </Button>
    </div>
  );
}
