import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useService } from '../../kit/api/service.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Page } from '../../kit/parts/Page.tsx';
import { signOut } from '../person.ts';
import { useAccount } from '../wallet.ts';

const SECTIONS = [
  { name: 'use', rows: ['bills', 'campaigns', 'transfers', 'partners'] },
  { name: 'own', rows: ['account', 'account/security', 'account/notices', 'account/offline', 'account/stop'] },
  { name: 'more', rows: ['help', 'terms', 'account/closure'] },
] as const;

/** Everything that has no tab of its own. */
export default function Menu() {
  const { t } = useTranslation();
  const account = useAccount().reading?.data;
  const transfers = useService().reading?.data.transfers.on ?? false;
  const end = useAct(signOut);
  return (
    <Page title={t('account.menu.title')}>
      {account && <p className='menu-name'>{t('account.menu.name', { name: account.displayName })}</p>}
      {SECTIONS.map((section) => (
        <section key={section.name} className='stack'>
          <h2 className='section-title'>{t(`account.menu.section.${section.name}`)}</h2>
          <ul className='list'>
            {section.rows
              .filter((row) => row !== 'transfers' || transfers)
              .map((row) => (
                <li key={row}>
                  <Link href={`/${row}`} className='row'>
                    <span className='row-main'>{t(`account.menu.row.${row}`)}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <Button kind='secondary' isBusy={end.isBusy} onPress={() => void end.run()}>
        {t('account.menu.signOut')}
      </Button>
    </Page>
  );
}
