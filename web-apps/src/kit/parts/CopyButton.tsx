import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

/** Copies a text, and says for a moment that it did. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('kit');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (copied) {
      const timer = setTimeout(() => setCopied(false), 3000);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [copied]);
  return (
    <Button
      kind='secondary'
      onPress={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => undefined,
        )}
    >
      <span role='status'>{t(copied ? 'copied' : 'copy')}</span>
    </Button>
  );
}
