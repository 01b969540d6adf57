import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Empty, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api } from '../wallet.ts';
import { BlockedPeople } from './BlockedPeople.tsx';
import { ServiceGate } from './ServiceGate.tsx';
import { type Transfer, TransferCard } from './TransferCard.tsx';

const readTransfers = (after?: string) =>
  answer(
    api.GET('/api/v1/wallet/transfers', {
      params: { query: { limit: 20, ...(after === undefined ? {} : { after }) } },
    }),
  );

/** What one sent and was sent; what waits to be taken can be taken, refused or undone. */
export default function Transfers() {
  const { t } = useTranslation();
  return (
    <Page title={t('sending.title')} back='/'>
      <ServiceGate>
        <nav className='two'>
          <ButtonLink to='/send'>{t('sending.send.title')}</ButtonLink>
          <ButtonLink to='/receive' kind='secondary'>
            {t('sending.receive.title')}
          </ButtonLink>
        </nav>
        <List />
        <BlockedPeople />
      </ServiceGate>
    </Page>
  );
}

function List() {
  const { t } = useTranslation();
  const first = useRead('transfers', () => readTransfers());
  const [rest, setRest] = useState<{ transfers: Transfer[]; next?: string }>();
  const more = useAct(async (after: string) => {
    const page = await readTransfers(after);
    setRest({ ...page, transfers: [...(rest?.transfers ?? []), ...page.transfers] });
  });
  const again = async () => {
    setRest(undefined);
    await first.refresh();
  };
  return (
    <Shown read={first}>
      {(data) => {
        const transfers = [...data.transfers, ...(rest?.transfers ?? [])];
        const next = rest ? rest.next : data.next;
        return transfers.length === 0 ? <Empty title={t('sending.none')} /> : (
          <>
            <ul className='cards'>
              {transfers.map((transfer) => (
                <TransferCard key={transfer.transferId} transfer={transfer} onChange={again} />
              ))}
            </ul>
            <ProblemNote problem={more.problem} />
            {next !== undefined && (
              <Button
                kind='secondary'
                isBusy={more.isBusy}
                onPress={() => void more.run(next)}
              >
                {t('sending.more')}
              </Button>
            )}
          </>
        );
      }}
    </Shown>
  );
}
