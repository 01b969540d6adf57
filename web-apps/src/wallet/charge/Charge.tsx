import { Page } from '../../kit/parts/Page.tsx';

export default function Charge() {
  return <Page title="Charge">…</Page>;
}
