import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { day } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { api } from '../wallet.ts';

/** Whom one has blocked; nothing is shown where that is nobody. */
export function BlockedPeople() {
  const { t } = useTranslation();
  const read = useRead('blocked people', () => answer(api.GET('/api/v1/wallet/blocked-people')));
  const unblock = useAct(async (blockedId: string) => {
    await answer(api.DELETE('/api/v1/wallet/blocked-people/{blockedId}', { params: { path: { blockedId } } }));
    await read.refresh();
  });
  return (
    <Shown read={read} lines={1}>
      {({ people }) =>
        people.length > 0 && (
          <section className='stack'>
            <h2 className='section-title'>{t('sending.block.people')}</h2>
            <ul className='list'>
              {people.map((one) => (
                <li key={one.blockedId} className='row'>
                  <span className='row-main'>
                    {one.person ? t('sending.name', { name: one.person }) : t('sending.somebody')}
                    <small>{t('sending.block.since', { day: day(one.since) })}</small>
                  </span>
                  <Button kind='quiet' isBusy={unblock.isBusy} onPress={() => void unblock.run(one.blockedId)}>
                    {t('sending.block.end')}
                  </Button>
                </li>
              ))}
            </ul>
            <ProblemNote problem={unblock.problem} />
          </section>
        )}
    </Shown>
  );
}
