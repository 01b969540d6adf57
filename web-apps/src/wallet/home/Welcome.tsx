import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { Fireworks } from '../../kit/parts/Fireworks.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { signIn } from '../wallet.ts';

/** The wallet of somebody who is not signed in. */
export function Welcome() {
  const { t } = useTranslation();
  return (
    <Page title={t('home.welcome.title')} className='welcome'>
      <Fireworks />
      <p>{t('home.welcome.text')}</p>
      <div className='actions'>
        <ButtonLink to='/sign-up'>{t('home.welcome.signUp')}</ButtonLink>
        <Button kind='secondary' onPress={() => void signIn.begin()}>
          {t('home.welcome.signIn')}
        </Button>
      </div>
      <ul className='welcome-links'>
        <li>
          <Link href='/forgotten'>{t('signup.forgotten.link')}</Link>
        </li>
        <li>
          <Link href='/lost'>{t('home.welcome.lost')}</Link>
        </li>
        <li>
          <Link href='/help'>{t('home.welcome.help')}</Link>
        </li>
        <li>
          <Link href='/terms'>{t('home.welcome.terms')}</Link>
        </li>
      </ul>
    </Page>
  );
}
