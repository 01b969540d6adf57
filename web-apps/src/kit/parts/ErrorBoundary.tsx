import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { Button } from './Button.tsx';

/** What a fault of the page itself comes to: a sentence and a way on, instead of an empty screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <main className='page'>
        <Translation ns='kit'>
          {(t) => (
            <div className='empty' role='alert'>
              <h1>{t('failed.title')}</h1>
              <p>{t('failed.unexpected')}</p>
              <Button onPress={() => location.reload()}>{t('reload')}</Button>
            </div>
          )}
        </Translation>
      </main>
    );
  }
}
