import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SWRConfig } from 'swr';
import { Link, Redirect, Route, Router, Switch, useRoute } from 'wouter';
import { useOnline } from '../../kit/parts/hooks.ts';
import { Loading } from '../../kit/parts/Notices.tsx';
import { LanguageSwitch, Mark, Page } from '../../kit/parts/Page.tsx';
import { Home } from '../home/Home.tsx';
import { Welcome } from '../home/Welcome.tsx';
import { routes } from '../routes.ts';
import { BASE, signIn } from '../wallet.ts';
import { NewVersion } from './NewVersion.tsx';
import { useSignedIn } from './useSignedIn.ts';

const pages: { path: string; open: boolean; Shown: ComponentType }[] = routes.map((route) => ({
  path: route.path,
  open: route.open ?? false,
  Shown: lazy(route.load),
}));

/** Payments without an answer are said on every page. */
const Waiting = lazy(() => import('../pay/Waiting.tsx'));

/** The whole wallet: the bar, the page of the address, the tabs. */
export function Shell() {
  return (
    <SWRConfig value={{ revalidateOnReconnect: true }}>
      <Router base={BASE}>
        <Bar />
        <NewVersion />
        <AtHand />
        <Suspense
          fallback={
            <main className='page'>
              <Loading />
            </main>
          }
        >
          <Switch>
            <Route path='/'>
              <AtHome />
            </Route>
            {pages.map(({ path, open, Shown }) => (
              <Route key={path} path={path}>
                {open ? <Shown /> : (
                  <SignedIn>
                    <Shown />
                  </SignedIn>
                )}
              </Route>
            ))}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
        <Tabs />
      </Router>
    </SWRConfig>
  );
}

function AtHand() {
  return useSignedIn()
    ? (
      <Suspense fallback={null}>
        <Waiting />
      </Suspense>
    )
    : null;
}

function AtHome() {
  const signedIn = useSignedIn();
  return signedIn === undefined ? null : signedIn ? <Home /> : <Welcome />;
}

/** What only the person sees; whoever is not signed in is led to it and back. */
function SignedIn({ children }: { children: ReactNode }) {
  const signedIn = useSignedIn();
  const online = useOnline();
  useEffect(() => {
    if (signedIn === false && online && !signIn.hasEndedElsewhere()) {
      void signIn.begin();
    }
  }, [signedIn, online]);
  if (signedIn) {
    return children;
  }
  return signedIn === false && (!online || signIn.hasEndedElsewhere()) ? <Redirect to='/' /> : null;
}

function Bar() {
  const { t } = useTranslation('kit');
  const online = useOnline();
  return (
    <div className='bar'>
      <Link href='/' className='brand'>
        <Mark />
        {t('name')}
      </Link>
      <span role='status'>{!online && <span className='tag tag-offline'>{t('offline')}</span>}</span>
      <LanguageSwitch />
    </div>
  );
}

const TABS = [
  { path: '/', name: 'home', icon: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z' },
  { path: '/history', name: 'history', icon: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6' },
  {
    path: '/show',
    name: 'show',
    icon: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 20h2',
  },
  {
    path: '/shops',
    name: 'shops',
    icon: 'M4 9l1-5h14l1 5M4 9v11h16V9M4 9c0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0M10 20v-5h4v5',
  },
  { path: '/menu', name: 'menu', icon: 'M4 6h16M4 12h16M4 18h16' },
] as const;

function Tabs() {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  if (!signedIn) {
    return null;
  }
  return (
    <nav className='tabs' aria-label={t('home.tabs.label')}>
      {TABS.map((tab) => <Tab key={tab.path} {...tab} />)}
    </nav>
  );
}

function Tab({ path, name, icon }: (typeof TABS)[number]) {
  const { t } = useTranslation();
  const [here] = useRoute(path);
  return (
    <Link
      href={path}
      className={name === 'show' ? 'tab tab-main' : 'tab'}
      {...(here ? { 'aria-current': 'page' as const } : {})}
    >
      <svg viewBox='0 0 24 24' aria-hidden='true'>
        <path d={icon} />
      </svg>
      {t(`home.tabs.${name}`)}
    </Link>
  );
}

function NotFound() {
  const { t } = useTranslation('kit');
  return (
    <Page title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <Link href='/'>{t('notFound.home')}</Link>
    </Page>
  );
}
