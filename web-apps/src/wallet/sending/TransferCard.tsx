import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSWRConfig } from 'swr';
import { answer, newKey } from '../../kit/api/client.ts';
import { LOST, Problem } from '../../kit/api/problem.ts';
import { isDecided, untilKnown } from '../../kit/api/retry.ts';
import type { components } from '../../kit/api/schema.d.ts';
import { yen } from '../../kit/format/money.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';
import { RemoveButton } from '../account/RemoveButton.tsx';
import { api } from '../wallet.ts';

export type Transfer = components['schemas']['PersonTransfer'];
type Ending = 'acceptance' | 'refusal' | 'undo';

/** One transfer: from whom or to whom, how much, how it stands, and what can be done about it. */
export function TransferCard({ transfer, onChange }: { transfer: Transfer; onChange: () => Promise<void> }) {
  const { t } = useTranslation();
  const { end, isBusy, problem, ending } = useEnding(transfer.transferId, onChange);
  const isMine = transfer.direction === 'SENT';
  const isOpen = transfer.status === 'OFFERED';
  const who = transfer.purpose !== 'PERSON'
    ? t('sending.card')
    : transfer.person
    ? t('sending.name', { name: transfer.person })
    : t('sending.somebody');
  return (
    <li className='card'>
      <div className='transfer-head'>
        <div className='row-main'>
          <strong>{t(isMine ? 'sending.to' : 'sending.from', { name: who })}</strong>
          <small>{dayAndClock(transfer.at)}</small>
        </div>
        <span className={isMine ? 'row-end' : 'row-end plus'}>{yen(transfer.amount)}</span>
      </div>
      {transfer.message && <p className='message'>{transfer.message}</p>}
      <p>
        <span className='tag'>{t(`sending.status.${isMine ? 'sent' : 'received'}.${transfer.status}`)}</span>
      </p>
      {isOpen && transfer.undoUntil && (
        <p className='quiet'>{t('sending.until', { at: dayAndClock(transfer.undoUntil) })}</p>
      )}
      <ProblemNote problem={problem} />
      {isOpen && isMine && (
        <Button kind='secondary' isBusy={isBusy} onPress={() => end('undo')}>
          {t('sending.undo')}
        </Button>
      )}
      {isOpen && !isMine && (
        <div className='actions-row'>
          <Button
            isBusy={isBusy && ending === 'acceptance'}
            isDisabled={isBusy && ending !== 'acceptance'}
            onPress={() => end('acceptance')}
          >
            {t('sending.accept')}
          </Button>
          <Button
            kind='secondary'
            isBusy={isBusy && ending === 'refusal'}
            isDisabled={isBusy && ending !== 'refusal'}
            onPress={() => end('refusal')}
          >
            {t('sending.refuse')}
          </Button>
        </div>
      )}
      {!isMine && transfer.purpose === 'PERSON' && transfer.person && (
        <BlockButton transferId={transfer.transferId} name={who} />
      )}
    </li>
  );
}

function endBy(way: Ending, transferId: string, key: string) {
  const params = { path: { transferId }, header: { 'Idempotency-Key': key } };
  switch (way) {
    case 'acceptance':
      return answer(api.POST('/api/v1/wallet/transfers/{transferId}/acceptance', { params }));
    case 'refusal':
      return answer(api.POST('/api/v1/wallet/transfers/{transferId}/refusal', { params }));
    case 'undo':
      return answer(api.POST('/api/v1/wallet/transfers/{transferId}/undo', { params }));
  }
}

/** Takes, refuses or undoes it; each wish has one key until an answer came. */
function useEnding(transferId: string, onChange: () => Promise<void>) {
  const { mutate } = useSWRConfig();
  const keys = useRef<Partial<Record<Ending, string>>>({});
  const [ending, setEnding] = useState<Ending>();
  const act = useAct(async (way: Ending) => {
    setEnding(way);
    const key = (keys.current[way] ??= newKey());
    const outcome = await untilKnown(() => endBy(way, transferId, key));
    if (outcome.is === 'unclear') {
      throw new Problem(0, LOST, '');
    }
    if (outcome.is === 'refused') {
      if (isDecided(outcome.problem)) {
        delete keys.current[way];
        await onChange();
      }
      throw outcome.problem;
    }
    delete keys.current[way];
    void mutate('wallet');
    await onChange();
  });
  return { end: (way: Ending) => void act.run(way), isBusy: act.isBusy, problem: act.problem, ending };
}

function BlockButton({ transferId, name }: { transferId: string; name: string }) {
  const { t } = useTranslation();
  const { mutate } = useSWRConfig();
  const [isBlocked, setBlocked] = useState(false);
  const block = async () => {
    await answer(api.POST('/api/v1/wallet/blocked-people', { body: { transferId } }));
    setBlocked(true);
    void mutate('blocked people');
  };
  return isBlocked
    ? (
      <p className='quiet' role='status'>
        {t('sending.block.done')}
      </p>
    )
    : (
      <RemoveButton
        act={t('sending.block.act')}
        title={t('sending.block.title', { name })}
        text={t('sending.block.text')}
        onRemove={block}
      />
    );
}
