import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Router, Switch, useRoute } from 'wouter';
import { Loading } from '../../kit/parts/Notices.tsx';
import { LanguageSwitch, Mark, Page } from '../../kit/parts/Page.tsx';
import { Enrol } from '../enrol/Enrol.tsx';
import { Revoked } from '../enrol/Revoked.tsx';
import { EventsProvider, useLive } from '../events/EventsProvider.tsx';
import { routes } from '../routes.ts';
import { switchSound, unlockSound } from '../sound.ts';
import { BASE, device, store } from '../terminal.ts';
import { Till } from '../till/Till.tsx';
import { LatestPayment } from './LatestPayment.tsx';

const pages: { path: string; Shown: ComponentType }[] = routes.map(({ path, load }) => ({ path, Shown: lazy(load) }));

/** The whole terminal: its enrolment, then the till and its lists. */
export function Shell() {
  const identity = useSyncExternalStore(device.onChange, device.identity);
  const revoked = useSyncExternalStore(device.onChange, device.isRevoked);
  useEffect(() => {
    void device.look();
    void store.get<boolean>('sound').then((on) => switchSound(on ?? true));
    // So that a tablet keeps the key when it is short of space.
    void navigator.storage?.persist?.();
    window.addEventListener('pointerdown', unlockSound);
    window.addEventListener('keydown', unlockSound);
  }, []);
  if (identity === undefined) {
    return null;
  }
  return (
    <Router base={BASE}>
      {identity === null || revoked
        ? (
          <>
            <Bar />
            {revoked ? <Revoked /> : <Enrol />}
          </>
        )
        : (
          <EventsProvider>
            <Bar state={<State />} />
            <LatestPayment />
            <Suspense
              fallback={
                <main className='page'>
                  <Loading />
                </main>
              }
            >
              <Switch>
                <Route path='/'>
                  <Till />
                </Route>
                {pages.map(({ path, Shown }) => (
                  <Route key={path} path={path}>
                    <Shown />
                  </Route>
                ))}
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Suspense>
          </EventsProvider>
        )}
    </Router>
  );
}

function Bar({ state }: { state?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className='bar terminal-bar'>
      <Link href='/' className='brand'>
        <Mark />
        {t('terminal.title')}
      </Link>
      {state}
      {state && (
        <nav className='terminal-nav' aria-label={t('terminal.nav.label')}>
          {TABS.map((tab) => <Tab key={tab.path} {...tab} />)}
        </nav>
      )}
      <LanguageSwitch />
    </div>
  );
}

const TABS = [
  { path: '/', name: 'till' },
  { path: '/day', name: 'day' },
  { path: '/code', name: 'code' },
  { path: '/settings', name: 'settings' },
] as const;

function Tab({ path, name }: (typeof TABS)[number]) {
  const { t } = useTranslation();
  const [here] = useRoute(path);
  return (
    <Link href={path} {...(here ? { 'aria-current': 'page' as const } : {})}>
      {t(`terminal.nav.${name}`)}
    </Link>
  );
}

/** Whether what customers pay is heard of at once. */
function State() {
  const { t } = useTranslation();
  const { connection } = useLive();
  return (
    <span className={`connection connection-${connection}`} role='status'>
      {t(`terminal.connection.${connection}`)}
    </span>
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
