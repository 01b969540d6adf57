import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';
import { type PushState, pushState, startPush, stopPush } from './push.ts';

/** Notices pushed to this browser; permission is asked for when the person presses the button. */
export function PushCard({ publicKey }: { publicKey: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<PushState>();
  useEffect(() => void pushState().then(setState), []);
  const act = useAct(async () => setState(await (state === 'on' ? stopPush() : startPush(publicKey))));
  if (state === undefined || state === 'unsupported') {
    return null;
  }
  return (
    <section className='card'>
      <h2>{t('account.notices.push.title')}</h2>
      <p>{t(`account.notices.push.${state}`)}</p>
      <ProblemNote problem={act.problem} />
      {(state === 'on' || state === 'off') && (
        <Button
          kind='secondary'
          isBusy={act.isBusy}
          onPress={() => void act.run()}
        >
          {t(state === 'on' ? 'account.notices.push.stop' : 'account.notices.push.start')}
        </Button>
      )}
    </section>
  );
}
