import { Page } from '../../kit/parts/Page.tsx';

export default function Payment() {
  return <Page title="Payment">…</Page>;
}
