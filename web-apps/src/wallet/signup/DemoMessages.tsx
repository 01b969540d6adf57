import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useService } from '../../kit/api/service.ts';
import { usePolling } from '../../kit/parts/hooks.ts';
import { openApi } from '../wallet.ts';

const PACE = 2000;

/** In the demo, the last message that went to a phone number or an address; elsewhere nothing. */
export function DemoMessages({ to }: { to: string }) {
  const { t } = useTranslation('kit');
  const service = useService();
  const isDemo = service.reading?.data.demo === true;
  const [text, setText] = useState<string>();
  usePolling(
    async () => {
      const messages = await answer(openApi.GET('/demo/messages', { params: { query: { to } } }));
      setText(messages.at(-1)?.text);
    },
    PACE,
    isDemo,
  );
  if (!isDemo) {
    return null;
  }
  return (
    <aside className='demo-messages' aria-label={t('demo.messages')}>
      <p className='quiet'>{t('demo.messages')}</p>
      <p>{text ?? t('demo.noMessages')}</p>
    </aside>
  );
}
