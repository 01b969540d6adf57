import { Page } from '../../kit/parts/Page.tsx';

export default function Offline() {
  return <Page title="Offline">…</Page>;
}
