import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/parts/Button.tsx';
import { Loading, Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { keepOnlyThisPerson } from '../person.ts';
import { signIn } from '../wallet.ts';

/** Where a sign-in ends; goes on to where the person was. */
export default function Callback() {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    // A code is good once, and effects run twice while developing.
    if (!begun.current) {
      begun.current = true;
      signIn.complete(new URLSearchParams(location.search)).then(
        async (returnTo) => {
          await keepOnlyThisPerson();
          location.replace(returnTo);
        },
        () => setFailed(true),
      );
    }
  }, []);
  return (
    <Page title={t('home.callback.title')}>
      {failed
        ? (
          <>
            <Note kind='bad'>{t('home.callback.failed')}</Note>
            <Button onPress={() => void signIn.begin('/app/wallet')}>{t('home.callback.again')}</Button>
          </>
        )
        : (
          <>
            <p role='status'>{t('home.callback.working')}</p>
            <Loading />
          </>
        )}
    </Page>
  );
}
