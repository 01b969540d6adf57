import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A question over the page. It takes the focus and gives it back. */
export function Dialog(
  { title, isOpen, onClose, children, isAlert = false }: {
    title: string;
    isOpen: boolean;
    onClose: () => void;
    children: ReactNode;
    isAlert?: boolean;
  },
) {
  return (
    <ModalOverlay
      className='dialog-ground'
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isAlert}
    >
      <Modal className='dialog-box'>
        <AriaDialog className='dialog' role={isAlert ? 'alertdialog' : 'dialog'}>
          <Heading slot='title'>{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
